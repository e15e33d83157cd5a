"""Attaching in the window: pasted, dropped, chosen, removed, kept, and sent."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget

from desktop.ui.answering.context_meter import ContextMeter
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.attachments.tray import AttachmentTray
from desktop.ui.sizes import size_words
from desktop.ui.transcript.cards import PictureCard
from desktop.ui.transcript.file_card import FileCard
from desktop.ui.transcript.file_viewer import FileViewer
from desktop.ui.transcript.picture_viewer import PictureViewer
from tests.scripted_server import Answer, Pause, chat_chunks
from tests.ui.desk import Desk, Play
from tests.unit.documents.test_documents import WORD, pdf


def image(colour: str = "teal") -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def tray(desk: Desk) -> AttachmentTray:
    return desk.window.findChild(AttachmentTray)


def chips(desk: Desk) -> list[str]:
    """What a screen reader says of each attachment."""
    model = tray(desk).model()
    if not tray(desk).isVisible():
        return []
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def said(desk: Desk) -> list[str]:
    """What notices say from now on."""
    words: list[str] = []
    desk.window.findChild(AttachmentDesk).notice_requested.connect(words.append)
    return words


async def read(desk: Desk, count: int) -> None:
    await desk.until(
        lambda: len(chips(desk)) == count and not any("reading" in chip for chip in chips(desk)),
        f"{count} attachments; there are {chips(desk)}",
    )


def paste(desk: Desk) -> None:
    desk.window.composer.setFocus()
    desk.control_key(Qt.Key.Key_V)


def drop(desk: Desk, *paths: Path) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = QPoint(600, 300), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, source, buttons, keys)
    QApplication.sendEvent(desk.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(place.toPointF(), copy, source, buttons, keys))


async def replied(desk: Desk, count: int = 1) -> None:
    await desk.until(
        lambda: len(desk.server.requests) == count and not desk.window.composer._streaming,
        f"{count} replies",
    )


def content(desk: Desk) -> list[dict]:  # type: ignore[type-arg]
    """The parts of the last message that was sent."""
    return json.loads(desk.server.requests[-1].body)["messages"][-1]["content"]


def test_a_pasted_picture_goes_out_with_the_message(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Seen."])))
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        await read(desk, 1)
        assert chips(desk)[0].startswith("Pasted picture.png, ")
        assert "40 × 30 pixels" in chips(desk)[0]
        assert "~85 tokens" in chips(desk)[0]
        await desk.send("What is this?")
        await desk.until(lambda: desk.server.requests, "the request")
        await replied(desk)
        picture, words = content(desk)
        assert words == {"type": "text", "text": "What is this?"}
        url = picture["image_url"]["url"]
        assert url.startswith("data:image/png;base64,")
        assert QImage.fromData(base64.b64decode(url.partition(",")[2])).size() == image().size()
        assert chips(desk) == []
        await desk.until(lambda: any("Seen." in text for text in desk.texts()), "the reply")

    play(scene)


def test_a_picture_alone_can_be_sent(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Seen."])))
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        await read(desk, 1)
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: desk.server.requests, "the request")
        await replied(desk)
        assert [part["type"] for part in content(desk)] == ["image_url"]
        await desk.until(lambda: "Pasted picture" in desk.window.windowTitle(), "a title")

    play(scene)


def test_files_are_dropped_chosen_and_read_as_what_they_are(play: Play, tmp_path: Path) -> None:
    image().save(str(tmp_path / "river.png"))
    (tmp_path / "notes.md").write_text("# Notes\nsome words")
    (tmp_path / "plan.docx").write_bytes(WORD)
    (tmp_path / "paper.pdf").write_bytes(pdf("On rivers"))
    (tmp_path / "song.mp3").write_bytes(b"ID3 la la la")

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Read."])))
        notices = said(desk)
        drop(desk, tmp_path / "river.png", tmp_path / "song.mp3")
        await read(desk, 1)
        assert notices == ["song.mp3 is a sound. Sounds cannot be attached yet."]
        desk.control_key(Qt.Key.Key_U)
        dialog = desk.window.findChild(QFileDialog)
        names = ("notes.md", "plan.docx", "paper.pdf")
        dialog.filesSelected.emit([str(tmp_path / name) for name in names])
        dialog.reject()
        await read(desk, 4)
        assert "as text" in chips(desk)[2]
        shown, model = tray(desk), tray(desk).model()
        places = [shown.visualRect(model.index(row, 0)) for row in range(4)]
        right = max(place.right() for place in places)
        assert shown.viewport().width() - right < 20, "no room is left beside them"
        assert not shown.verticalScrollBar().isVisible()
        # In a low window they leave the room to the text.
        before, size = shown.height(), desk.window.size()
        desk.window.resize(640, 450)
        await desk.until(lambda: shown.height() < before, "fewer rows")
        desk.window.composer.setFocus()
        line = desk.window.composer.fontMetrics().height()
        assert QApplication.focusWidget().height() >= line
        # Not even a notice takes it; what stands above gives way.
        desk.window.notices.show_notice("It goes out as its text, without pictures. " * 5)
        desk.window.resize(500, 400)
        panel = QApplication.focusWidget().parentWidget()
        await desk.until(lambda: panel.height() >= panel.minimumSizeHint().height(), "the text")
        desk.window.resize(size)
        await desk.until(lambda: shown.height() == before, "all rows again")
        assert notices[1:] == [
            "“plan.docx” goes out as its text: pictures and layout are left out."
        ]
        desk.window.composer.setFocus()
        await desk.send("Compare")
        await desk.until(lambda: desk.server.requests, "the request")
        await replied(desk)
        picture, notes, plan, paper, words = content(desk)
        assert picture["type"] == "image_url"
        assert notes["text"] == "notes.md:\n```\n# Notes\nsome words\n```"
        assert "Rivers and lakes\nRhine\t1233" in plan["text"]
        assert "On rivers" in paper["text"]
        assert words["text"] == "Compare"

    play(scene)


def test_a_file_is_attached_by_typing_a_part_of_its_name(play: Play, tmp_path: Path) -> None:
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    (tmp_path / "home" / "Documents" / "annual report.txt").write_text("Much water")

    async def scene(desk: Desk) -> None:
        QTest.keyClicks(QApplication.focusWidget(), "Sum up @report")
        await desk.until(
            lambda: desk.window.findChild(QWidget, "completionPopup").isVisible(), "suggestions"
        )
        desk.key(Qt.Key.Key_Return)
        await read(desk, 1)
        assert chips(desk)[0].startswith("annual report.txt")
        assert desk.window.composer.text() == "Sum up "

    play(scene)


def test_a_long_paste_becomes_an_attachment(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Read."])))
        QGuiApplication.clipboard().setText("the quick brown fox\n" * 20_000)
        paste(desk)
        await read(desk, 1)
        assert chips(desk)[0].startswith("Pasted text.txt, 400.0 kB")
        assert desk.window.composer.text() == ""
        await desk.send("Shorten")
        await desk.until(lambda: desk.server.requests, "the request")
        await replied(desk)
        assert content(desk)[0]["text"].count("quick brown fox") == 20_000

    play(scene)


def test_keys_move_between_attachments_and_remove_them(play: Play, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)

    async def scene(desk: Desk) -> None:
        drop(desk, *(tmp_path / name for name in ("a.txt", "b.txt", "c.txt")))
        await read(desk, 3)
        QTest.keyClick(
            desk.window.composer.editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
        )
        assert tray(desk).hasFocus()
        desk.key(Qt.Key.Key_Right)
        desk.key(Qt.Key.Key_Delete)
        assert [chip.split(",")[0] for chip in chips(desk)] == ["a.txt", "c.txt"]
        desk.key(Qt.Key.Key_Escape)
        assert desk.window.composer.editor.hasFocus()
        cell = tray(desk).visualRect(tray(desk).model().index(0, 0))
        cross = tray(desk)._delegate.close_area(cell).center()
        QTest.mouseClick(tray(desk).viewport(), Qt.MouseButton.LeftButton, pos=cross)
        assert [chip.split(",")[0] for chip in chips(desk)] == ["c.txt"]
        tray(desk).setFocus()
        desk.key(Qt.Key.Key_Backspace)
        assert chips(desk) == []
        assert desk.window.composer.editor.hasFocus()
        desk.key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == "Attach files"

    play(scene)


def test_attachments_are_bounded_in_number_and_size(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.attachments.attachment_desk.MOST_BYTES", 100)
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text("x")
    (tmp_path / "large.txt").write_text("x" * 90)

    async def scene(desk: Desk) -> None:
        notices = said(desk)
        drop(desk, *(tmp_path / f"{number}.txt" for number in range(60)))
        assert len(chips(desk)) == 50
        assert notices == ["A message can have 50 attachments. Some were left out."]
        await read(desk, 50)
        tray(desk).setFocus()
        desk.key(Qt.Key.Key_Delete)
        drop(desk, tmp_path / "large.txt")
        await desk.until(lambda: len(chips(desk)) == 49, "the large one to go")
        assert notices[1].startswith("large.txt was left out: the attachments of a message")

    play(scene)


def test_what_is_being_read_holds_the_message_back(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    from desktop.session import attaching
    from desktop.storage.file_intake import read_whole

    def slowly(path: Path, *, most: int) -> bytes:
        time.sleep(0.3)
        return read_whole(path, most=most)

    monkeypatch.setattr(attaching, "read_whole", slowly)
    (tmp_path / "slow.txt").write_text("slow")

    async def scene(desk: Desk) -> None:
        drop(desk, tmp_path / "slow.txt")
        await desk.send("Now")
        assert desk.window.notices.text() == "slow.txt is still being read."
        assert desk.window.composer.text() == "Now"
        await read(desk, 1)

    play(scene)


def test_attachments_stay_with_their_conversation_and_outlive_the_program(
    play: Play, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("one")

    async def first(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        await desk.send("Begin")
        await desk.until(lambda: any("Hello." in text for text in desk.texts()), "the reply")
        drop(desk, tmp_path / "one.txt")
        await read(desk, 1)
        desk.control_key(Qt.Key.Key_N)
        await desk.until(lambda: chips(desk) == [], "an empty composer")
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        await read(desk, 1)
        assert "Pasted picture" in chips(desk)[0]
        desk.control_key(Qt.Key.Key_1)
        await desk.until(lambda: "one.txt" in str(chips(desk)), "the first conversation's")
        desk.control_key(Qt.Key.Key_N)

    async def second(desk: Desk) -> None:
        await read(desk, 1)
        assert "Pasted picture" in chips(desk)[0]
        desk.control_key(Qt.Key.Key_1)
        await desk.until(lambda: "one.txt" in str(chips(desk)), "the first conversation's")
        tray(desk).setFocus()
        desk.key(Qt.Key.Key_Delete)

    async def third(desk: Desk) -> None:
        desk.control_key(Qt.Key.Key_1)
        await desk.until(desk.texts, "the conversation")
        assert chips(desk) == []

    play(first)
    (tmp_path / "one.txt").unlink()
    play(second)
    play(third)


def test_an_edited_message_keeps_what_is_attached(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        for _ in range(2):
            desk.server.chat(Answer(chat_chunks(["Seen."])))
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        await read(desk, 1)
        await desk.send("First words")
        await desk.until(lambda: any("Seen." in text for text in desk.texts()), "the reply")
        await desk.until(lambda: not desk.window.composer._streaming, "the end")
        desk.key(Qt.Key.Key_Up)
        QTest.keyClicks(QApplication.focusWidget(), " changed")
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: len(desk.server.requests) == 2, "the second request")
        await replied(desk, 2)
        assert [part["type"] for part in content(desk)] == ["image_url", "text"]

    play(scene)


def test_a_message_sent_by_mistake_is_taken_back_with_what_was_attached(
    play: Play, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("one")

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        await desk.send("Begin")
        await desk.until(lambda: any("Hello." in text for text in desk.texts()), "the reply")
        await replied(desk)
        drop(desk, tmp_path / "one.txt")
        await read(desk, 1)
        desk.server.chat(Answer([*chat_chunks(["Too soon"])[:1], Pause(20.0)]))
        desk.window.composer.setFocus()
        await desk.send("Half a sent")
        await desk.until(lambda: len(desk.server.requests) == 2, "the request")
        await desk.until(lambda: desk.window.composer._streaming, "the reply")
        desk.control_key(Qt.Key.Key_Z)
        await desk.until(lambda: desk.window.composer.text() == "Half a sent", "the text")
        await read(desk, 1)
        assert chips(desk)[0].startswith("one.txt")
        assert len(desk.texts()) == 2
        assert not desk.window.composer._streaming
        desk.server.chat(Answer(chat_chunks(["Whole."])))
        desk.window.composer.setFocus()
        await desk.send("ence")
        await replied(desk, 3)
        assert content(desk)[1]["text"] == "Half a sentence"
        assert "Half a sent\n" not in str(desk.server.requests[-1].body)

    play(scene)


def test_the_first_message_taken_back_leaves_a_conversation_that_has_not_begun(
    play: Play,
) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        await desk.send("Oops")
        await desk.until(lambda: any("Hello." in text for text in desk.texts()), "the reply")
        await replied(desk)
        desk.control_key(Qt.Key.Key_Z)
        await desk.until(lambda: desk.window.composer.text() == "Oops", "the text")
        assert desk.texts() == []
        assert await desk.library.summaries() == []
        desk.window.composer.clear()
        desk.control_key(Qt.Key.Key_Z)
        await desk.until(lambda: "nothing to take back" in desk.window.notices.text(), "the reason")

    play(scene)


def test_a_model_that_reads_text_only_is_told_of_before_it_gets_a_picture(
    play: Play, tmp_path: Path
) -> None:
    models = {"test": [{"id": "one", "abilities": ["tools"]}]}
    (tmp_path / "models.json").write_text(json.dumps(models))

    async def scene(desk: Desk) -> None:
        notices = said(desk)
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        await read(desk, 1)
        await desk.until(lambda: notices, "the warning")
        assert "reads text only" in notices[0]

    play(scene)


def test_a_conversation_opens_without_the_files_that_it_lost_and_says_so(
    play: Play, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("one")

    async def first(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Seen."])))
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        drop(desk, tmp_path / "one.txt")
        await read(desk, 2)
        await desk.send("Look")
        await replied(desk)

    async def second(desk: Desk) -> None:
        desk.control_key(Qt.Key.Key_1)
        await desk.until(lambda: len(desk.texts()) == 2, "the conversation")
        (card,) = desk.window.findChildren(FileCard)
        assert card.accessibleName() == "one.txt, lost: it is missing or damaged"
        card.click()
        (picture,) = desk.window.findChildren(PictureCard)
        assert "A picture that is lost" in picture.findChild(QLabel).text()
        desk.server.chat(Answer(chat_chunks(["Gone."])))
        desk.window.composer.setFocus()
        await desk.send("And now?")
        await replied(desk)
        asked = json.loads(desk.server.requests[-1].body)["messages"][0]["content"]
        words = [part["text"] for part in asked]
        assert words[:2] == [
            "[A picture was attached here, but is lost.]",
            "[The file one.txt was attached here, but is lost.]",
        ]

    play(first)
    for file in (tmp_path / "attachments").iterdir():
        file.unlink()
    play(second)


def test_enter_shows_what_the_model_gets_of_an_attachment(play: Play, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(WORD)

    async def scene(desk: Desk) -> None:
        QGuiApplication.clipboard().setImage(image())
        paste(desk)
        drop(desk, tmp_path / "plan.docx")
        await read(desk, 2)
        tray(desk).setFocus()
        desk.key(Qt.Key.Key_Return)
        viewer = desk.window.findChild(PictureViewer)
        assert viewer.isVisible()
        desk.key(Qt.Key.Key_Escape)
        await desk.until(tray(desk).hasFocus, "the focus to come back")
        desk.key(Qt.Key.Key_Right)
        desk.key(Qt.Key.Key_Return)
        words = [label.text() for label in desk.window.findChild(FileViewer).findChildren(QLabel)]
        assert words == [size_words(len(WORD))], "of the file, not of its text"
        text = desk.window.findChild(FileViewer).findChild(QPlainTextEdit)
        assert text.toPlainText().startswith("Rivers and lakes\nRhine\t1233")
        desk.window.findChild(FileViewer).close()

    play(scene)


def test_the_meter_of_the_context_counts_what_is_attached(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        meter = desk.window.findChild(ContextMeter)
        QGuiApplication.clipboard().setImage(image().scaled(1500, 1000))
        paste(desk)
        await read(desk, 1)
        assert "~2.0k tokens" in chips(desk)[0]
        await desk.until(lambda: "2k tokens" in meter.text(), "the meter")
        counted = meter.text()
        tray(desk).setFocus()
        desk.key(Qt.Key.Key_Delete)
        await desk.until(lambda: meter.text() != counted, "the meter to go back")

    play(scene)
