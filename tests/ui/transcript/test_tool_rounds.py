"""Calls of tools in the transcript: questions, keys, results."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Citation, Text, ToolCall, ToolResult
from desktop.chat.consent import ConsentRequest, Decision, Pattern, Reach
from desktop.chat.form import Choice, Field, FieldKind, Form
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.tool import ToolHints
from desktop.chat.tool_rounds import (
    DENIED,
    DENIED_BECAUSE,
    FAULT,
    STOPPED,
    TOO_LONG,
    own_words,
)
from desktop.session.consent import Question
from desktop.session.tool_calls import CallStage, CallState
from desktop.settings import Theme as ThemeChoice
from desktop.tools.caller import Progress
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.consent_card import ConsentCard
from desktop.ui.transcript.form_card import FormCard
from desktop.ui.transcript.json_card import JsonCard
from desktop.ui.transcript.resource_card import ResourceCard
from desktop.ui.transcript.tool_round_view import ToolRoundView
from desktop.ui.transcript.tool_view import ToolView
from desktop.ui.transcript.transcript import Transcript
from tests.ui.marked_words import mark_everything, unmark

from .conftest import MakeMessage

CALL = ToolCall("c1", "files__write", {"path": "/a"}, '{"path": "/a"}')
ROUND = Message(id="t", role=Role.TOOL, created_at=0.0, status=MessageStatus.STREAMING)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


USERS = (Message(id="u", role=Role.USER, blocks=(Text("Go"),), created_at=0.0),)


class Page:
    """A transcript with one reply's calls, and the decisions on them."""

    def __init__(self, transcript: Transcript, loop: asyncio.AbstractEventLoop) -> None:
        self.transcript = transcript
        self._loop = loop

    def asking(self, index: int, *, words: str = "", **changes: Any) -> Question:
        fields = {"server": "files", "tool": "write", "arguments": CALL.arguments} | changes
        request = ConsentRequest(conversation_id="c", **fields)

        async def made() -> Question:
            return Question(None if words else request, words)

        question = self._loop.run_until_complete(made())
        self._show(index, question)
        return question

    def asking_form(self, *fields: Field, url: str = "") -> Question:
        form = Form(server="files", message="Who are \u202eyou?", fields=fields, url=url)

        async def made() -> Question:
            return Question(form=form)

        question = self._loop.run_until_complete(made())
        self._show(0, question)
        return question

    def _show(self, index: int, question: Question) -> None:
        state = CallState(call=CALL, stage=CallStage.ASKING, question=question)
        self.transcript.tool_changed("t", index, state)

    def show_anew(self, question: Question) -> None:
        """As in another window, or after another language."""
        self.transcript.show_path(USERS)
        self.transcript.begin_tools(ROUND, (CallState(call=CALL), CallState(call=CALL)))
        self._show(0, question)

    def decision(self, question: Question) -> Decision | None:
        return None if question.open else self._loop.run_until_complete(question.answered())

    @property
    def view(self) -> ToolRoundView:
        view = self.transcript.view("t")
        assert isinstance(view, ToolRoundView)
        return view

    @property
    def card(self) -> ConsentCard:
        card = self.view.cards[0]
        assert isinstance(card, ConsentCard)
        return card

    @property
    def form(self) -> FormCard:
        card = self.view.cards[0]
        assert isinstance(card, FormCard)
        return card

    def press(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)


