"""The library of prompts, and how one gets into the composer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.chat.prompt import Prompt, variables_of
from desktop.session.prompts import Prompts
from desktop.ui.answering.fill_dialog import FillDialog
from desktop.ui.answering.items_desk import ItemsDesk
from desktop.ui.answering.items_dialog import ItemsDialog, ItemWords
from desktop.ui.answering.prompt_editor import PromptEditor
from desktop.ui.completion.source import Candidate
from desktop.ui.message_editor import MessageEditor, clean
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import ThemeSource
from desktop.ui.unfinished import Unfinished
from desktop.ui.wording import marked, tr

_NOTHING = marked(
    "No prompt yet. A prompt is a text that is used again and again; / in an empty message "
    "finds it."
)
_MANAGE = "manage"


class PromptDesk(QObject):
    """Inserts prompts, their gaps filled in, and lets them be changed."""

    #: A sentence for the user.
    told = Signal(str)

    def __init__(
        self,
        *,
        prompts: Prompts,
        editor: MessageEditor,
        unfinished: Unfinished,
        theme: ThemeSource,
        tasks: TaskStarter,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._editor = editor
        self._unfinished = unfinished
        self._theme = theme
        self._tasks = tasks
        self._window = parent
        self._desk: ItemsDesk | None = None

    async def restore(self) -> None:
        """Read the prompts. Raises `StorageError`."""
        await self._prompts.all()

    def entries(self) -> Iterator[Entry]:
        """For the palette."""
        for prompt in self._prompts.at_hand:
            yield Entry(
                key=f"prompt:{prompt.id}",
                kind=EntryKind.PROMPT,
                title=prompt.name,
                detail=_beginning(prompt.text),
            )

    def use(self, prompt_id: str) -> None:
        """Put a prompt into the message, after its gaps are filled in."""
        prompt = next((p for p in self._prompts.at_hand if p.id == prompt_id), None)
        if prompt is None:
            return
        if not variables_of(prompt.text):
            self._insert(prompt.text)
            return
        dialog = FillDialog(prompt, theme=self._theme, parent=self._window)
        dialog.filled.connect(self._insert)
        self._unfinished.follow(dialog, f"prompt:{prompt.id}", dialog.gaps)
        dialog.open()

    async def finish(self) -> None:
        """Keep what is typed in the dialog of the prompts."""
        if self._desk is not None:
            await self._desk.finish()

    def manage(self) -> None:
        """Show all prompts, to be changed."""
        self._made_desk().open()

    def _insert(self, text: str) -> None:
        self._window.activateWindow()
        self._editor.setFocus()
        self._editor.textCursor().insertText(clean(text)[0])

    def _made_desk(self) -> ItemsDesk:
        if self._desk is None:
            dialog = ItemsDialog(
                PromptEditor(),
                ItemWords(
                    title=tr("Prompts"),
                    nothing=tr(_NOTHING),
                    new=tr("Make a new prompt"),
                    copy=tr("Make another prompt like this one"),
                    delete=tr("Delete this prompt; it can be undone"),
                ),
                theme=self._theme,
                parent=self._window,
            )
            self._desk = ItemsDesk(
                self._prompts,
                dialog,
                blank=lambda item_id: Prompt(id=item_id, name=tr("New prompt")),
                file_name="prompts",
                filters=[tr("Prompts (*.json)"), tr("Texts (*.md *.txt)")],
                tasks=self._tasks,
            )
            self._desk.told.connect(self.told)
        return self._desk


class PromptSource:
    """Offers the prompts for a message that begins with ``/``."""

    trigger = "/"
    at_start = True
    title = marked("Prompts")

    def __init__(self, prompts: Prompts, desk: PromptDesk) -> None:
        self._prompts = prompts
        self._desk = desk

    async def find(self, query: str) -> Sequence[Candidate]:  # noqa: ARG002 - ranked later
        prompts = await self._prompts.all()
        found = [
            Candidate(
                key=prompt.id, title=prompt.name, detail=_beginning(prompt.text), icon="file-text"
            )
            for prompt in prompts
        ]
        return [*found, Candidate(key=_MANAGE, title=tr("Manage prompts…"), icon="pencil")]

    def query_words(self, query: str) -> str:
        return query

    def chosen(self, candidate: Candidate) -> str:
        # Not while the list is still closing.
        act = (
            self._desk.manage if candidate.key == _MANAGE else lambda: self._desk.use(candidate.key)
        )
        QTimer.singleShot(0, self._desk, act)
        return ""


def _beginning(text: str) -> str:
    return " ".join(text[:200].split())[:80]
