"""Pictures that are written out in a text, and pictures within a sentence."""

from __future__ import annotations

import base64
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.ui.transcript.code_view import CodeText
from desktop.ui.transcript.data_pictures import Bytes, DataPictures, decoded_bytes, put_back
from desktop.ui.transcript.link_view import LinkView
from desktop.ui.transcript.picture_prose import PictureProse
from desktop.ui.transcript.picture_text import picture_urls
from desktop.ui.transcript.picture_viewer import PictureViewer
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage
from .test_pictures import pixels

PNG = pixels(60, 40, "PNG", "#2040c0")
ADDRESS = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
TEXT = f"""Before ](data and ![half](data:image/tiff;base64,AAAA).

![A chart]({ADDRESS})

Within ![a logo](<{ADDRESS}>) a sentence, `![code]({ADDRESS})` in code.

```md
![fenced]({ADDRESS})
```

After.
"""


def _filtered(text: str, size: int) -> tuple[str, list[Bytes]]:
    came: list[Bytes] = []
    filtered = DataPictures(begun=lambda _: None, came=came.append)
    out = [filtered.feed(text[i : i + size]) for i in range(0, len(text), size)]
    return "".join([*out, filtered.finish()]), came


@pytest.mark.parametrize("size", [1, 3, 17, 100_000])
def test_bytes_are_taken_out_however_they_come(size: int) -> None:
    out, came = _filtered(TEXT, size)
    assert [decoded_bytes(one) for one in came] == [PNG, PNG]
    # What stands in code stays, and what is no picture.
    assert out.count(ADDRESS) == 2
    assert "![half](data:image/tiff;base64,AAAA)" in out
    by_url = {one.url: f"data:image/{one.kind};base64,{one.encoded}" for one in came}
    assert put_back(out, by_url.__getitem__) == TEXT


def test_nothing_is_held_back_that_can_be_shown() -> None:
    filtered = DataPictures(begun=lambda _: None, came=lambda _: None)
    assert filtered.feed("Look! [x](d") == "Look! [x]("
    assert filtered.feed("ocs)") == "docs)"
    assert filtered.feed("![") == "!["


def test_what_is_too_large_is_not_kept() -> None:
    came: list[Bytes] = []
    filtered = DataPictures(begun=lambda _: None, came=came.append)
    filtered.feed("![x](data:image/png;base64,")
    for _ in range(300):
        assert filtered.feed("A" * 100_000) == ""
    filtered.feed(") end")
    assert [one.encoded for one in came] == [""]


def _pictures(transcript: Transcript) -> Pictures:
    return transcript._context.pictures


def _shown(transcript: Transcript) -> list[str]:
    return [text.toPlainText() for text in transcript.views[-1].text_views()]


def test_no_bytes_are_shown_while_they_come(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = f"Here:\n\n![A chart]({ADDRESS})\n\nand ![small]({ADDRESS}) end."
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    for i in range(0, len(text), 7):
        transcript.reply_text("a1", 0, text[i : i + 7])
        transcript._flush()
        assert "base64" not in "".join(_shown(transcript))
        assert ADDRESS[40:60] not in "".join(_shown(transcript))
    transcript.reply_finished(message("a1", text))
    card = transcript.views[-1].findChild(PictureProse)
    qtbot.waitUntil(lambda: card.picture is not None)
    assert card.load_button.isHidden()
    assert card.toPlainText() == "A chart"
    last = list(transcript.views[-1].text_views())[-1]
    qtbot.waitUntil(lambda: last.toPlainText() == "and \ufffc end.")
    assert len(list(picture_urls(last.document().begin()))) == 1


def test_code_keeps_what_was_written(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", TEXT)])
    (code,) = transcript.views[0].findChildren(CodeText)
    assert code.toPlainText().replace("\n", "") == f"![fenced]({ADDRESS})"


def test_a_copy_has_the_address_that_was_written(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = f"One ![a logo]({ADDRESS}) and\n\n![A chart]({ADDRESS})"
    transcript.show_path([message("a1", text)])
    card = transcript.views[0].findChild(PictureProse)
    qtbot.waitUntil(lambda: card.picture is not None)
    transcript.selection.select_message(transcript.views[0])
    mime = transcript.selection.mime()
    assert bytes(mime.data("text/markdown").data()).decode() == text
    assert mime.text().startswith("One a logo and")


def test_a_damaged_one_is_said(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> None:
    transcript.show_path([message("a1", "![x](data:image/png;base64,AAAA)")])
    card = transcript.views[0].findChild(PictureProse)
    qtbot.waitUntil(lambda: bool(card.failure))
    assert card.failure == "This is not a picture that can be shown."


URL = "https://example.org/i.png"
SENTENCE = f"A sentence with ![a logo]({URL}) in it.\n\nAnother paragraph."


def test_a_picture_in_a_sentence_is_loaded_by_tab_and_enter(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    _pictures(transcript).fetch_requested.connect(asked.append)
    transcript.show_path([message("a1", SENTENCE)])
    words = "A sentence with a logo (image on example.org, not loaded) load in it."
    assert _shown(transcript)[0].startswith(words)
    transcript.focus_message("a1")
    qtbot.waitUntil(transcript.views[0].hasFocus)
    QTest.keyClick(transcript.views[0], Qt.Key.Key_Tab)
    text = QApplication.focusWidget()
    assert isinstance(text, LinkView)
    assert not asked
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert asked == [URL]
    assert "loading…" in _shown(transcript)[0]
    _pictures(transcript).deliver(URL, PNG)
    assert _shown(transcript)[0].startswith("A sentence with \ufffc in it.")
    (link,) = text.links()
    text.follow(link.target)
    viewer = transcript.window().findChild(PictureViewer)
    assert viewer is not None
    viewer.close()


def test_a_failure_in_a_sentence_can_be_tried_again(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", SENTENCE)])
    _pictures(transcript).fetch(URL)
    _pictures(transcript).fail(URL, "example.org answered 404.")
    assert "example.org answered 404.) try again" in _shown(transcript)[0]


def test_nobody_else_writes_links_that_load(transcript: Transcript, message: MakeMessage) -> None:
    asked: list[str] = []
    _pictures(transcript).fetch_requested.connect(asked.append)
    text = f"[x](rivulet-load:{URL}) <rivulet-load:{URL}> [y](rivulet-show:{URL})"
    transcript.show_path([message("a1", text)])
    (shown,) = transcript.views[0].text_views()
    assert isinstance(shown, LinkView)
    assert all(link.target.startswith("https:") for link in shown.links())
    assert not asked


def test_part_of_a_sentence_is_copied_with_its_picture(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", SENTENCE)])
    for _ in range(2):
        text = next(transcript.views[0].text_views())
        text.mark(2, text.document().begin().length() - 2)
        mime = text.createMimeDataFromSelection()
        markdown = bytes(mime.data("text/markdown").data()).decode()
        assert markdown == f"sentence with ![a logo]({URL}) in it"
        _pictures(transcript).fetch(URL)
        _pictures(transcript).deliver(URL, PNG)


def test_the_cost_does_not_grow_with_the_bytes_before() -> None:
    """Each piece is looked at once."""
    filtered = DataPictures(begun=lambda _: None, came=lambda _: None)
    filtered.feed("![x](data:image/png;base64,")
    sizes = []
    for _ in range(5):
        filtered.feed("A" * 1_000)
        sizes.append(len(filtered._held) + sum(map(len, filtered._unread)))
    assert all(a == b for a, b in pairwise(sizes))