@pytest.fixture
def page(transcript: Transcript, loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> Page:
    transcript.activateWindow()
    qtbot.waitUntil(transcript.isActiveWindow)
    transcript.show_path(USERS)
    transcript.begin_tools(ROUND, (CallState(call=CALL), CallState(call=CALL)))
    return Page(transcript, loop)


def test_the_card_shows_who_wants_what(page: Page) -> None:
    page.asking(0, arguments={"path": "/a", "text": "x\u202ey\u200b"}, hints=ToolHints())
    spoken = page.card.accessibleName()
    assert "Allow “write” of files?" in spoken
    assert "It may change or delete things." in spoken
    assert page.card.arguments is not None
    text = page.card.arguments.toPlainText()
    assert '"path": "/a"' in text
    assert "⟨U+202E⟩" in text
    assert "⟨U+200B⟩" in text


def test_a_question_takes_no_focus_and_its_key_brings_there(page: Page) -> None:
    page.transcript.setFocus()
    question = page.asking(0)
    page.press(Qt.Key.Key_Y)  # copies a message, as ever
    assert page.decision(question) is None
    assert page.transcript.focus_question()
    assert page.card.hasFocus()
    allow = next(b for b in page.card.findChildren(QPushButton) if "Allow" in b.text())
    assert allow.font().weight() >= QFont.Weight.DemiBold
    assert allow.width() >= allow.sizeHint().width(), "its words are whole"
    page.press(Qt.Key.Key_Y)
    assert page.decision(question) == Decision(allowed=True)
    assert page.view.cards == []
    assert not page.transcript.focus_question()


def test_always_holds_as_far_as_the_card_says(page: Page) -> None:
    question = page.asking(0, hints=ToolHints(read_only=True, destructive=False))
    page.transcript.focus_question()
    pattern, reach = page.card.covers
    assert "any arguments" in pattern.text()
    assert "in this conversation" in reach.text()
    QTest.mouseClick(reach, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pattern, Qt.MouseButton.LeftButton)
    assert "exactly these arguments" in pattern.text()
    page.card.setFocus()
    page.press(Qt.Key.Key_A)
    assert page.decision(question) == Decision(
        allowed=True, reach=Reach.EVERYWHERE, pattern=Pattern.SAME
    )


def test_always_begins_narrow_for_what_can_destroy(page: Page) -> None:
    page.asking(0)
    page.asking(1, alike="files in /a")
    first, second = page.view.cards
    assert isinstance(first, ConsentCard)
    assert isinstance(second, ConsentCard)
    assert "exactly these" in first.covers[0].text()
    assert "files in /a" in second.covers[0].text()


def test_no_takes_a_reason(page: Page) -> None:
    question = page.asking(0)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_N)
    assert page.decision(question) is None
    assert page.card.reason.hasFocus()
    QTest.keyClicks(page.card.reason, "Not  there")
    page.press(Qt.Key.Key_Return)
    assert page.decision(question) == Decision(allowed=False, reason="Not there")


def test_the_button_that_asks_for_a_reason_takes_it_too(page: Page) -> None:
    question = page.asking(0)
    denies = page.card.buttons[-1]
    denies.click()
    assert page.decision(question) is None
    QTest.keyClicks(page.card.reason, "Not there")
    assert denies.text() == "Deny"
    denies.click()
    assert page.decision(question) == Decision(allowed=False, reason="Not there")


def test_the_next_question_has_the_focus_after_an_answer(page: Page, qtbot: QtBot) -> None:
    first, second = page.asking(0), page.asking(1)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Y)
    assert page.decision(first) is not None
    assert page.card.question is second
    assert page.card.hasFocus()
    with qtbot.waitSignal(page.transcript.all_answered):
        page.press(Qt.Key.Key_Y)


def test_letters_with_control_answer_nothing(page: Page) -> None:
    question = page.asking(0)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.decision(question) is None


def test_a_limit_has_no_always(page: Page) -> None:
    question = page.asking(0, words="25 calls. Go on?")
    page.transcript.focus_question()
    page.press(Qt.Key.Key_A)
    assert page.decision(question) is None
    page.press(Qt.Key.Key_N)
    assert page.decision(question) == Decision(allowed=False)


def test_a_tool_of_rivulet_itself_is_asked_for_by_its_title(page: Page) -> None:
    page.asking(0, server="", tool="calculate")
    assert page.card.accessibleName().startswith("Allow “Calculator” of Rivulet?")


