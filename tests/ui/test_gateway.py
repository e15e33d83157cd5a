"""The gateway in the window: off, switched on, marked, used by a program, cancelled, off again."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, TypeVar

import httpx2
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.chat.message import Usage
from desktop.chat.prices import Price
from desktop.session.forward_log import Forward
from desktop.ui.clients_form import ClientsForm
from desktop.ui.forwards_table import ForwardsTable
from desktop.ui.gateway_page import GatewayPage
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.theme import ThemeSource
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play

FREE = Price(model="f", input=0.0, output=0.0)
W = TypeVar("W", bound=QWidget)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def named(page: QWidget, kind: type[W], name: str) -> W:
    return next(
        widget
        for widget in page.findChildren(kind)
        if name in (widget.accessibleName(), getattr(widget, "text", str)())
    )


async def opened(desk: Desk) -> GatewayPage:
    """The page, opened by a press on the mark."""
    mark(desk).click()
    await desk.until(lambda: desk.window.findChildren(SettingsDialog), "the settings")
    (dialog,) = desk.window.findChildren(SettingsDialog)
    await desk.until(dialog.gateway.isVisible, "the page")
    return dialog.gateway


def mark(desk: Desk) -> QToolButton:
    found = desk.window.findChild(QToolButton, "gatewayMark")
    assert found is not None
    return found


async def switch(desk: Desk, tmp_path: Path) -> int:
    """Turn it on by its action, on a free port. Returns the port."""
    port = free_port()
    file = tmp_path / "settings.toml"
    file.write_text(f"{file.read_text()}\n[gateway]\nport = {port}\n")
    action = desk.window.findChild(QAction, "gateway")
    assert action is not None
    assert not mark(desk).isVisible()
    action.trigger()
    await desk.until(lambda: "enabled = true" in file.read_text(), "the saved switch")
    await desk.until(lambda: f":{port}" in mark(desk).accessibleName(), "the mark")
    assert mark(desk).isVisible()
    assert action.isChecked()
    return port


async def token_for(desk: Desk, page: GatewayPage, name: str) -> str:
    field = named(page, QLineEdit, "Let a program in")
    field.setText(name)
    named(page, QPushButton, "Make a token").click()
    token = named(page, QLineEdit, "Token")
    await desk.until(token.isVisible, "the token")
    return token.text()


async def ask(port: int, token: str, *, stream: bool) -> httpx2.Response:
    body: dict[str, Any] = {"messages": [{"role": "user", "content": "Hello"}], "stream": stream}
    async with httpx2.AsyncClient(trust_env=False) as http:
        return await http.post(
            f"http://127.0.0.1:{port}/v1/chat/completions",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        )


def holds(folder: Path, words: str) -> bool:
    """Whether any file below a folder has these words in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return any(words.encode() in path.read_bytes() for path in files)


