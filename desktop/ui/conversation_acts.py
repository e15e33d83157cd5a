"""What the shortcuts do with conversations as wholes."""

from __future__ import annotations

from collections.abc import Callable

from desktop.chat.message import Message
from desktop.session.library import Library
from desktop.ui.exchange_desk import ExchangeDesk
from desktop.ui.filing_desk import FilingDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.print_desk import PrintDesk
from desktop.ui.wording import tr
from desktop.ui.workspace import Workspace

#: What the menu of the shown conversation offers, by the names of shortcuts.
MENU = (
    "new-temporary",
    "file",
    "label",
    "fork",
    "find",
    "print",
    "export-pdf",
    "export",
    "import",
)


class ConversationActs:
    """Begins, keeps, files, forks, prints, exports and imports conversations, by wish of a key."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        *,
        library: Library,
        filing: FilingDesk,
        exchange: ExchangeDesk,
        printing: PrintDesk,
        tell: Callable[[str], object],
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._library = library
        self._filing = filing
        self._exchange = exchange
        self._printing = printing
        self._tell = tell

    def acts(self) -> dict[str, Callable[[], object]]:
        """By the names of shortcuts."""
        workspace = self._workspace
        return {
            "new": workspace.new_conversation,
            "new-temporary": lambda: workspace.new_conversation(temporary=True),
            "keep": workspace.keep,
            "print": lambda: self._hand_out(self._printing.print),
            "export-pdf": lambda: self._hand_out(self._printing.export),
            "export": self._export,
            "import": self._exchange.choose_files,
            "export-all": self._exchange.export_all,
            "file": self._filing.move_shown,
            "label": self._filing.tag_shown,
            "fork": workspace.fork,
            "new-folder": self._new_folder,
            "purge": self._purge,
            "show": self._show_lists,
            "regenerate": workspace.regenerate,
            "take-back": workspace.take_back,
        }

    def _hand_out(self, take: Callable[[list[Message], str], object]) -> None:
        """Give all messages of the shown conversation, and its title, to somebody."""
        conversation = self._workspace.conversation

        async def hand() -> None:
            await self._library.fetch(conversation, conversation.active_ids())
            take(conversation.active_path(), conversation.summary.title)

        self._workspace.run(hand(), "read a conversation")

    def _export(self) -> None:
        if self._workspace.temporary:
            self._tell(tr("A temporary conversation has to be kept before it is exported."))
        else:
            self._exchange.export(self._workspace.shown_summary())

    def _show_lists(self) -> None:
        self._window.set_sidebar_wanted(True)
        self._filing.ask_scope()

    def _purge(self) -> None:
        if not self._window.sidebar.purge():
            self._tell(tr("List the recently deleted conversations first, and choose one there."))

    def _new_folder(self) -> None:
        self._window.set_sidebar_wanted(True)
        self._filing.create_folder()
