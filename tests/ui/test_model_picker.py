"""The model picker, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.model import ModelInfo
from desktop.settings import ModelRef, Theme
from desktop.ui.icons import Icons
from desktop.ui.model_list import STATE_ROLE
from desktop.ui.model_picker import ModelChoice, ModelPicker
from desktop.ui.model_words import about, in_brief
from desktop.ui.theme import ThemeSource

ICONS = Path(__file__).parents[2] / "resources" / "icons"
LOCAL, FAST, SMART = (
    ModelRef("built-in", "tiny"),
    ModelRef("openai", "gpt-fast"),
    ModelRef("anthropic", "org/smart"),
)


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[ModelPicker]:
    window = QWidget()
    window.resize(500, 500)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    widget = ModelPicker(theme=ThemeSource(choice=Theme.LIGHT), icons=Icons(ICONS), parent=window)
    widget.set_choices(
        [
            ModelChoice(LOCAL, "Built-in model", "tiny"),
            ModelChoice(FAST, "OpenAI", "gpt-fast", "no key"),
            ModelChoice(SMART, "Anthropic", "org/smart"),
        ],
        FAST,
    )
    widget.open_at(window)
    yield widget
    window.close()


def field(picker: ModelPicker) -> QLineEdit:
    return picker.findChild(QLineEdit)


def shown(picker: ModelPicker) -> list[str]:
    model = picker.findChild(QListView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(qtbot: QtBot, picker: ModelPicker, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(field(picker), key)


def test_it_opens_at_the_chosen_model_and_enter_keeps_it(picker: ModelPicker, qtbot: QtBot) -> None:
    assert shown(picker) == [
        "Built-in model", "tiny", "OpenAI", "gpt-fast", "Anthropic", "org/smart",
    ]  # fmt: skip
    with qtbot.waitSignal(picker.chosen) as chosen:
        press(qtbot, picker, Qt.Key.Key_Return)
    assert chosen.args == [FAST]
    assert not picker.isVisible()


def test_arrows_pass_over_the_headings(picker: ModelPicker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picker.chosen) as chosen:
        press(qtbot, picker, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen.args == [SMART]


def test_typing_filters_by_model_and_provider(picker: ModelPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(picker), "ANTH smart")
    assert shown(picker) == ["Anthropic", "org/smart"]
    with qtbot.waitSignal(picker.chosen) as chosen:
        press(qtbot, picker, Qt.Key.Key_Return)
    assert chosen.args == [SMART]


def test_a_model_of_no_list_can_be_typed(picker: ModelPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(picker), "openai/gpt-next")
    assert shown(picker) == ["Use openai/gpt-next"]
    with qtbot.waitSignal(picker.chosen) as chosen:
        press(qtbot, picker, Qt.Key.Key_Return)
    assert chosen.args == [ModelRef("openai", "gpt-next")]


def test_nothing_found_says_what_can_be_typed(picker: ModelPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(picker), "nobody/x")
    words = " ".join(label.text() for label in picker.findChildren(QLabel) if label.isVisible())
    assert "provider and name" in words
    assert "openai" in words
    with qtbot.assertNotEmitted(picker.chosen):
        press(qtbot, picker, Qt.Key.Key_Return)


def test_f5_asks_for_the_list_of_the_provider(picker: ModelPicker, qtbot: QtBot) -> None:
    press(qtbot, picker, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.refresh_requested) as asked:
        press(qtbot, picker, Qt.Key.Key_F5)
    assert asked.args == ["anthropic"]


def test_new_lists_keep_what_is_typed(picker: ModelPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(picker), "fast")
    more = [ModelChoice(ModelRef("openai", m), "OpenAI", m) for m in ("gpt-fast", "faster", "slow")]
    picker.set_choices(more, FAST)
    assert shown(picker) == ["OpenAI", "gpt-fast", "faster"]


def test_escape_closes_without_choosing(picker: ModelPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        press(qtbot, picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_rows_and_controls_are_said_in_words(picker: ModelPicker) -> None:
    model = picker.findChild(QListView).model()
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "gpt-fast, OpenAI, no key, chosen"
    )
    for control in (field(picker), picker.findChild(QListView), picker.findChild(QPushButton)):
        assert control.accessibleName()


def test_what_is_known_of_a_model_stands_beside_it(picker: ModelPicker) -> None:
    known = ModelInfo("org/smart", "", 200_000, abilities=("images", "tools", "thinking"))
    assert in_brief(known) == "200k · images · thinking"
    picker.set_choices(
        [ModelChoice(SMART, "Anthropic", "org/smart", in_brief(known), about(known))], SMART
    )
    model = picker.findChild(QListView).model()
    row = model.index(model.rowCount() - 1, 0)
    assert row.data(STATE_ROLE) == "200k · images · thinking"
    said = "200,000 tokens of context, images, tools, thinking."
    assert said in row.data(Qt.ItemDataRole.ToolTipRole).replace("\n", " ")
    assert said in row.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (None, ""),
        (512, "512"),
        (8192, "8k"),
        (131_072, "128k"),
        (128_000, "128k"),
        (1_000_000, "1M"),
        (1_048_576, "1M"),
        (200_500, "200.5k"),
    ],
)
def test_windows_are_said_in_brief(tokens: int | None, words: str) -> None:
    assert in_brief(ModelInfo("m", context_window=tokens)) == words