def test_a_changed_tool_is_told(page: Page) -> None:
    page.asking(0, changed=True)
    assert "not the tool any more that you allowed" in page.card.accessibleName()


def test_long_arguments_are_there_whole_on_demand(page: Page, qtbot: QtBot) -> None:
    long = {"text": "\n".join(f"line {n}" for n in range(500)), "end": "the very end"}
    page.asking(0, arguments={f"k{n}": "v" * 50 for n in range(200)} | long)
    arguments = page.card.arguments
    assert arguments is not None
    assert "the very end" not in arguments.toPlainText()
    button = next(b for b in page.card.findChildren(type(page.card.covers[0])) if "all" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "the very end" in arguments.toPlainText())


def test_results_stand_in_their_order_while_they_come_and_afterwards(page: Page) -> None:
    later = ToolResult("c2", "two", (Text("second"),), is_error=True)
    page.transcript.tool_changed("t", 1, CallState(call=CALL, stage=CallStage.ENDED, result=later))
    first = ToolResult("c1", "one", (Text("first"),))
    done = Message(id="t", role=Role.TOOL, created_at=0.0, blocks=(first, later))
    page.transcript.tools_finished(done)
    assert [fold.title for fold in page.view.folds] == ["Tool result: one", "Tool failed: two"]
    shown = page.view.accessibleName()
    page.transcript.show_path([done])
    assert page.view.accessibleName() == shown
    page.view.toggle_folds()
    assert [view.toPlainText() for view in page.view.text_views()] == ["first", "second"]


def test_panels_have_an_outline_where_contrast_is_high(page: Page, theme: ThemeSource) -> None:
    transcript = page.transcript
    page.asking(0)
    theme.choose(ThemeChoice.HIGH_CONTRAST)
    asked = transcript.views[0]
    texts = *asked.text_views(), page.card.arguments
    for owner, text in zip((asked, page.card), texts, strict=True):
        assert text is not None
        picture = owner.grab().toImage()
        middle = text.mapTo(owner, text.rect().center())
        row = [picture.pixelColor(x, middle.y()).name() for x in range(picture.width())]
        ground = row.index(theme.theme.colour("panel").name())
        assert row[ground - 1] == theme.theme.colour("outline").name()


def test_a_tool_is_called_the_same_while_it_runs_and_afterwards(page: Page) -> None:
    call = ToolCall("c1", "desk__look_up", {})
    running = CallState(call=call, server="desk", title="look_up", stage=CallStage.RUNNING)
    page.transcript.tool_changed("t", 0, running)
    assert page.view.folds[0].title == "look_up (desk)"
    result = ToolResult("c1", call.name, (Text("found"),))
    own = ToolResult("c2", "calculate", (Text("4"),))
    done = Message(id="t", role=Role.TOOL, created_at=0.0, blocks=(result, own))
    page.transcript.tools_finished(done)
    words = ["Tool result: look_up (desk)", "Tool result: Calculator"]
    assert [fold.title for fold in page.view.folds] == words
    asked = Message(id="a", role=Role.ASSISTANT, created_at=0.0, blocks=(call,))
    page.transcript.show_path([asked, done])
    assert [fold.title for fold in page.view.folds] == words
    (fold,) = page.transcript.views[0].findChildren(ToolView)
    assert fold.title == "Tool call: look_up (desk)"


@pytest.mark.parametrize("words", [STOPPED, DENIED, TOO_LONG, FAULT])
def test_what_rivulet_answers_itself_is_told_in_the_language_of_the_user(
    page: Page, qapp: QApplication, words: str
) -> None:
    """The model is told in English; the tool's own words are nobody's to translate."""
    results = tuple(
        ToolResult(f"c{error}", "one", (Text(str(words)),), is_error=error)
        for error in (True, False)
    )
    marks = mark_everything(qapp)
    try:
        page.transcript.show_path([Message(id="t", role=Role.TOOL, created_at=0.0, blocks=results)])
        told = f"⟦{own_words(words)}⟧"
        assert [fold.hint for fold in page.view.folds] == [told, words]
        page.view.toggle_folds()
        unfolded = [view.toPlainText() for view in page.view.text_views()]
        assert unfolded == [told, words]
    finally:
        unmark(marks)


