"""Assistants, prompts and the setup of a conversation, by keys in a real window."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.chat import assistant, prompt
from desktop.chat.assistant import Assistant
from desktop.chat.prompt import Prompt
from desktop.parameters import ModelParameters
from desktop.ui.answering.fill_dialog import FillDialog
from desktop.ui.answering.items_dialog import ItemsDialog
from desktop.ui.answering.setup_dialog import SetupDialog
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def write(path: Path, kind: str, *items: Assistant | Prompt) -> None:
    path.write_bytes(msgspec.json.encode({"type": kind, "version": 1, "items": items}))


def chord(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, CONTROL | SHIFT)


def dialog(desk: Desk, kind: type[QDialog]) -> QDialog | None:
    return next((d for d in desk.window.findChildren(kind) if d.isVisible()), None)


async def opened(desk: Desk, kind: type[QDialog]) -> QDialog:
    await desk.until(lambda: dialog(desk, kind), kind.__name__)
    found = dialog(desk, kind)
    assert found is not None
    await desk.until(found.isActiveWindow, "the dialog in front")
    return found


async def back(desk: Desk) -> None:
    """Wait until the window has the keys again, in its composer."""
    desk.window.composer.setFocus()
    await desk.until(desk.window.isActiveWindow, "the window in front")
    await desk.until(QApplication.focusWidget, "the focus")


def field(within: QWidget, name: str) -> QPlainTextEdit | QLineEdit:
    fields: list[QPlainTextEdit | QLineEdit] = [
        *within.findChildren(QPlainTextEdit),
        *within.findChildren(QLineEdit),
    ]
    for found in fields:
        if found.accessibleName() == name:
            return found
    raise AssertionError(name)


def button(within: QWidget, text: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if b.text().replace("&", "") == text)


def test_an_assistant_brings_its_prompt_model_parameters_and_tools(
    play: Play, tmp_path: Path
) -> None:
    pirate = Assistant(
        id="p", name="Pirate & Co", system_prompt="Arr.", model="test/two",
        parameters=ModelParameters(temperature=0.3), tools=("calculate",),
    )  # fmt: skip
    write(tmp_path / "assistants.json", assistant.KIND, pirate)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        QTest.keyClick(
            QApplication.focusWidget() or desk.window,
            Qt.Key.Key_A,
            CONTROL | Qt.KeyboardModifier.AltModifier,
        )
        await desk.until(QApplication.activePopupWidget, "the menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()[1].text() == "Pirate && Co"
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        await desk.until(lambda: desk.button("Pirate"), "its name")
        await desk.until(lambda: desk.button("1 tool"), "its tools")
        assert desk.button("two")
        await back(desk)
        await desk.send("Hi")
        await desk.until(lambda: desk.server.requests, "the request")
        body = desk.server.requests[0].json
        assert body["model"] == "two"
        assert body["temperature"] == 0.3
        assert body["messages"][0] == {"role": "system", "content": "Arr."}
        assert [t["function"]["name"] for t in body["tools"]] == ["calculate"]
        await desk.until(lambda: "Reply: Hello." in desk.texts(), "the reply")
        desk.control_key(Qt.Key.Key_N)
        assert desk.button("Assistant")

    play(scene)


def test_a_conversation_has_a_system_prompt_and_parameters_of_its_own(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        chord(desk, Qt.Key.Key_Y)
        setup = await opened(desk, SetupDialog)
        QTest.keyClicks(QApplication.focusWidget(), "Be brief.")
        temperature = field(setup, "Temperature")
        temperature.setFocus()
        QTest.keyClicks(temperature, "9")
        QTest.keyClick(temperature, Qt.Key.Key_Return, CONTROL)
        assert setup.isVisible(), "9 is no temperature"
        temperature.selectAll()
        QTest.keyClicks(temperature, "0.5")
        QTest.keyClick(temperature, Qt.Key.Key_Return, CONTROL)
        await desk.until(lambda: not setup.isVisible(), "the end of the dialog")
        await back(desk)
        await desk.send("Hi")
        await desk.until(lambda: desk.server.requests, "the request")
        body = desk.server.requests[0].json
        assert body["messages"][0] == {"role": "system", "content": "Be brief."}
        assert body["temperature"] == 0.5
        await desk.until(lambda: "Reply: Hello." in desk.texts(), "the reply")

    play(scene)


def test_a_prompt_is_found_by_a_slash_and_its_gaps_are_filled(play: Play, tmp_path: Path) -> None:
    write(
        tmp_path / "prompts.json",
        prompt.KIND,
        Prompt(id="1", name="Translate", text="To {{language: French}}: {{text}}"),
        Prompt(id="2", name="Greeting", text="Hello there"),
    )

    async def scene(desk: Desk) -> None:
        composer = desk.window.composer
        QTest.keyClicks(QApplication.focusWidget(), "/trans")
        await asyncio.sleep(0.1)
        desk.key(Qt.Key.Key_Return)
        form = await opened(desk, FillDialog)
        first = field(form, "language")
        assert isinstance(first, QPlainTextEdit)
        assert first.toPlainText() == "French"
        QTest.keyClicks(first, "German")
        QTest.keyClick(first, Qt.Key.Key_Tab)
        QTest.keyClicks(field(form, "text"), "Good day")
        QTest.keyClick(field(form, "text"), Qt.Key.Key_Return, CONTROL)
        await desk.until(lambda: composer.text() == "To German: Good day", "the filled text")
        composer.clear()
        await back(desk)
        QTest.keyClicks(QApplication.focusWidget(), "/greet")
        await asyncio.sleep(0.1)
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: composer.text() == "Hello there", "the text")
        composer.clear()

    play(scene)


def test_prompts_are_made_changed_and_deleted_with_undo(play: Play, tmp_path: Path) -> None:
    def stored() -> list[str]:
        path = tmp_path / "prompts.json"
        items = msgspec.json.decode(path.read_bytes())["items"] if path.exists() else []
        return [f"{item['name']}: {item.get('text', '')}" for item in items]

    async def scene(desk: Desk) -> None:
        chord(desk, Qt.Key.Key_J)
        found = await opened(desk, ItemsDialog)
        assert isinstance(found, ItemsDialog)
        button(found, "New").click()
        await desk.until(lambda: found.names == ["New prompt"], "a new prompt")
        name, text = field(found, "Name"), field(found, "Text")
        await desk.until(lambda: QApplication.focusWidget() is name, "the cursor in its name")
        QTest.keyClicks(name, "Review")
        text.setFocus()
        QTest.keyClicks(text, "Look at {{code}}.")
        button(found, "Duplicate").click()
        await desk.until(lambda: found.names == ["Review", "Review 2"], "another one")
        assert stored() == ["Review: Look at {{code}}.", "Review 2: Look at {{code}}."]
        button(found, "Delete").click()
        await desk.until(lambda: found.names == ["Review"], "one less")
        button(found, "Undo").click()
        await desk.until(lambda: found.names == ["Review", "Review 2"], "it is back")
        QTest.keyClick(found, Qt.Key.Key_Escape)
        await desk.until(lambda: not found.isVisible(), "the end of the dialog")
        assert len(stored()) == 2

    play(scene)
