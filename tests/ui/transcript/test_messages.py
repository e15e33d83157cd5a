from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import File, Image, Opaque, Refusal, Text, Thinking, ToolCall, ToolResult
from desktop.chat.events import Waiting, WaitStage
from desktop.chat.message import Failure, MessageStatus, Remark, StopReason, Timing, Usage
from desktop.chat.notices import Action, notice_for
from desktop.settings import Theme as ThemeChoice
from desktop.ui.palettes import DARK
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.thinking_view import ThinkingView
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript.user_view import UserView

from .conftest import MakeMessage


def _reply(transcript: Transcript, message_id: str = "a1") -> ReplyView:
    view = transcript.view(message_id)
    assert isinstance(view, ReplyView)
    return view


def _clipboard() -> QMimeData:
    mime = QApplication.clipboard().mimeData()
    assert mime is not None
    return mime


def test_a_users_text_is_shown_exactly(transcript: Transcript, message: MakeMessage) -> None:
    text = "# not a heading\n  two  spaces\n\n<b>x</b> `y`"
    transcript.show_path([message("u1", text)])
    view = transcript.views[0]
    assert isinstance(view, UserView)
    assert view.shown_text == text
    assert view.accessibleName() == f"You: {text}"


def test_a_megabyte_is_folded_and_can_be_unfolded(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = "word word word word\n" * 50_000
    begin = time.perf_counter()
    transcript.show_path([message("u1", text)])
    folded_in = time.perf_counter() - begin
    view = transcript.views[0]
    assert isinstance(view, UserView)
    assert view.folded
    assert len(view.shown_text) < 3_000
    assert view.height() < 1_000
    assert view.show_all is not None
    assert view.show_all.text() == "Show all (1.0 MB)"
    assert folded_in < 5  # far from a freeze, on any machine
    qtbot.mouseClick(view.show_all, Qt.MouseButton.LeftButton)
    assert not view.folded
    qtbot.waitUntil(lambda: len(view.shown_text) == len(text), timeout=60_000)
    transcript._on_action_chosen(Action.COPY, "u1")
    assert _clipboard().text() == text


def test_what_a_reply_waits_for_is_said(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    view = _reply(transcript)
    assert view.waiting_text.startswith("Preparing")
    for stage, words in (
        (WaitStage.CONNECTING, "Connecting…"),
        (WaitStage.STARTING_MODEL, "Starting the built-in model…"),
        (WaitStage.FIRST_TOKEN, "Waiting for the first token 0."),
    ):
        transcript.reply_waiting("a1", Waiting(stage))
        assert view.waiting_text.startswith(words)
    transcript.reply_waiting("a1", Waiting(WaitStage.CONNECTING, "Trying again in 3 s."))
    assert view.waiting_text == "Trying again in 3 s."
    transcript.resize(300, 500)
    long = "The provider is overloaded: trying again in 8 s (2 of 2), and this is a narrow window."
    transcript.reply_waiting("a1", Waiting(WaitStage.CONNECTING, long))
    label = next(label for label in view.findChildren(QLabel) if label.text() == long)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 30)
    transcript.reply_text("a1", 0, "First")
    assert view.waiting_text == ""
    qtbot.waitUntil(lambda: [text.toPlainText() for text in view.text_views()] == ["First"])


def test_waiting_time_ticks(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_waiting("a1", Waiting(WaitStage.FIRST_TOKEN))
    view = _reply(transcript)
    first = view.waiting_text
    qtbot.waitUntil(lambda: view.waiting_text != first)


def test_the_same_widgets_show_a_reply_before_and_after_its_end(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING, model="m"))
    text = "Hello **there**.\n\n```py\nx\n```\n"
    for char in text:
        transcript.reply_text("a1", 0, char)
    view = _reply(transcript)
    qtbot.waitUntil(lambda: len(list(view.text_views())) == 2)
    before, texts = view, list(view.text_views())
    transcript.reply_block_finished("a1", 0, Text(text))
    transcript.reply_usage("a1", Usage(output=9))
    final = message(
        "a1", text, model="m", usage=Usage(output=9), timing=Timing(0.31, 4.2),
        stop_reason=StopReason.END,
    )  # fmt: skip
    transcript.reply_finished(final)
    assert _reply(transcript) is before
    assert list(view.text_views()) == texts
    assert view.notice is None
    words = view.footer.words.split("\N{EM SPACE}")
    assert words[:4] == ["m", "first token 0.31 s", "total 4.2 s", "2 tok/s"]
    assert words[4:] == ["9 tokens", "price unknown"]


class InPart(QTranslator):
    """Knows one text."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, _context: str, text: str, _remark: str | None = None, _number: int = -1
    ) -> str | None:
        return {"total {time}": "insgesamt {time}"}.get(text)


def test_a_narrow_footer_leaves_out_the_same_in_every_language(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot, qapp: QApplication
) -> None:
    spoken = InPart()
    qapp.installTranslator(spoken)
    reply = message("a1", "Said.", model="tiny", usage=Usage(12, 34), timing=Timing(0.3, 4.2))
    transcript.show_path([reply])
    footer = transcript.views[0].footer
    shown, whole = footer.findChild(PlainLabel), footer.words
    assert shown.text() == whole
    assert "insgesamt 4.2 s" in whole
    transcript.resize(400, 300)
    qtbot.waitUntil(lambda: shown.text() != whole)
    qapp.removeTranslator(spoken)
    assert "insgesamt" not in shown.text()
    assert "34" in shown.text()


def test_thinking_folds_to_how_long_it_took(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_block_started("a1", 0, Thinking())
    transcript.reply_text("a1", 0, "First thought.\nSecond thought.")
    view = _reply(transcript)
    fold = view.parts[0]
    assert fold.title.startswith("Thinking…")  # type: ignore[union-attr] # a ThinkingView
    transcript.reply_block_finished(
        "a1", 0, Thinking("First thought.\nSecond thought.", seconds=3.2)
    )
    transcript.reply_text("a1", 1, "Answer")
    assert fold.title == "Thought for 3.2 s"  # type: ignore[union-attr] # see above
    qtbot.waitUntil(lambda: [text.toPlainText() for text in view.text_views()] == ["Answer"])
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_O)
    assert [text.toPlainText() for text in view.text_views()] == [
        "First thought.\nSecond thought.",
        "Answer",
    ]


@pytest.mark.parametrize(
    "ending",
    [
        (
            {
                "status": MessageStatus.FAILED,
                "failure": Failure("key-missing", "No key.", "Add one."),
            },
            "No key.",
            "key_requested",
            "Add key",
        ),
        (
            {"status": MessageStatus.FAILED, "failure": Failure("authentication", "Wrong key.")},
            "Wrong key.",
            "key_requested",
            "Change key",
        ),
        (
            {"status": MessageStatus.FAILED, "failure": Failure("overloaded", "Busy.")},
            "Busy.",
            "retry_requested",
            "Retry",
        ),
        (
            {"status": MessageStatus.INTERRUPTED, "failure": Failure("interrupted", "Broke off.")},
            "Broke off.",
            "continue_requested",
            "Continue",
        ),
        (
            {"status": MessageStatus.INTERRUPTED},
            "The reply was interrupted.",
            "retry_requested",
            "Retry",
        ),
        ({"status": MessageStatus.STOPPED}, "Stopped.", "continue_requested", "Continue"),
        (
            {"stop_reason": StopReason.LENGTH},
            "The reply reached its length limit.",
            "continue_requested",
            "Continue",
        ),
        (
            {"stop_reason": StopReason.PAUSE},
            "The provider paused this reply.",
            "continue_requested",
            "Continue",
        ),
        (
            {"stop_reason": StopReason.REFUSAL},
            "The model declined to answer.",
            "retry_requested",
            "Retry",
        ),
        (
            {"stop_reason": StopReason.CONTENT_FILTER},
            "The provider's content filter ended the reply.",
            "retry_requested",
            "Retry",
        ),
        (
            {"stop_reason": StopReason.CONTEXT_FULL},
            "The model's context is full.",
            "retry_requested",
            "Retry",
        ),
    ],
)
def test_an_ending_is_said_with_what_can_be_done(
    transcript: Transcript,
    message: MakeMessage,
    qtbot: QtBot,
    ending: tuple[dict[str, object], str, str, str],
) -> None:
    fields, sentence, signal, word = ending
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    text = () if fields.get("status") is MessageStatus.FAILED else ("Some text",)
    transcript.reply_finished(message("a1", *text, provider_id="p", **fields))
    notice = _reply(transcript).notice
    assert notice is not None
    assert notice.notice.text == sentence
    button = next(button for button in notice.buttons if button.text() == word)
    with qtbot.waitSignal(getattr(transcript, signal)) as emitted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert emitted.args == ["p" if signal == "key_requested" else "a1"]


def test_a_word_of_the_server_that_is_wider_than_the_page_is_not_cut(
    transcript: Transcript, message: MakeMessage
) -> None:
    wide, address = "out_of_order_" * 40, "https://example.org/where/to/look/for/more"
    failure = Failure("server_error", f"{wide} ({address})")
    transcript.show_path([message("a1", status=MessageStatus.FAILED, failure=failure)])
    notice = _reply(transcript).notice
    assert notice is not None
    label = next(label for label in notice.findChildren(PlainLabel) if "out_of" in label.text())
    parts = label.text().replace("\u200b", " ").split()
    assert "".join(parts) == f"{wide}({address})"
    assert max(map(label.fontMetrics().horizontalAdvance, parts)) <= label.width()
    # What fits is copied as it was sent.
    assert f"({address})" in parts
    assert label.height() >= label.heightForWidth(label.width())


def test_an_ordinary_end_says_nothing(message: MakeMessage) -> None:
    assert notice_for(message("a1", "x", stop_reason=StopReason.END)) is None
    assert notice_for(message("a1", "x", stop_reason=StopReason.TOOL_CALLS)) is None
    assert notice_for(message("u1", "x", status=MessageStatus.STOPPED)) is None


def test_the_verdict_on_an_answer_in_json_is_said(
    transcript: Transcript, message: MakeMessage
) -> None:
    def shown(kind: Remark, words: str) -> ReplyView:
        end = StopReason.END
        transcript.show_path([message("a1", "{}", stop_reason=end, failure=Failure(kind, words))])
        return _reply(transcript)

    fits = shown(Remark.FITS, "Fits the schema")
    assert fits.notice is None
    assert "Fits the schema" in fits.footer.words
    mended = shown(Remark.MENDED, "Fits the schema, at the second attempt.").notice
    assert mended is not None
    assert "second attempt" in mended.accessibleName()
    assert not mended.buttons
    unfit = shown(Remark.UNFIT, "It is not JSON.").notice
    assert unfit is not None
    assert unfit.notice.is_failure
    assert "It is not JSON." in unfit.accessibleName()
    assert [button.text() for button in unfit.buttons] == ["Retry"]


def test_why_the_model_declined_is_said(message: MakeMessage) -> None:
    why = Failure(Remark.EXPLAINED, "This is blocked.")
    notice = notice_for(message("a1", stop_reason=StopReason.REFUSAL, failure=why))
    assert notice is not None
    assert notice.text == "The model declined to answer."
    assert notice.hint.startswith("This is blocked. ")


def test_a_message_copies_as_its_exact_markdown(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = "# Title\n\n* a  \n* **b** ![x](https://example.org/x.png) `c`\n"
    transcript.show_path([message("a1", text)])
    view = _reply(transcript)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Y)
    mime = _clipboard()
    assert mime.text() == text
    assert bytes(mime.data("text/markdown").data()).decode() == text
    assert "<strong>b</strong>" in mime.html()
    assert "<img" not in mime.html()


def test_y_then_c_copies_the_code(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", "Text\n\n```py\nx = 1\n\ty\n```\n")])
    view = _reply(transcript)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C)
    QApplication.clipboard().setText("nothing")
    qtbot.keyClick(view, Qt.Key.Key_Y)
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert _clipboard().text() == "x = 1\n\ty"
    assert transcript.last_code_block() == "x = 1\n\ty"
    assert transcript.last_reply_text().startswith("Text")


def test_keys_move_the_focus_and_ask(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    path = [message("u1", "Q"), message("a1", "A"), message("u2", "Q"), message("a2", "A")]
    transcript.show_path(path, lambda message_id: (2, 3) if message_id == "a1" else (1, 1))
    transcript.setFocus()

    def focused() -> str:
        widget = QApplication.focusWidget()
        return getattr(getattr(widget, "message", None), "id", "")

    qtbot.waitUntil(transcript.hasFocus)
    qtbot.keyClick(transcript, Qt.Key.Key_J)
    assert focused() == "u1"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    assert focused() == "a1"
    with qtbot.waitSignal(transcript.retry_requested) as retry:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
    assert retry.args == ["a1"]
    with qtbot.waitSignal(transcript.version_requested) as version:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_BracketLeft)
    assert version.args == ["a1", 1]
    with qtbot.waitSignal(transcript.version_requested) as version:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_BracketRight)
    assert version.args == ["a1", 3]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert focused() == "u1"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E)
    first = transcript.view("u1")
    assert isinstance(first, UserView)
    assert first.editing
    with qtbot.assertNotEmitted(transcript.version_requested):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_BracketRight)


def test_actions_are_there_for_who_looks_at_a_message(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("u1", "Q"), message("a1", "A")], lambda _: (1, 2))
    view = _reply(transcript)
    height = view.height()
    assert view.footer.button(Action.RETRY) is None
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    button = view.footer.button(Action.RETRY)
    assert button is not None
    assert button.isVisible()
    assert button.accessibleName()
    assert view.height() == height
    newer, older = view.footer.button(Action.NEXT), view.footer.button(Action.PREVIOUS)
    assert newer is not None
    assert older is not None
    assert not older.isEnabled()
    with qtbot.waitSignal(transcript.version_requested) as version:
        qtbot.mouseClick(newer, Qt.MouseButton.LeftButton)
    assert version.args == ["a1", 2]


def test_every_kind_of_block_has_a_place(transcript: Transcript, message: MakeMessage) -> None:
    call = ToolCall(id="1", name="read_file", arguments={}, arguments_text='{"path": "x"}')
    blocks = (
        Thinking("t"),
        Text("text"),
        call,
        ToolResult(call_id="1", name="read_file", content=(Text("said"),), is_error=True),
        Image("image/png", b"damaged"),
        File("notes.pdf", "application/pdf", b"x" * 2_000),
        Opaque("anthropic", "{}"),
        Refusal("No."),
    )
    transcript.show_path([message("a1", *blocks), message("u1", *blocks[4:6], "and text")])
    assert len(_reply(transcript).parts) == len(blocks)
    user = transcript.view("u1")
    assert user is not None
    assert user.height() > 100


def test_what_was_streamed_gives_way_to_what_came_out(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_text("a1", 0, "One thing")
    transcript.reply_text("a1", 1, "Another")
    transcript.reply_finished(message("a1", "Something else"))
    shown = [text.toPlainText() for text in _reply(transcript).text_views()]
    assert shown == ["Something else"]


def test_a_running_reply_is_taken_up_again(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", "So far", status=MessageStatus.STREAMING)])
    transcript.reply_text("a1", 0, " and on")
    transcript.reply_finished(message("a1", "So far and on"))
    assert next(_reply(transcript).text_views()).toPlainText() == "So far and on"


def test_a_new_theme_dresses_what_is_shown(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource
) -> None:
    source = (
        "Text `code` [l](https://example.org)\n\n| a |\n|---|\n| b |\n\n```py\ndef f(): 1\n```\n"
    )
    transcript.show_path([message("u1", "Q"), message("a1", source)])
    plain = [text.toPlainText() for view in transcript.views for text in view.text_views()]
    theme.choose(ThemeChoice.DARK)
    theme.set_zoom(120)
    views = [text for view in transcript.views for text in view.text_views()]
    assert [text.toPlainText() for text in views] == plain
    for text in views:
        fragment = text.document().lastBlock().previous() or text.document().begin()
        block = fragment if fragment.isValid() else text.document().begin()
        iterator = block.begin()
        if not iterator.atEnd():
            colour = iterator.fragment().charFormat().foreground().color().name().upper()
            assert colour in (DARK.text, DARK.accent)


def test_removing_from_a_message_takes_what_follows(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("u1", "a"), message("a1", "b"), message("u2", "c")])
    transcript.remove_from("a1")
    assert [view.message.id for view in transcript.views] == ["u1"]
    transcript.remove_from("unknown")
    transcript.add_message(message("a1", "again"))
    assert [view.message.id for view in transcript.views] == ["u1", "a1"]


def test_the_context_menu_pops_up_and_copies(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", "Some **bold** text")])
    QTest.qWait(20)
    view = _reply(transcript)
    position = view.mapTo(transcript, view.rect().center())
    transcript.show_menu(position, transcript.mapToGlobal(position))
    menu = transcript.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert {"Copy message", "Copy as plain text", "Retry"} <= set(actions)
    actions["Copy as plain text"].trigger()
    assert _clipboard().text() == "Some bold text"
    menu.close()


def test_unfolded_thinking_is_markdown_and_grows_as_it_comes(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_block_started("a1", 0, Thinking())
    transcript.reply_text("a1", 0, "**Looking** at `it`")
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    (fold,) = view.parts
    assert isinstance(fold, ThinkingView)
    fold.toggle()
    texts = view.text_views
    qtbot.waitUntil(lambda: [t.toPlainText() for t in texts()] == ["Looking at it"])
    before = view.height()
    transcript.reply_text("a1", 0, ".\n\n- one\n- two\n\n```py\nx = 1\n```\n\nand **more")
    qtbot.waitUntil(lambda: "and more" in [t.toPlainText() for t in texts()])
    qtbot.waitUntil(lambda: view.height() > before + 60)
    assert fold.geometry().bottom() <= view.footer.y()
    whole = Thinking(fold.source + "**.", seconds=1.0)
    transcript.reply_block_finished("a1", 0, whole)
    transcript.reply_finished(message("a1", whole, "End."))
    qtbot.waitUntil(lambda: "and more." in [t.toPlainText() for t in texts()])
    assert fold.title == "Thought for 1.0 s"


def test_long_thinking_is_unfolded_in_steps(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = "".join(f"**Step {n}** of many.\n\n" for n in range(90))
    transcript.show_path([message("a1", Thinking(text, seconds=2.0), "End.")])
    view = transcript.views[0]
    assert isinstance(view, ReplyView)
    view.toggle_folds()
    (fold, _) = view.parts
    assert isinstance(fold, ThinkingView)
    qtbot.waitUntil(lambda: not fold.dirty)
    shown = "\n".join(t.toPlainText() for t in fold.pieces())
    assert shown.startswith("Step 0 of many.")
    assert "Step 89 of many." in shown


def test_a_summary_is_shown_as_a_reply_is(transcript: Transcript, message: MakeMessage) -> None:
    said = (
        "They **met**, see [the page](https://example.org/).\n\n- once\n- twice\n\n```\ncode\n```"
    )
    transcript.show_path([message("a1", "Hello", summary=said)])
    (view,) = transcript.views
    assert view.summary is not None
    assert view.summary.text == said
    shown = "\n".join(text.toPlainText() for text in view.summary.text_views())
    assert "They met, see the page." in shown
    assert "•\tonce" in shown
    for width in (500, 700):
        transcript.resize(width, 600)
        (code,) = view.summary.findChildren(CodeView)
        assert view.summary.width() - 40 < code.width() < view.summary.width()
    before = view.height()
    view.show_marks(message("a1", "Hello", summary="Short."))
    assert [text.toPlainText() for text in view.summary.text_views()] == ["Short."]
    transcript.resize(690, 600)
    assert view.height() < before