def test_why_a_call_was_denied_is_told_in_the_language_of_the_user(
    page: Page, qapp: QApplication
) -> None:
    words = str(DENIED_BECAUSE.of(reason="Not on this machine"))
    denied = ToolResult("c", "one", (Text(words),), is_error=True)
    marks = mark_everything(qapp)
    try:
        page.transcript.show_path(
            [Message(id="t", role=Role.TOOL, created_at=0.0, blocks=(denied,))]
        )
        [fold] = page.view.folds
        assert fold.hint.endswith("⟧Not on this machine")
        assert fold.title == "⟦Not allowed: ⟧one"
    finally:
        unmark(marks)


def test_a_question_that_comes_while_the_end_is_followed_is_shown(
    page: Page, message: MakeMessage
) -> None:
    transcript = page.transcript
    transcript.resize(900, 420)
    transcript.show_path([message("a1", "A paragraph.\n\n" * 40)])
    transcript.begin_tools(ROUND, (CallState(call=CALL), CallState(call=CALL)))
    assert transcript.following
    page.asking(0)
    page.asking(1)
    assert transcript.following
    bottom = page.view.cards[-1].mapTo(transcript.viewport(), QPoint(0, 0)).y()
    assert bottom + page.view.cards[-1].height() <= transcript.viewport().height()
    assert not transcript.latest_button.isVisible()


def test_the_field_for_a_reason_comes_into_view(page: Page, message: MakeMessage) -> None:
    transcript = page.transcript
    transcript.resize(900, 420)
    transcript.show_path([message("a1", "A paragraph.\n\n" * 40)])
    transcript.begin_tools(ROUND, (CallState(call=CALL),))
    page.asking(0)
    transcript.focus_question()
    transcript.scroll_to(transcript.verticalScrollBar().maximum() - 40)
    page.press(Qt.Key.Key_N)
    reason = page.card.reason
    bottom = reason.mapTo(transcript.viewport(), QPoint(0, reason.height())).y()
    assert bottom < transcript.viewport().height()


NAME = Field(name="name", title="Your name", required=True)
AGE = Field(name="age", kind=FieldKind.INTEGER)
SIZE = Field(name="size", kind=FieldKind.CHOICE, choices=(Choice("s", "Small"), Choice("l", "Big")))
SURE = Field(name="sure", kind=FieldKind.YES_NO, default=True)
TOPICS = Field(name="topics", kind=FieldKind.CHOICES, choices=(Choice("a", "A"), Choice("b", "B")))


def test_a_form_is_filled_by_keys(page: Page) -> None:
    question = page.asking_form(NAME, AGE, SIZE, SURE, TOPICS)
    spoken = page.form.accessibleName()
    assert "“files” asks you. Who are ⟨U+202E⟩you?" in spoken
    assert "Do not enter passwords" in spoken
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Return)
    typed("Ann nyy")
    page.press(Qt.Key.Key_Return)
    typed("7")
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Tab)
    assert page.form.buttons[0].hasFocus()
    page.press(Qt.Key.Key_Space)
    decision = page.decision(question)
    assert decision is not None
    assert decision.values == {
        "name": "Ann nyy", "age": 7, "size": "l", "sure": False, "topics": ["b"]
    }  # fmt: skip
    assert page.view.cards == []


