from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.leaves import ParagraphLeaf, Place
from desktop.ui.transcript.picture_prose import PictureProse
from desktop.ui.transcript.picture_words import picture_of
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage
from .test_pictures import pixels

URL = "https://example.org/rivers.png?a=1"
TEXT = f"Before.\n\n![A chart]({URL})\n\nAfter ![inline](https://example.org/i.png) text."


def _cards(transcript: Transcript) -> list[PictureProse]:
    found = transcript.views[-1].findChildren(PictureProse)
    return sorted((c for c in found if not c.isHidden()), key=lambda card: card.y())


def _pictures(transcript: Transcript) -> Pictures:
    return transcript._context.pictures


def _texts(transcript: Transcript) -> list[str]:
    return [text.toPlainText() for text in transcript.views[-1].text_views()]


def test_a_picture_is_fetched_only_when_it_is_asked_for(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    _pictures(transcript).fetch_requested.connect(asked.append)
    transcript.show_path([message("a1", TEXT)])
    (card,) = _cards(transcript)
    assert card.toPlainText() == "A chart (image on example.org, not loaded)"
    assert not asked
    qtbot.mouseClick(card.load_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.load_button, Qt.MouseButton.LeftButton)
    assert asked == [URL]
    assert card.load_button.text() == "Loading…"
    assert card.picture is None


def test_it_comes_in_its_place_and_nothing_above_moves(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", TEXT)])
    (card,) = _cards(transcript)
    top = card.y()
    _pictures(transcript).fetch(URL)
    _pictures(transcript).deliver(URL, pixels(300, 200))
    assert card.picture is not None
    assert card.picture.height() == 200
    assert card.y() == top
    assert card.toPlainText() == "A chart (image on example.org)"
    below = list(transcript.views[-1].text_views())[-1]
    assert below.y() >= card.y() + card.picture.y() + 200


def test_a_failure_is_told_and_can_be_tried_again(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    _pictures(transcript).fetch_requested.connect(asked.append)
    transcript.show_path([message("a1", TEXT)])
    (card,) = _cards(transcript)
    card.load_button.click()
    _pictures(transcript).fail(URL, "example.org answered 404.")
    assert card.failure == "example.org answered 404."
    card.load_button.click()
    assert asked == [URL, URL]
    _pictures(transcript).deliver(URL, b"no picture at all")
    assert card.failure == "This is not a picture that can be shown."
    assert card.picture is None


def test_the_card_is_the_same_when_the_text_streams(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a0", TEXT)])
    whole = _texts(transcript)
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    for char in TEXT:
        transcript.reply_text("a1", 0, char)
        transcript._flush()
    transcript.reply_finished(message("a1", TEXT))
    assert _texts(transcript) == whole
    assert len(_cards(transcript)) == 1


def test_what_was_loaded_is_there_again_in_another_theme_and_view(
    transcript: Transcript, theme: ThemeSource, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", TEXT)])
    _pictures(transcript).fetch(URL)
    _pictures(transcript).deliver(URL, pixels(300, 200))
    theme.choose(ThemeChoice.DARK)
    assert _cards(transcript)[0].picture is not None
    transcript.show_path([message("a2", TEXT)])
    assert _cards(transcript)[0].picture is not None


def test_pictures_in_a_row_are_a_card_each(transcript: Transcript, message: MakeMessage) -> None:
    text = "\n\n".join(f"![n{n}](https://example.org/{n}.png)" for n in range(4)) + "\n\nEnd"
    transcript.show_path([message("a1", text)])
    assert len(_cards(transcript)) == 4
    assert _texts(transcript)[-1] == "End"


def test_copying_gives_the_markdown_as_it_was(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", TEXT)])
    (card,) = _cards(transcript)
    card.selectAll()
    card.copy()
    mime = QApplication.clipboard().mimeData()
    assert mime is not None
    markdown = bytes(mime.data("text/markdown").data()).decode()
    assert markdown == f"![A chart]({URL})"


def test_what_is_a_picture_alone() -> None:
    def url(content: str, path: str = "") -> str:
        found = picture_of(ParagraphLeaf(Place(path), content))
        return found.url if found else ""

    assert url("![a](https://x.org/p.png)") == "https://x.org/p.png"
    assert url('![a\\]b](<https://x.org/p q.png> "t")') == "https://x.org/p q.png"
    assert url("![](http://x.org/a_(b).png)") == "http://x.org/a_(b).png"
    for other in (
        "![a](https://x.org/p.png) text",
        "text ![a](https://x.org/p.png)",
        "![a](file:///etc/passwd)",
        "![a](//x.org/p.png)",
        "![a](p.png)",
        "![a](data:image/png;base64,AAAA)",
        "![a](https://x.org/p.png",
        "![a][ref]",
        "![" * 2_000,
        "![a](" + "(" * 3_000,
    ):
        assert url(other) == "", other
    assert url("![a](https://x.org/p.png)", "q") == ""
