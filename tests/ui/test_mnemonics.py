"""Alt and a letter lead to one thing of a window, in every language of the interface."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.runtime.paths import resources_folder
from desktop.session.tool_servers import ServerStatus
from desktop.settings import DEFAULT_PROVIDERS, Settings
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.server import ServerState
from desktop.ui.delete_all_dialog import DeleteAllDialog
from desktop.ui.icons import Icons
from desktop.ui.provider_presets import PRESETS
from desktop.ui.settings_dialog import PAGES, KeyRow, SettingsDialog
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import without_key
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.walk import (
    own_items,
    said,
    send,
    settled,
    trigger,
    walk_actions,
    walk_page,
    walk_sidebar,
    windows,
)

_FOLDER = resources_folder() / "translations"
_LANGUAGES = ("en", "de", "ja")
#: Parts what the languages say.
_JOINT = "\x1f"


class AllLanguages(QTranslator):
    """Says every text in all languages, one after the other: one walk is enough for all."""

    def __init__(self, parent: QApplication) -> None:
        super().__init__(parent)
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translators = []
        for language in _LANGUAGES[1:]:
            ours, theirs = QTranslator(self), QTranslator(self)
            assert ours.load(str(_FOLDER / f"rivulet_{language}.qm"))
            assert theirs.load(str(Path(of_qt) / f"qtbase_{language}.qm"))
            self._translators.append((ours, theirs))

    def translate(
        self, context: str, text: str, remark: str | None = None, number: int = -1
    ) -> str:
        said = [text]
        for translators in self._translators:
            found = (t.translate(context, text, remark, number) for t in translators)
            said.append(next(filter(None, found), text))
        return _JOINT.join(said)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def all_languages(qapp: QApplication) -> Iterator[None]:
    translator = AllLanguages(qapp)
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    translator.deleteLater()


class Letters:
    """What is wrong with the letters of the windows that were looked at."""

    def __init__(self) -> None:
        self.complaints: dict[str, str] = {}
        #: Texts with a letter that were seen, in English.
        self.seen: Counter[str] = Counter()

    def look(self, window: QWidget, where: str) -> None:
        if isinstance(window, QFileDialog):
            return  # the system's
        for number, language in enumerate(_LANGUAGES):
            led_to = defaultdict(list)
            for text in _with_letters(window):
                words = text.split(_JOINT)
                if len(words) == len(_LANGUAGES) and (key := _key(words[number])):
                    led_to[key].append(words[number])
                    self.seen[without_key(words[0])] += 1
            for key, texts in led_to.items():
                if len(texts) > 1:
                    self._complain(f"{language}: {key}: {', '.join(texts)}", where)
            for key in led_to.keys() & _keys_of(window):
                self._complain(f"{language}: {key} is a shortcut too: {led_to[key]}", where)

    def report(self) -> None:
        lines = [f"{where}: {what}" for what, where in self.complaints.items()]
        assert not lines, "\n".join(sorted(lines))
        assert self.seen, "nothing was looked at"

    def _complain(self, what: str, where: str) -> None:
        self.complaints.setdefault(what, where.replace(_JOINT, "/"))


def _key(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def _with_letters(window: QWidget) -> Iterator[str]:
    """The texts that may have a letter, of what is shown."""
    if isinstance(window, QMenu):
        yield from (action.text() for action in window.actions() if action.isVisible())
        return
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        # What is switched off may be on in a moment.
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() and widget.buddy().isVisible()
        ):
            yield widget.text()


def _keys_of(window: QWidget) -> set[str]:
    """The keys that do something in the whole window."""
    keys = [key for a in window.findChildren(QAction) for key in a.shortcuts()]
    # A button has its letter as a shortcut of its own.
    keys += [s.key() for s in window.findChildren(QShortcut) if s.parent() is not window]
    return {key.toString() for key in keys}


def test_on_the_pages_of_the_settings_and_behind_their_buttons(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        letters = Letters()
        for page in PAGES:
            await walk_page(desk, page, letters.look)
        letters.report()

    play(scene)


def test_in_the_forms_of_providers_and_tool_servers(qtbot: QtBot, theme: ThemeSource) -> None:
    icons = Icons(resources_folder() / "icons")
    dialog = SettingsDialog(theme=theme, icons=icons, data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    servers = {"run": ToolServer(command="serve"), "web": ToolServer(url="https://example.org")}
    settings = Settings(providers=(*DEFAULT_PROVIDERS, *PRESETS), tool_servers=servers)
    dialog.set_settings(settings)
    for provider in settings.providers:
        dialog.set_key_state(provider.id, KeyRow(words="here", can_forget=True))
    dialog.servers.set_statuses(
        [
            ServerStatus(name=name, state=ServerState.RUNNING, signed_in=name == "web")
            for name in servers
        ]
    )
    dialog.open()
    letters = Letters()
    dialog.show_page("Providers")
    for provider in settings.providers:
        dialog.show_provider(provider.id)
        letters.look(dialog, f"provider {provider.id}")
    dialog.show_page("Tool servers")
    for name in servers:
        dialog.servers.show_server(name)
        letters.look(dialog, f"tool server {name}")
    letters.report()
    assert letters.seen["Remove key"]
    assert letters.seen["Sign out"]


def test_in_questions(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        letters = Letters()

        def is_asked(button: str) -> bool:
            boxes = [w for w in windows() if isinstance(w, QMessageBox | DeleteAllDialog)]
            for box in boxes:
                letters.look(box, button)
                box.close()
            return letters.seen[without_key(button)] > 0

        trigger(desk, "settings")
        dialog = desk.window.findChild(SettingsDialog)
        assert isinstance(dialog, SettingsDialog)
        dialog.show_page("Data")
        page = dialog.data
        await desk.until(lambda: _press(page, "&Back up now"), "the page")
        for button, asked in (
            ("&Restore…", "&Restore"),
            ("Re&move…", "Re&move"),
            ("Delete &all conversations…", "&Delete all"),
        ):
            await desk.until(lambda b=button: _press(page, b), f"{button} to be there")
            await desk.until(lambda a=asked: is_asked(a), f"a question after {button}")
        dialog.close()
        desk.server.chat(Answer(chat_chunks(["αβγ"])))
        trigger(desk, "new-temporary")
        await send(desk, "αβγ")
        await desk.until(lambda: "αβγ" in said(desk), "the reply")
        trigger(desk, "new")
        await desk.until(lambda: is_asked("&Discard it"), "the question what to do with it")
        letters.report()

    play(scene)


def _choose(menu: QWidget, text: str) -> bool:
    action = next((a for a in menu.actions() if a.text().startswith(text)), None)
    if action is None or not isinstance(menu, QMenu):
        return False
    menu.close()
    action.trigger()
    return True


def _press(within: QWidget, text: str) -> bool:
    found = (b for b in within.findChildren(QAbstractButton) if b.text().startswith(text + _JOINT))
    button = next(filter(QAbstractButton.isEnabled, found), None)
    if button is not None:
        button.click()
    return button is not None


def test_in_whatever_an_action_opens_and_in_menus(play: Play, tmp_path: Path) -> None:
    own_items(tmp_path)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["αβγ"])))
        await send(desk, "αβγ")
        await desk.until(lambda: "αβγ" in said(desk), "the reply")
        letters = Letters()
        await walk_actions(desk, letters.look)
        trigger(desk, "assistants")
        await desk.until(lambda: any(_choose(menu, "&Manage") for menu in windows()), "the menu")
        await desk.until(lambda: len(windows()) > 1, "the assistants")
        for window in windows():
            letters.look(window, "assistants")
            if window is not desk.window:
                window.close()
        await walk_sidebar(desk, letters.look)
        await settled(desk)
        letters.report()

    play(scene)


@pytest.mark.parametrize("file", sorted(_FOLDER.glob("*.ts")), ids=lambda path: path.stem)
def test_what_has_a_letter_has_one_in_translations_too(file: Path) -> None:
    for message in ET.parse(file).iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        for form in translation.iter("numerusform") if len(translation) else (translation,):
            words = form.text or ""
            assert bool(_key(words)) == bool(_key(source)), f"{source!r}: {words!r}"
