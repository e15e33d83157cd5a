"""The tool picker: what a person agrees to is there whole, and what it costs."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.session.tool_shelf import ToolOffer
from desktop.ui.theme import ThemeSource
from desktop.ui.tool_picker import ToolPicker

OFFERS = [
    ToolOffer(key="clock", title="Clock", description="Tells the time.", tokens=120),
    ToolOffer(key="server:git:1", title="git", runs="Runs uvx mcp-server-git"),
]


def test_what_is_chosen_is_counted(qtbot: QtBot, theme: ThemeSource) -> None:
    picker = ToolPicker(theme=theme)
    qtbot.addWidget(picker)
    picker.set_offers(OFFERS)
    assert picker.cost == "No tool is on: the model only talks."
    clock, git = picker.boxes
    with qtbot.waitSignal(picker.chosen) as chosen:
        clock.toggle()
    assert chosen.args == [frozenset({"clock"})]
    assert picker.cost == "About 120 tokens with every request."
    assert "120 tokens" in clock.accessibleDescription()
    git.toggle()
    assert picker.cost == "About 120 tokens with every request, and what is not known yet."


def test_what_a_server_runs_is_shown_whole_and_hides_nothing(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    picker = ToolPicker(theme=theme)
    qtbot.addWidget(picker)
    long = "Runs sh -c " + "x" * 5_000 + " \u202erm -rf"
    picker.set_offers([ToolOffer(key="server:a:1", title="a", runs=long)])
    said = picker.boxes[0].accessibleDescription()
    assert said.endswith("⟨U+202E⟩rm -rf")
    assert said.count("x") == 5_000
    picker.set_offers([ToolOffer(key="server:a:1", title="a", runs=long)])
    below = next(label for label in picker.findChildren(QLabel) if "Runs" in label.text())
    assert below.minimumSizeHint().width() < 400, "it is wrapped, not cut"