def test_a_choice_of_a_form_shows_its_arrow_and_is_not_turned_by_the_wheel(page: Page) -> None:
    page.asking_form(SIZE)
    box = page.form.controls[0]
    assert isinstance(box, QComboBox)
    before = box.currentText()
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentText() == before
    painted = box.grab().toImage()
    # The frame and its round corners aside.
    right = painted.copy(painted.width() - 20, 4, 14, painted.height() - 8)
    colours = {right.pixel(x, y) for x in range(right.width()) for y in range(right.height())}
    assert len(colours) > 1, "no arrow says that there is a choice"


def typed(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_each_field_of_a_long_form_comes_into_view(page: Page, key: Qt.Key) -> None:
    page.transcript.resize(700, 260)
    page.asking_form(*(Field(name=f"field {number}") for number in range(14)))
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Return)
    for control in page.form.controls[1:]:
        page.press(key)
        assert control.hasFocus()
        top = control.mapTo(page.transcript, control.rect().topLeft()).y()
        assert 0 <= top <= page.transcript.height() - control.height()


def test_a_card_that_is_made_anew_goes_on_with_what_was_begun(page: Page) -> None:
    question = page.asking_form(NAME, AGE, SIZE, SURE, TOPICS)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Return)
    typed("Ann")
    page.press(Qt.Key.Key_Return)
    typed("seven")
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Space)
    before = page.form
    page.show_anew(question)
    name, age, size, sure, topics = page.form.controls
    assert page.form is not before
    assert isinstance(name, QLineEdit)
    assert isinstance(age, QLineEdit)
    assert (name.text(), age.text()) == ("Ann", "seven")
    assert isinstance(size, QComboBox)
    assert size.currentText() == "Small"
    assert isinstance(sure, QCheckBox)
    assert not sure.isChecked()
    assert isinstance(topics, QListWidget)
    assert topics.item(0).checkState() is Qt.CheckState.Checked


def test_a_reason_that_was_begun_stands_in_a_card_that_is_made_anew(page: Page) -> None:
    question = page.asking(0)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_N)
    typed("Not yet")
    before = page.card
    page.show_anew(question)
    assert page.card is not before
    assert not page.card.reason.isHidden()
    page.card.reason.setFocus()
    page.press(Qt.Key.Key_Return)
    assert page.decision(question) == Decision(allowed=False, reason="Not yet")


def test_a_form_says_what_is_wrong_and_stays(page: Page) -> None:
    question = page.asking_form(NAME, AGE)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Return)
    typed("seven")
    page.press(Qt.Key.Key_Return)
    assert page.decision(question) is None
    assert "Your name is needed." in page.form.complaint
    assert "age has to be a whole number." in page.form.complaint
    first, second = page.form.controls
    assert first.hasFocus()
    (note,) = (t for t in page.form.findChildren(QLabel) if t.text() == page.form.complaint)
    assert first.geometry().bottom() < note.y() < second.y(), "where it is to be mended"


def test_what_is_wrong_stays_red_in_another_theme(page: Page, theme: ThemeSource) -> None:
    page.asking_form(NAME, AGE)
    page.form.send()
    (note,) = (
        label
        for label in page.form.findChildren(QLabel)
        if label.text() == page.form.complaint and label.isVisible()
    )
    theme.choose(ThemeChoice.DARK)
    assert note.palette().windowText().color() == theme.theme.colour("danger")


def test_a_form_is_declined_by_a_key_that_no_field_takes(page: Page) -> None:
    question = page.asking_form(NAME)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_N)
    assert page.decision(question) is None
    page.form.setFocus()
    page.press(Qt.Key.Key_N)
    assert page.decision(question) == Decision(allowed=False)


