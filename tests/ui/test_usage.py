"""The page of what was used, and the budget, in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.chat.usage_report import DayOfModel
from desktop.session.usage_reports import Priced
from desktop.ui.answering.compare_dialog import CompareDialog
from desktop.ui.answering.usage_dialog import UsageDialog
from desktop.ui.answering.usage_plot import end_of_scale
from desktop.ui.answering.usage_table import UsageTable
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.user_view import UserView
from tests.scripted_server import Answer, chat_chunks
from tests.ui.comparing import check, opened, send
from tests.ui.desk import Desk, Play

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OWN = '[[prices]]\nmodel = "*"\ninput = 1000\noutput = 10000\n'


async def page(desk: Desk) -> UsageDialog:
    QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_B, CONTROL | SHIFT)
    await desk.until(
        lambda: any(d.isVisible() for d in desk.window.findChildren(UsageDialog)), "the page"
    )
    found = desk.window.findChild(UsageDialog)
    assert isinstance(found, UsageDialog)
    return found


def test_the_page_says_what_was_used(play: Play, tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine."])))
        await desk.send("Hi")
        await desk.until(
            lambda: desk.views() and "$0.075" in desk.views()[-1].footer.words, "the reply"
        )
        dialog = await page(desk)
        assert dialog.table_rows == 1
        assert dialog.sum_words.startswith("1 reply, $0.075.")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(lambda: not dialog.isVisible(), "the end of the page")

    play(scene)


def question(desk: Desk) -> QMessageBox | None:
    boxes = desk.window.findChildren(QMessageBox)
    return next((box for box in boxes if box.isVisible()), None)


async def answer(desk: Desk, words: str) -> None:
    """Press a button of the question, once it is there."""
    await desk.until(lambda: question(desk), "the question")
    button = desk.button(words, question(desk))
    assert button is not None
    button.click()
    await desk.until(lambda: question(desk) is None, "its end")


def test_the_cost_is_seen_where_there_is_little_room(qtbot: QtBot, theme: ThemeSource) -> None:
    table = UsageTable()
    qtbot.addWidget(table)
    table.set_theme(theme.theme)
    used = DayOfModel(
        day=20_000,
        provider_id="a-provider",
        model="a-model-with-a-rather-long-name",
        replies=40,
        bands=((0, 124_500, 1_000, 43_370),),
    )
    table.show_rows([Priced(day=used, cost=0.478069)])
    table.show()
    for width, all_columns in ((460, False), (1_200, True), (600, False)):
        table.resize(width, 200)
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
        hidden = [n for n in range(12) if table.isColumnHidden(n)]
        assert bool(hidden) is not all_columns
        assert not {0, 2, 7} & set(hidden), "day, model and cost"


def test_nothing_is_asked_for_behind_the_budget(play: Play, tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine."])))
        await desk.send("One")
        await desk.until(lambda: desk.texts()[-1:] == ["Reply: Fine."], "the reply")
        dialog = await page(desk)
        dialog.budget_chosen.emit(0.05)
        await desk.until(
            lambda: "monthly_budget = 0.05" in (tmp_path / "settings.toml").read_text(), "budget"
        )
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(desk.window.isActiveWindow, "the window in front")
        desk.window.composer.setFocus()
        desk.control_key(Qt.Key.Key_R)
        await answer(desk, "Do not send")
        view = desk.views()[0]
        assert isinstance(view, UserView)
        view.begin_edit("Other words")
        desk.key(Qt.Key.Key_Return)
        await answer(desk, "Do not send")
        assert view.editing, "what was typed is still there"
        desk.key(Qt.Key.Key_Escape)
        desk.window.composer.setFocus()
        compared = await opened(desk)
        check(compared, "test/one", "test/two")
        send(compared)
        await answer(desk, "Do not send")
        assert not compared.columns
        assert len(desk.server.requests) == 1
        send(compared)
        await answer(desk, "Send anyway")
        await desk.until(lambda: len(desk.server.requests) == 3, "both requests")
        await desk.until(lambda: all(c.can_be_picked for c in compared.columns), "both replies")
        QTest.keyClick(compared, Qt.Key.Key_1)
        await desk.until(lambda: not desk.window.findChildren(CompareDialog), "the end of it")

    play(scene)


def test_the_budget_asks_once_and_can_be_overruled(play: Play, tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine."])))
        await desk.send("One")
        await desk.until(lambda: desk.texts()[-1:] == ["Reply: Fine."], "the reply")
        dialog = await page(desk)
        budget = next(
            e for e in dialog.findChildren(QLineEdit)
            if e.accessibleName() == "Monthly budget in USD"
        )  # fmt: skip
        budget.setFocus()
        QTest.keyClicks(budget, "0.05")
        QTest.keyClick(budget, Qt.Key.Key_Return)
        await desk.until(
            lambda: "monthly_budget = 0.05" in (tmp_path / "settings.toml").read_text(),
            "the budget in the settings",
        )
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(desk.window.isActiveWindow, "the window in front")
        desk.window.composer.setFocus()
        await desk.until(QApplication.focusWidget, "the focus")
        await desk.send("Two")
        await desk.until(lambda: question(desk), "the question")
        assert len(desk.server.requests) == 1
        assert desk.window.composer.text() == "Two"
        box = question(desk)
        assert box is not None
        send = desk.button("Send anyway", box)
        assert send is not None
        send.click()
        await desk.until(lambda: len(desk.server.requests) == 2, "it is sent")
        await desk.until(lambda: len(desk.views()) == 4, "the second reply")
        await desk.until(lambda: desk.texts()[-1] == "Reply: Fine.", "its end")
        await desk.until(desk.window.isActiveWindow, "the window in front")
        desk.window.composer.setFocus()
        await desk.until(QApplication.focusWidget, "the focus")
        await desk.send("Three")
        await desk.until(lambda: len(desk.server.requests) == 3, "no second question")
        await desk.until(lambda: len(desk.views()) == 6, "the third reply")

    play(scene)


@pytest.mark.parametrize(
    ("highest", "end"),
    [(247, 400), (400, 400), (401, 800), (0.03, 0.04), (9.2, 10), (1_001, 2_000)],
)
def test_the_lines_of_a_plot_stand_at_round_numbers(highest: float, end: float) -> None:
    assert end_of_scale(highest) == pytest.approx(end)
