"""What a model writes cannot load, read or open anything."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.ui.transcript.links import LinkOpener, is_openable
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

FORMS = [
    "![x]({})",
    "![x](<{}>)",
    '![x]({} "t")',
    "![x][r]\n\n[r]: {}",
    "![r]\n\n[r]: {}",
    "<img src={}>",
    '<img src="{}">',
    '<link rel=stylesheet href="{}">',
    "<style>@import url({})</style>",
    "<{}>",
    '<div style="background:url({})">',
    '<body background="{}">',
    '<table background="{}"><tr><td>',
    '<object data="{}">',
    '<iframe src="{}">',
    '<video src="{}">',
    '<svg><image href="{}"/></svg>',
    "[![x]({})]({})",
    "- ![x]({})",
    "> ![x]({})",
    "| ![x]({}) |\n|---|\n| ![y]({}) |",
    "# ![x]({})",
    "**![x]({})**",
    "~~![x]({})~~",
    "![`x`]({})",
    "![a ![b]({})]({})",
    "```\n![x]({})\n```",
    "{}",
    "    ![x]({})",
    "1. a\n\n   ![x]({})",
    "- [ ] ![x]({})",
    "![x]({} =1x1)",
    "!\\[x]({}) ![x]({})",
    '<input type=image src="{}">',
    '<a href="{}">x</a>',
    '<embed src="{}">',
    '<base href="{}">',
    "<ul style='list-style-image:url({})'><li>x</ul>",
    "&lt;img src={}&gt;",
    '<p><img src="{}"></p>',
]


class _Canary:
    """A server that counts who comes."""

    def __init__(self) -> None:
        self.visits = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/x.png?q=secret"

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()


@pytest.fixture
def canary() -> Iterator[_Canary]:
    made = _Canary()
    yield made
    made.close()


def test_no_form_of_picture_is_fetched_or_read(
    transcript: Transcript, message: MakeMessage, canary: _Canary, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "local.png"
    picture.write_bytes(b"not read")
    picture.chmod(0o000)
    for target in (canary.url, picture.as_uri(), str(picture), "//127.0.0.1/share/x.png", "qrc:/x"):
        text = "\n\n".join(form.replace("{}", target) for form in FORMS)
        transcript.show_path([message("u1", text)])
        transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
        for i in range(0, len(text), 13):
            transcript.reply_text("a1", 0, text[i : i + 13])
            transcript._flush()
        transcript.reply_finished(message("a1", text))
        view = transcript.view("a1")
        assert isinstance(view, ReplyView)
        qtbot.waitUntil(lambda view=view: not view.dirty)
        for shown in view.text_views():
            _assert_without_pictures(shown)
    QTest.qWait(50)
    assert canary.visits == 0


def _assert_without_pictures(view: TextView) -> None:
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            assert not iterator.fragment().charFormat().isImageFormat()
            iterator += 1
        block = block.next()


def test_resources_are_empty_pictures(
    transcript: Transcript, message: MakeMessage, tmp_path: Path
) -> None:
    file = tmp_path / "x.png"
    file.write_bytes(b"secret")
    transcript.show_path([message("a1", "text")])
    view = next(transcript.views[0].text_views())
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in (file.as_uri(), "http://127.0.0.1:9/x", str(file)):
        resource = view.loadResource(kind, QUrl(name))
        assert (resource.width(), resource.height()) == (1, 1)


def test_a_picture_is_shown_as_its_words_with_its_host(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", "![a chart](https://evil.example/p.png?q=1)")])
    shown = next(transcript.views[0].text_views()).toPlainText()
    assert shown == "a chart (image on evil.example, not loaded)"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a?b=c#d",
        "http://example.org",
        "mailto:a@example.org",
        "HTTPS://example.org",
    ],
)
def test_web_and_mail_links_are_opened(
    target: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toString()))
    opener = LinkOpener()
    with qtbot.assertNotEmitted(opener.refused):
        assert opener.open(target)
    assert len(opened) == 1


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "smb://host/share",
        "//host/share",
        "\\\\host\\share",
        "ms-msdt:/id PCWDiagnostic",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "rivulet://do",
        "zoommtg://x",
        "",
        "relative/path",
        "/etc/passwd",
        "#part",
        "https:",
        " https://example.org",
        "\thttps://example.org",
        "java\nscript:x",
        "https://example.org/\x00",
        "http://",
        "https:///x",
        "mailto:",
        "ftp://example.org",
        "ssh://x",
        "view-source:http://x",
        "https://example.org/\u202egnp.exe",
        "\x01javascript:x",
        "https\u200b://example.org",
        "http:\\\\example.org",
        "jar:http://x!/",
        "about:blank",
        "chrome://x",
        "search-ms:query=x",
    ],
)
def test_every_other_link_is_refused_and_said(
    target: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: pytest.fail("opened"))
    assert not is_openable(target)
    opener = LinkOpener()
    with qtbot.waitSignal(opener.refused):
        assert not opener.open(target)


def test_a_click_gives_the_target_to_the_opener_and_stays(
    transcript: Transcript, message: MakeMessage, opened: list[str], qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", "[the words](https://example.org/a%20b?c=d)")])
    QTest.qWait(20)
    view = next(transcript.views[0].text_views())
    cursor = view.textCursor()
    cursor.setPosition(3)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
    )
    assert opened == ["https://example.org/a%20b?c=d"]
    assert view.toPlainText() == "the words"


def test_one_place_opens_links() -> None:
    package = Path(__file__).parents[3] / "desktop"
    callers = [path.name for path in package.rglob("*.py") if "openUrl" in path.read_text()]
    assert callers == ["links.py"]


def test_titles_and_model_names_are_text(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", "x", model="<img src=file:///x><b>m</b>")])
    assert transcript.views[0].footer.words == "<img src=file:///x><b>m</b>"