def test_a_page_is_named_in_full_and_opened_by_the_one_who_opens_links(
    page: Page, opened: list[str]
) -> None:
    url = "https://example.org/pay?id=1"
    question = page.asking_form(url=url)
    assert url in page.form.accessibleName()
    assert opened == []
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Y)
    assert opened == [url]
    assert page.decision(question) == Decision(allowed=True, values={})


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://host/share",
        "HTTPS ://x",
        "https://me:secret@example.org/",
        "ms-msdt:/id PCWDiagnostic",
        "calc.exe",
    ],
)
def test_what_is_no_page_is_not_opened(page: Page, opened: list[str], url: str) -> None:
    question = page.asking_form(url=url)
    page.transcript.focus_question()
    page.press(Qt.Key.Key_Y)
    assert opened == []
    assert page.decision(question) is None
    assert "cannot be opened" in page.form.accessibleName()


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(2, 5, "Reading\nfiles"), "running, 40%: Reading files"),
        (Progress(1_200), "running, 1,200"),
        (Progress(7, 5), "running, 7"),
        (Progress(1, 0), "running, 1"),
    ],
)
def test_progress_stands_on_the_line(page: Page, progress: Progress, words: str) -> None:
    state = CallState(call=CALL, stage=CallStage.RUNNING, progress=progress)
    page.transcript.tool_changed("t", 0, state)
    assert page.view.folds[0].hint == words


def test_a_result_cannot_draw_load_or_hide_anything(page: Page, opened: list[str]) -> None:
    words = "a\x1b[2J\u202eb ![x](http://127.0.0.1:9/?q=secret) [y](file:///etc/passwd) <img src=x>"
    done = ToolResult("c1", "one", (Text(words),))
    message = Message(id="t", role=Role.TOOL, created_at=0.0, blocks=(done,))
    page.transcript.tools_finished(message)
    page.view.toggle_folds()
    shown = "\n".join(view.toPlainText() for view in page.view.text_views())
    assert "⟨U+202E⟩" in shown
    assert "\x1b" not in shown
    assert "![x](http://127.0.0.1:9/?q=secret)" in shown
    assert "<img src=x>" in shown
    assert "￼" not in shown
    assert opened == []


def unfolded(page: Page, *content: Text) -> ToolRoundView:
    done = ToolResult("c1", "one", content)
    page.transcript.tools_finished(Message(id="t", role=Role.TOOL, created_at=0.0, blocks=(done,)))
    page.view.folds[0].toggle()
    return page.view


def test_json_unfolds_to_a_tree(page: Page) -> None:
    source = {"list": [{"deep": "a\u202eb"}, 2.5, None], "empty": {}, "yes": True}
    view = unfolded(page, Text(msgspec.json.encode(source).decode()))
    card = view.findChild(JsonCard)
    assert isinstance(card, JsonCard)
    assert card.tree is None
    below = view.height()
    QTest.keyClick(card.button, Qt.Key.Key_Space)
    tree = card.tree
    assert tree is not None
    assert view.height() > below
    words = [(i.text(0), i.text(1)) for i in rows_of(tree)]
    assert words == [
        ("list", "[3]"),
        ("0", "{1}"),
        ("deep", "a⟨U+202E⟩b"),
        ("1", "2.5"),
        ("2", "null"),
        ("empty", "{0}"),
        ("yes", "true"),
    ]
    whole = view.height()
    tree.topLevelItem(0).setExpanded(False)
    assert view.height() < whole


def test_arrows_that_lead_nowhere_in_a_tree_stay_in_it(page: Page) -> None:
    view = unfolded(page, Text('{"a": 1, "b": {"c": 2}}'))
    card = view.findChild(JsonCard)
    assert isinstance(card, JsonCard)
    card.button.setFocus()
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Tab)
    tree = card.tree
    assert tree is not None
    for key, row in (
        (Qt.Key.Key_Right, "a"),
        (Qt.Key.Key_Left, "a"),
        (Qt.Key.Key_Up, "a"),
        (Qt.Key.Key_Down, "b"),
        (Qt.Key.Key_Down, "c"),
        (Qt.Key.Key_Right, "c"),
        (Qt.Key.Key_Down, "c"),
    ):
        page.press(key)
        assert tree.hasFocus(), key
        assert tree.currentItem().text(0) == row
    page.press(Qt.Key.Key_Tab)
    assert not tree.hasFocus()


