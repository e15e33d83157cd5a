"""Which assistant answers in the shown conversation, and how."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.chat.assistant import Assistant
from desktop.chat.conversation import new_id
from desktop.chat.model import ModelInfo
from desktop.chat.setup import ConversationSetup
from desktop.parameters import Parameter, parameters_of
from desktop.session.accounts import Accounts
from desktop.session.assistants import Assistants
from desktop.session.library import Library
from desktop.session.tool_shelf import ToolShelf
from desktop.settings import ModelRef
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.answering.assistant_editor import AssistantEditor
from desktop.ui.answering.items_desk import ItemsDesk
from desktop.ui.answering.items_dialog import ItemsDialog, ItemWords
from desktop.ui.answering.setup_dialog import SetupDialog
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.model_desk import ModelDesk
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.path_loader import Run
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.unfinished import Unfinished
from desktop.ui.wording import marked, tr

_NOTHING = marked(
    "No assistant yet. One is a name, a system prompt, a model, parameters and tools."
)
#: In letters of Latin.
_LONGEST, _LONGEST_NARROW = 24, 7


class AssistantDesk(QObject):
    """Joins the button in the composer, its menu, the dialogs and what is kept."""

    #: The shown conversation is answered otherwise now.
    taken = Signal()
    #: A sentence for the user.
    told = Signal(str)

    def __init__(
        self,
        *,
        assistants: Assistants,
        accounts: Accounts,
        library: Library,
        tools: ToolShelf,
        models: ModelDesk,
        answers: AnswerDesk,
        unfinished: Unfinished,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap,
        tasks: TaskStarter,
        run: Run,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._assistants = assistants
        self._accounts = accounts
        self._library = library
        self._tools = tools
        self._models = models
        self._answers = answers
        self._unfinished = unfinished
        self._theme = theme
        self._icons = icons
        self._keys = keys
        self._tasks = tasks
        self._run = run
        self._window = parent
        self._known: dict[str, tuple[ModelInfo, ...]] = {}
        self._editor: AssistantEditor | None = None
        self._desk: ItemsDesk | None = None
        self._setup: SetupDialog | None = None
        self._narrow = False
        self._menu = QMenu(parent)
        # Shown before it has its place: without a parent it would be a window of its own, and
        # have the keys that are typed meanwhile.
        self.button = QPushButton(parent)
        self.button.clicked.connect(self.open_menu)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        answers.shown.connect(lambda _opened: self.show_taken())
        self.show_taken()

    async def restore(self) -> None:
        """Read the assistants. Raises `StorageError`."""
        await self._assistants.all()

    @property
    def menu(self) -> QMenu:
        """What the button opens."""
        return self._menu

    def entries(self) -> Iterator[Entry]:
        """For the palette."""
        taken = self._shown.conversation.setup.assistant
        for assistant in self._assistants.at_hand:
            yield Entry(
                key=f"assistant:{assistant.id}",
                kind=EntryKind.ASSISTANT,
                title=assistant.name,
                detail=assistant.model,
                checked=assistant.name == taken,
            )

    def open_menu(self) -> None:
        """Let the user choose."""

        async def show() -> None:
            await self._assistants.all()
            self._show_menu()

        self._start(show(), "choose an assistant")

    def _show_menu(self) -> None:
        menu = self._menu
        menu.clear()
        taken = self._shown.conversation.setup.assistant
        menu.addAction(self._choice(tr("No assistant"), checked=not taken, act=self.leave))
        for assistant in self._assistants.at_hand:
            act = _call_with(self.take, assistant.id)
            name = assistant.name.replace("&", "&&")
            menu.addAction(self._choice(name, checked=assistant.name == taken, act=act))
        menu.addSeparator()
        menu.addAction(self._plain(tr("&This conversation…"), "instructions", self.edit_setup))
        menu.addAction(self._plain(tr("&Manage assistants…"), "assistants", self.manage))
        place = self.button.mapToGlobal(QPoint(0, 0))
        menu.popup(QPoint(place.x(), place.y() - menu.sizeHint().height() - 4))
        menu.setActiveAction(menu.actions()[0])

    def take(self, assistant_id: str) -> None:
        """Let the shown conversation be answered by an assistant from now on."""
        self._run(self._take(assistant_id, self._shown), "take an assistant")

    def leave(self) -> None:
        """Let the shown conversation be answered as the settings say."""

        async def leave() -> None:
            await self._assistants.leave(self._shown.conversation, library=self._library)
            self._tell_taken()

        self._run(leave(), "leave an assistant")

    def manage(self) -> None:
        """Show all assistants, to be changed."""
        self._start(self._manage(self._shown.conversation.setup.assistant), "show the assistants")

    async def finish(self) -> None:
        """Keep what is typed in the dialog of the assistants."""
        if self._desk is not None:
            await self._desk.finish()

    def edit_setup(self) -> None:
        """Show how the shown conversation is answered, to be changed."""
        self._start(self._edit_setup(self._shown), "show how a conversation is answered")

    def set_narrow(self, narrow: bool) -> None:
        """Whether the button has little room."""
        self._narrow = narrow
        self.show_taken()

    def show_taken(self) -> None:
        """Say on the button which assistant it is."""
        setup = self._shown.conversation.setup
        name = setup.assistant or (tr("Own setup") if setup != _USUAL else tr("Assistant"))
        metrics = self.button.fontMetrics()
        # In a measure that fits letters of all scripts.
        room = metrics.horizontalAdvance("n") * (_LONGEST_NARROW if self._narrow else _LONGEST)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.button.setText(shown.replace("&", "&&"))
        # Where there is little room, one that is not chosen is found by its key.
        self.button.setVisible(not self._narrow or setup != _USUAL)
        words = tr("Choose an assistant")
        if setup.assistant:
            words = tr("Assistant: {name}").format(name=setup.assistant)
        self.button.setAccessibleName(words)
        self._keys.tip(self.button, words, "assistants")

    @property
    def _shown(self) -> OpenConversation:
        return self._answers.opened

    async def _take(self, assistant_id: str, opened: OpenConversation) -> None:
        assistant = await self._assistants.find(assistant_id)
        if assistant is None:
            return
        model = await self._assistants.take(
            assistant,
            opened.conversation,
            library=self._library,
            tools=self._tools,
            default_model=lambda: opened.model,
        )
        if opened is self._shown:
            self._answers.set_model(model)
            self._tell_taken()
        else:
            opened.model = model

    def _tell_taken(self) -> None:
        self.show_taken()
        self.taken.emit()

    async def _manage(self, name: str) -> None:
        desk = self._made_desk()
        assert self._editor is not None
        await self._learn_models()
        choices = await self._models.choices()
        offers = await self._tools.offers(self._shown.conversation)
        self._editor.set_choices([str(choice.ref) for choice in choices], offers)
        chosen = next((a.id for a in await self._assistants.all() if a.name == name), "")
        desk.open(choose=chosen)

    async def _edit_setup(self, opened: OpenConversation) -> None:
        await self._learn_models()
        if self._setup is None:
            self._setup = SetupDialog(self._icons, theme=self._theme, parent=self._window)
            self._setup.accepted_setup.connect(self._on_setup_accepted_setup)
            self._setup.assistant_requested.connect(self._on_setup_assistant_requested)
        settings = self._accounts.settings
        self._setup.open_with(
            opened.conversation.setup,
            model=opened.model.model,
            offered=self._takes(str(opened.model)),
            usual_prompt=settings.system_prompt,
            usual_limit=settings.context_limit,
        )
        if not opened.conversation.temporary:
            name = opened.conversation.id if len(opened.conversation) else ""
            self._setup.go_on(self._unfinished, f"setup:{name}")

    def _on_setup_accepted_setup(self, setup: ConversationSetup) -> None:
        async def change() -> None:
            await self._library.set_up(self._shown.conversation, setup)
            self._tell_taken()

        self._run(change(), "change how a conversation is answered")

    def _on_setup_assistant_requested(self, setup: ConversationSetup) -> None:
        async def make() -> None:
            chosen = await self._tools.chosen(self._shown.conversation)
            await self._manage("")
            self._made_desk().add(
                Assistant(
                    id=new_id(),
                    name=setup.assistant or tr("New assistant"),
                    system_prompt=setup.system_prompt,
                    model=str(self._shown.model),
                    parameters=setup.parameters,
                    tools=tuple(sorted(chosen)),
                )
            )

        self._start(make(), "make an assistant of a conversation")

    def _made_desk(self) -> ItemsDesk:
        if self._desk is None:
            self._editor = AssistantEditor(self._icons, takes=self._takes)
            dialog = ItemsDialog(
                self._editor,
                ItemWords(
                    title=tr("Assistants"),
                    nothing=tr(_NOTHING),
                    new=tr("Make a new assistant"),
                    copy=tr("Make another assistant like this one"),
                    delete=tr("Delete this assistant; it can be undone"),
                ),
                theme=self._theme,
                parent=self._window,
            )
            self._desk = ItemsDesk(
                self._assistants,
                dialog,
                blank=lambda item_id: Assistant(id=item_id, name=tr("New assistant")),
                file_name="assistants",
                filters=[tr("Assistants (*.json)")],
                tasks=self._tasks,
            )
            self._desk.told.connect(self.told)
        return self._desk

    async def _learn_models(self) -> None:
        for provider in self._accounts.settings.providers:
            self._known[provider.id] = await self._accounts.known_models(provider.id)

    def _takes(self, model: str) -> tuple[Parameter, ...]:
        ref = ModelRef.parse(model) or self._accounts.default_model()
        provider = self._accounts.settings.provider(ref.provider_id)
        if provider is None:
            return ()
        known = self._known.get(provider.id, ())
        listed = next((m.parameters for m in known if m.id == ref.model), ())
        return parameters_of(provider.kind, provider.base_url, ref.model, listed)

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._run(work, name)

    def _choice(self, text: str, *, checked: bool, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._menu)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked: act())
        return action

    def _plain(self, text: str, name: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._menu)
        keys = self._keys.words(name)
        action.setText(f"{text}\t\N{EM SPACE}{keys}" if keys and name == "instructions" else text)
        action.triggered.connect(lambda _checked: act())
        return action

    def _on_theme_changed(self, theme: Theme) -> None:
        self.button.setFont(theme.small_font())
        self._menu.setFont(theme.small_font())


_USUAL = ConversationSetup()


def _call_with(act: Callable[[str], object], value: str) -> Callable[[], object]:
    return lambda: act(value)