def test_a_program_is_let_in_and_its_request_is_listed(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        port = await switch(desk, tmp_path)
        page = await opened(desk)
        token = await token_for(desk, page, "editor")
        desk.server.chat(Answer(chat_chunks(["Good ", "morning"])))
        made = await ask(port, token, stream=False)
        assert made.json()["choices"][0]["message"]["content"] == "Good morning"
        rows = page.findChildren(QTreeWidget)[0]
        await desk.until(lambda: rows.topLevelItemCount() == 1, "the row")
        row = rows.topLevelItem(0)
        assert row is not None
        await desk.until(lambda: row.text(3) == "complete", "its status")
        assert (row.text(1), row.text(2), row.text(6)) == ("editor", "one", "5 → 7")
        assert row.text(4).endswith(" s")
        # The token is gone when the page is closed, and was never on the disk.
        (dialog,) = desk.window.findChildren(SettingsDialog)
        dialog.close()
        assert not holds(tmp_path, token)
        page = await opened(desk)
        assert not named(page, QLineEdit, "Token").isVisible()
        clients = page.findChildren(ClientsForm)[0].findChildren(QListWidget)[0]
        clients.setCurrentRow(0)
        assert clients.item(0).text().startswith("editor, since ")
        named(page, QPushButton, "Take access away").click()
        await desk.until(lambda: clients.count() == 0, "the empty list")
        assert (await ask(port, token, stream=False)).status_code == 401
        dialog.close()

    play(scene)


def test_a_request_is_cancelled_and_the_gateway_switched_off(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        port = await switch(desk, tmp_path)
        page = await opened(desk)
        token = await token_for(desk, page, "editor")
        desk.server.chat(Answer([chat_chunk("Good"), Hang()]))
        async with (
            httpx2.AsyncClient(trust_env=False) as http,
            http.stream(
                "POST",
                f"http://127.0.0.1:{port}/v1/chat/completions",
                json={"messages": [{"role": "user", "content": "Hello"}], "stream": True},
                headers={"Authorization": f"Bearer {token}"},
            ) as made,
        ):
            await desk.until(lambda: "1" in mark(desk).text(), "the count in the mark")
            rows = page.findChildren(QTreeWidget)[0]
            await desk.until(lambda: rows.topLevelItemCount() == 1, "the row")
            rows.setCurrentItem(rows.topLevelItem(0))
            cancel = named(page, QPushButton, "Cancel request")
            assert cancel.isEnabled()
            cancel.click()
            assert b"cancelled in Rivulet" in await made.aread()
        await desk.until(lambda: not cancel.isEnabled(), "the end of the request")
        await desk.until(lambda: desk.server.disconnects, "the provider's connection closed")
        named(page, QCheckBox, "&Let other programs on this computer use the models").click()
        await desk.until(lambda: not mark(desk).isVisible(), "the mark gone")
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
        (dialog,) = desk.window.findChildren(SettingsDialog)
        dialog.close()

    play(scene)


def test_a_port_that_is_taken_is_told(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            file = tmp_path / "settings.toml"
            file.write_text(f"{file.read_text()}\n[gateway]\nport = {port}\n")
            action = desk.window.findChild(QAction, "gateway")
            assert action is not None
            action.trigger()
            await desk.until(lambda: f"port {port}" in desk.window.notices.text(), "the notice")
            assert not mark(desk).isVisible()
            await desk.until(lambda: "enabled" not in file.read_text(), "the switch back")
        assert QApplication.activeWindow() is desk.window

    play(scene)


def test_all_columns_of_requests_are_seen(qtbot: QtBot, theme: ThemeSource) -> None:
    table = ForwardsTable()
    qtbot.addWidget(table)
    table.set_theme(theme.theme)
    table.resize(640, 300)
    table.show()
    model = "provider/a-model-with-a-rather-long-name-2026-11-28-preview"
    usage = Usage(input=1_234, output=567)
    table.set_forwards(
        (
            Forward(
                id="1",
                client_id="c",
                client="an editor with a rather long name of its own, and more",
                protocol="Messages",
                model=model,
                started_at=0.0,
                usage=usage,
            ),
        )
    )
    rows = table.findChild(QTreeWidget)
    assert rows is not None
    qtbot.waitUntil(lambda: 0 < rows.header().length() <= rows.viewport().width())
    row = rows.topLevelItem(0)
    assert row is not None
    assert row.text(6) == "1,234 → 567"
    assert model in row.toolTip(2)
    assert "a rather long name of its own" in row.toolTip(1)


def test_what_a_request_cost_is_listed_where_that_is_known(qtbot: QtBot) -> None:
    table = ForwardsTable()
    qtbot.addWidget(table)
    prices = {("p", "m"): Price(model="m", input=1.0, output=2.0), ("p", "f"): FREE}
    table.set_price(lambda provider_id, model: prices.get((provider_id, model)))
    usage = Usage(input=1_000_000, output=500_000)
    table.set_forwards(
        tuple(
            Forward(
                id=str(number),
                client_id="c",
                client="editor",
                protocol="Messages",
                model=model,
                started_at=0.0,
                usage=known,
            )
            for number, (model, known) in enumerate(
                [("p/m", usage), ("p/f", usage), ("p/other", usage), ("p/m", None)]
            )
        )
    )
    rows = table.findChild(QTreeWidget)
    assert rows is not None
    shown = [rows.topLevelItem(number) for number in range(4)]
    assert [row.text(7) for row in shown if row] == ["$2.00", "free", "unknown", ""]