def test_the_page_follows_the_current_row_of_a_tree(page: Page) -> None:
    page.transcript.resize(700, 400)
    source = {"list": [{"name": f"row {n}"} for n in range(12)]}
    view = unfolded(page, Text(msgspec.json.encode(source).decode()))
    card = view.findChild(JsonCard)
    assert isinstance(card, JsonCard)
    card.button.setFocus()
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Tab)
    tree = card.tree
    assert tree is not None
    for key in (Qt.Key.Key_Right, *[Qt.Key.Key_Down] * 12):
        page.press(key)
        row = tree.visualItemRect(tree.currentItem())
        top = tree.viewport().mapTo(page.transcript, row.topLeft()).y()
        assert 0 <= top <= page.transcript.height() - row.height()
    assert tree.currentItem().text(0) == "11"


def rows_of(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    return tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)


def test_a_very_large_tree_is_bounded(page: Page) -> None:
    view = unfolded(page, Text(msgspec.json.encode(list(range(30_000))).decode()))
    card = view.findChild(JsonCard)
    assert isinstance(card, JsonCard)
    card.button.toggle()
    assert card.tree is not None
    assert len(rows_of(card.tree)) == 2_001


@pytest.mark.parametrize("source", ["no", "[]", "{}", "{broken", '"text"', "12"])
def test_what_is_no_json_has_no_tree(page: Page, source: str) -> None:
    assert unfolded(page, Text(source)).findChild(JsonCard) is None


def test_resources_are_named_and_pages_opened_on_a_press(page: Page, opened: list[str]) -> None:
    view = unfolded(
        page,
        Text("[a]", citations=(Citation(title="A & page", url="https://example.org/a"),)),
        Text("[b]", citations=(Citation(title="Note", url="notes://b"),)),
        Text("[c]", citations=(Citation(title="Trap", url="file:///etc/passwd"),)),
    )
    cards = view.findChildren(ResourceCard)
    assert [card.text() for card in cards] == [
        "↗ A && page  https://example.org/a",
        "↗ Note  notes://b",
        "↗ Trap  file:///etc/passwd",
    ]
    for card in cards:
        card.click()
    assert opened == ["https://example.org/a"]
    assert "typing @" in cards[1].accessibleName()


@pytest.mark.parametrize("width", [420, 900, 1_400])
def test_the_way_to_the_end_covers_nothing_of_the_page(page: Page, width: int) -> None:
    transcript = page.transcript
    transcript.resize(width, 420)
    page.asking(0)
    page.asking(1)
    transcript.scroll_to_end()
    for value in range(transcript.verticalScrollBar().maximum() - 28, 0, -10):
        transcript.scroll_to(value)
        button = transcript.latest_button
        assert button.isVisible()
        assert transcript.rect().contains(button.geometry())
        assert not transcript.viewport().geometry().intersects(button.geometry())


def test_there_is_no_way_to_the_end_where_the_end_is_in_sight(page: Page) -> None:
    question = page.asking(0, arguments={"text": "line\n" * 200})
    page.card.setFocus()
    page.transcript.scroll_to_start()
    assert page.transcript.latest_button.isVisible()
    question.answer(Decision(allowed=True))
    page.transcript.tool_changed("t", 0, CallState(call=CALL, stage=CallStage.RUNNING))
    assert not page.transcript.latest_button.isVisible()


def test_there_is_none_where_only_the_room_below_is_out_of_sight(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", "A paragraph.\n\n" * 40)])
    end = transcript.verticalScrollBar().maximum()
    transcript.scroll_to(end - 6)
    assert not transcript.following
    assert not transcript.latest_button.isVisible()
    transcript.scroll_to(end - 60)
    assert transcript.latest_button.isVisible()
