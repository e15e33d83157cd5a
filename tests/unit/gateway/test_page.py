"""The page of conversations, as its own script uses it."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.chat.blocks import Image
from desktop.chat.conversation import new_conversation
from desktop.chat.message import MessageStatus
from desktop.gateway.page.access import PageAccess
from desktop.gateway.page.files import FILES
from desktop.gateway.page.growing_text import GrowingText
from desktop.gateway.page.words import WORDS
from desktop.runtime.paths import resources_folder
from desktop.tools.tool import ToolOutcome, says
from tests.scripted_server import Answer, Cut, Gate, Hang, chat_chunk, chat_chunks, sse
from tests.unit.gateway.paging import MODEL, Page, paged
from tests.unit.gateway.running import ORIGIN
from tests.unit.session.turning import StandIn

ROUTES = ["enter", "follow", "send", "stop", "retry", "continue", "answer", "picture"]


def test_a_message_is_sent_and_its_reply_grows_in_every_page(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            gate = Gate()
            run.upstream.chat(
                Answer([chat_chunk("One **bo"), gate, *chat_chunks(["ld** word"])[1:]])
            )
            headers = await run.enter()
            async with Page(run, headers) as first:
                made = await run.post("/page/send", {"text": "Hello <b>"}, headers)
                conversation_id = made.json()["conversation"]
                await first.until(lambda: first.list, "the list")
                async with Page(run, headers, conversation_id) as second:
                    await second.until(lambda: second.text() == "One **bo", "its first words")
                    assert second.text(0) == "Hello <b>"
                    assert second.state["busy"]
                    # One that comes in the middle has it all, and goes on.
                    async with Page(run, headers, conversation_id) as third:
                        await third.until(lambda: third.text() == "One **bo", "the same")
                        assert first.list[0]["streaming"]
                        gate.event.set()
                        for page in (second, third):
                            await page.until(lambda p=page: not p.state["busy"], "the end")
                            await page.until(lambda p=page: p.text() == "One bold word", "all")
                            head = page.heads[page.path[-1]]
                            assert head["status"] == "complete"
                            assert "notice" not in head

    asyncio.run(main())


def test_what_the_window_does_appears_in_the_page_and_the_other_way_round(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            run.upstream.chat(Answer(chat_chunks(["One"])), Answer([chat_chunk("Two"), Hang()]))
            conversation = await run.begun()
            await run.until(lambda: not run.live.is_busy(conversation.id), "the reply")
            headers = await run.enter()
            async with Page(run, headers, conversation.id) as page:
                await page.until(lambda: page.text() == "One", "the first reply")
                posted = await run.live.post(
                    conversation, "From the window", parent_id=conversation.leaf_id
                )
                turn = run.live.begin(conversation, parent_id=posted.id, model=MODEL)
                await page.until(lambda: page.text() == "Two", "the second reply")
                assert page.text(2) == "From the window"
                # Busy is busy, whoever asks.
                again = await run.post(
                    "/page/send", {"conversation": conversation.id, "text": "Me"}, headers
                )
                assert again.status_code == 409
                assert "still arriving" in again.json()["error"]
                await run.post("/page/stop", {"conversation": conversation.id}, headers)
                await page.until(lambda: not page.state["busy"], "the stop")
                assert page.heads[page.path[-1]]["notice"]["actions"] == ["continue", "retry"]
                assert conversation.active_path()[-1].status is MessageStatus.STOPPED
                assert not run.live.is_busy(turn.conversation.id)
                await run.library.rename(conversation.id, "Another name")
                await page.until(lambda: page.list[0]["title"] == "Another name", "the name")
                await run.library.delete(conversation.id)
                await page.until(lambda: page.gone and not page.list, "its end")

    asyncio.run(main())


def test_retry_makes_a_version_and_continue_goes_on(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            run.upstream.chat(
                Answer([chat_chunk("Cut"), Cut()]),
                Answer([chat_chunk("Half"), Cut()]),
                Answer(chat_chunks(["and half"])),
            )
            conversation = await run.begun()
            await run.until(lambda: not run.live.is_busy(conversation.id), "the reply")
            headers = await run.enter()
            async with Page(run, headers, conversation.id) as page:
                await page.until(lambda: page.text() == "Cut", "the cut reply")
                assert page.heads[page.path[-1]]["notice"]["failure"]
                where = {"conversation": conversation.id, "message": page.path[-1]}
                assert (await run.post("/page/retry", where, headers)).status_code == 200
                await page.until(lambda: page.text() == "Half", "another try")
                assert len(conversation.versions(conversation.active_ids()[-1])) == 2
                await page.until(lambda: not page.state["busy"], "its end")
                assert (await run.post("/page/retry", where, headers)).status_code == 404
                where = {"conversation": conversation.id, "message": page.path[-1]}
                assert (await run.post("/page/continue", where, headers)).status_code == 200
                await page.until(lambda: page.text() == "and half", "the rest")
                assert len(page.path) == 4

    asyncio.run(main())


@pytest.mark.parametrize("allowed", [True, False])
def test_a_tool_is_allowed_or_denied_from_the_page(allowed: bool, tmp_path: Path) -> None:
    ran: list[dict[str, object]] = []

    async def act(arguments: dict[str, object]) -> ToolOutcome:
        ran.append(arguments)
        return says("four")

    call = sse(
        {
            "choices": [
                {
                    "index": 0,
                    "delta": {
                        "tool_calls": [
                            {
                                "index": 0,
                                "id": "c1",
                                "function": {"name": "desk__count", "arguments": '{"of": "<b>"}'},
                            }
                        ]
                    },
                    "finish_reason": "tool_calls",
                }
            ]
        }
    )

    async def main() -> None:
        async with paged(tmp_path, tools=[StandIn("count", act)]) as run:
            run.upstream.chat(
                Answer([call, b"data: [DONE]\n\n"]), Answer(chat_chunks(["It is done"]))
            )
            conversation = await run.begun()
            headers = await run.enter()
            async with Page(run, headers, conversation.id) as page:
                await page.until(lambda: any(page.asks.values()), "the question")
                (place,) = (place for place, asks in page.asks.items() if asks)
                assert "“count”" in page.asks[place]
                assert '"of": "<b>"' in page.text()
                await page.until(lambda: "consent" in page.state["words"], "the status")
                answer = {
                    "conversation": conversation.id,
                    "message": place[0],
                    "call": place[1],
                    "allowed": allowed,
                }
                wrong = await run.post("/page/answer", answer | {"call": 7}, headers)
                assert wrong.status_code == 404
                assert (await run.post("/page/answer", answer, headers)).status_code == 200
                await page.until(lambda: page.text() == "It is done", "the end")
                assert bool(ran) == allowed
                assert not any(page.asks.values())

    asyncio.run(main())


def test_nothing_is_shown_without_the_key_of_the_page(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            headers = await run.enter()
            key = headers["Authorization"]
            _, token = await run.access.add("a program")
            wrong: list[dict[str, str]] = [
                {},
                {"Authorization": f"Bearer {token}"},
                {"X-Api-Key": token},
                {"X-Api-Key": key.removeprefix("Bearer ")},
                {"Cookie": f"key={key.removeprefix('Bearer ')}; rivulet-key={token}"},
                {"Authorization": key + "x"},
                {"Authorization": key[:-1]},
                {"Authorization": key.replace("Bearer", "Basic")},
            ]
            for route in ROUTES:
                path = f"/page/{route}"
                for more in wrong:
                    made = await run.post(path, {"code": "x"}, {"Origin": run.url} | more)
                    assert made.status_code == 401, (route, more)
                    assert "set-cookie" not in made.headers
                # A page elsewhere, also one that may use the gateway, and no page at all.
                for origin in ("http://evil.example", "null", ORIGIN, None):
                    elsewhere = {"Authorization": key}
                    if origin is not None:
                        elsewhere["Origin"] = origin
                    made = await run.post(path, {}, elsewhere)
                    assert made.status_code == 403, (route, origin)
                made = await run.post(path, {}, headers | {"Host": f"evil.example:{run.port}"})
                assert made.status_code == 421
                made = await run.post(path, {}, headers | {"Content-Type": "text/plain"})
                assert made.status_code == 415
                made = await run.http.get(run.url + path, headers=headers)
                assert made.status_code == 405
                asked = {"Origin": run.url}
                made = await run.http.get(f"{run.url}{path}?key={key}", headers=asked)
                assert made.status_code == 401 or route == "enter"
                made = await run.http.options(run.url + path, headers={"Origin": ORIGIN})
                assert "access-control-allow-origin" not in made.headers
            # The key of the page opens nothing else.
            models = await run.post("/v1/chat/completions", {"messages": []}, headers)
            assert models.status_code == 401

    asyncio.run(main())


def test_a_code_is_good_once_and_a_second_use_takes_the_key_back(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            code = run.gateway.page_address().partition("#code=")[2]
            own = {"Origin": run.url}
            key = (await run.post("/page/enter", {"code": code}, own)).json()["key"]
            headers = own | {"Authorization": f"Bearer {key}"}
            assert (await run.post("/page/stop", {}, headers)).status_code == 200
            assert (await run.post("/page/enter", {"code": code}, own)).status_code == 401
            assert (await run.post("/page/stop", {}, headers)).status_code == 401
            # Switched off and on again, nobody is in.
            headers = await run.enter()
            port = run.port
            await run.gateway.stop()
            assert run.gateway.page_address() == ""
            await run.gateway.start(port)
            assert (await run.post("/page/stop", {}, headers)).status_code == 401

    asyncio.run(main())


def test_a_code_is_good_for_a_minute() -> None:
    now = 0.0
    access = PageAccess(clock=lambda: now)
    code = access.new_code()
    now = 61.0
    assert access.enter(code) == ""
    assert access.enter(access.new_code())


def test_the_files_of_the_page_let_nothing_else_in(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            http = run.http
            for path in FILES:
                made = await http.get(run.url + path)
                assert made.status_code == 200
                policy = made.headers["content-security-policy"]
                assert policy.startswith("default-src 'none';")
                assert "unsafe" not in policy
                assert "frame-ancestors 'none'" in policy
                assert made.headers["x-content-type-options"] == "nosniff"
                foreign = await http.get(run.url + path, headers={"Origin": "http://evil.example"})
                assert foreign.status_code == 403
            page = (await http.get(run.url)).text
            assert "<script>" not in page
            assert "http" not in page.replace("/icon", "")
            for path in ("/page.css/", "//page.js", "/index.html", "/page/page.js", "/PAGE.js"):
                assert (await http.get(run.url + path)).status_code in (401, 404)

    asyncio.run(main())


def test_the_words_of_the_page_are_told_to_our_own_page_before_it_has_a_key(
    tmp_path: Path,
) -> None:
    async def main() -> None:
        async with paged(tmp_path, in_words=lambda words: f"<{words}>", language="xx") as run:
            made = await run.post("/page/words", {}, {"Origin": run.url})
            assert made.json()["language"] == "xx"
            assert made.json()["words"]["Send"] == "<Send>"
            for origin in ("http://evil.example", "null", ORIGIN, None):
                headers = {} if origin is None else {"Origin": origin}
                assert (await run.post("/page/words", {}, headers)).status_code == 403
            # What is refused is said in them too; what others say is not.
            made = await run.post("/page/stop", {}, {"Origin": run.url})
            assert made.json()["error"] == "<Open this page from Rivulet.>"
            made = await run.post("/page/enter", {"code": "x" * 5000}, {"Origin": run.url})
            assert made.json()["error"] == "<The largest request has 4 KiB.>"

    asyncio.run(main())


def test_every_word_of_the_page_is_known_and_used() -> None:
    folder = resources_folder() / "page"
    scripts = "".join(path.read_text() for path in sorted(folder.glob("*.js")))
    said = set(re.findall(r'\bword\(\s*"([^"]+)"', scripts))
    page = re.sub(r"<(title|noscript)>.*?</\1>", "", (folder / "index.html").read_text())
    named = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]+)"', page)
    stand = {words.strip() for words in [*re.findall(r">([^<>]+)<", page), *named]}
    # Names, signs and keys are alike in all languages.
    stand -= {"", "Rivulet", "✎", "☰", "✕", "Enter"}

    assert said | stand == {str(words) for words in WORDS}
    for file in sorted((resources_folder() / "translations").glob("*.ts")):
        messages = ElementTree.parse(file).iter("message")
        known = {(m.findtext("source"), m.findtext("comment")): m for m in messages}
        assert all(known[str(words), None].findtext("translation") for words in WORDS), file.name


def test_a_temporary_conversation_is_not_shown(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            run.upstream.chat(Answer([chat_chunk("Secret"), Hang()]))
            hidden = new_conversation(temporary=True)
            posted = await run.live.post(hidden, "Nobody knows", parent_id=None)
            turn = run.live.begin(hidden, parent_id=posted.id, model=MODEL)
            await run.until(lambda: turn.message and turn.message.text, "its reply")
            headers = await run.enter()
            async with Page(run, headers) as page:
                assert page.list == []
            made = await run.post("/page/follow", {"conversation": hidden.id}, headers)
            assert made.status_code == 404
            made = await run.post("/page/stop", {"conversation": hidden.id}, headers)
            assert run.live.is_busy(hidden.id)

    asyncio.run(main())


def test_wrong_requests_are_refused_in_words(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            headers = await run.enter()
            for path, body, status in (
                ("send", {"text": "  "}, 400),
                ("send", {"text": 3}, 400),
                ("send", {"text": None}, 400),
                ("send", [], 400),
                ("send", {"conversation": "nothing", "text": "x"}, 404),
                ("send", {"conversation": "../../etc", "text": "x"}, 404),
                ("retry", {}, 404),
                ("follow", {"newest": "x"}, 400),
                ("follow", {"conversation": "'; drop table messages"}, 404),
            ):
                made = await run.post(f"/page/{path}", body, headers)
                assert made.status_code == status, (path, body)
                assert isinstance(made.json()["error"], str)
            assert run.upstream.requests == []

    asyncio.run(main())


def test_a_page_that_does_not_read_costs_no_memory(tmp_path: Path) -> None:
    """Nothing is queued for it: it is told the present state when it reads again."""

    async def main() -> None:
        async with paged(tmp_path) as run:
            text = "word " * 200
            gate = Gate()
            run.upstream.chat(
                Answer([*[chat_chunk(f"{text}\n\n")] * 400, gate, *chat_chunks(["end"])[1:]])
            )
            conversation = await run.begun()
            headers = await run.enter()
            body = f'{{"conversation": "{conversation.id}"}}'
            head = (
                f"POST /page/follow HTTP/1.1\r\nHost: 127.0.0.1:{run.port}\r\n"
                f"Origin: {run.url}\r\nAuthorization: {headers['Authorization']}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
            )
            slow = socket.create_connection(("127.0.0.1", run.port))
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.sendall(head.encode())
            turn = run.live.of(conversation.id)
            assert turn is not None
            await run.until(
                lambda: turn.message and len(turn.message.text) > 390_000, "all of the text"
            )
            await asyncio.sleep(0.3)
            server = run.gateway._server
            assert server is not None
            assert server._server is not None
            waiting = [
                c.transport.get_write_buffer_size() for c in server._server.server_state.connections
            ]
            assert max(waiting) < 1_000_000
            gate.event.set()
            await run.until(lambda: not run.live.is_busy(conversation.id), "the end")
            slow.close()

    asyncio.run(main())


@pytest.mark.parametrize("route", ["enter", "send", "follow"])
def test_bodies_that_are_huge_or_slow_are_refused(
    route: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.gateway.body.BODY_SECONDS", 0.2)

    async def main() -> None:
        async with paged(tmp_path) as run:
            headers = await run.enter()
            head = (
                f"POST /page/{route} HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
                f"Origin: http://localhost:{run.port}\r\nContent-Type: application/json\r\n"
                f"Authorization: {headers['Authorization']}\r\n"
            )
            most = 5000 if route == "enter" else 2**30
            for length, status in ((most, 413), (1000, 408)):
                reader, writer = await asyncio.open_connection("127.0.0.1", run.port)
                writer.write(f"{head}Content-Length: {length}\r\n\r\n{{".encode())
                answer = await asyncio.wait_for(reader.read(64), 5)
                assert answer.startswith(b"HTTP/1.1 %d " % status)
                writer.close()
            assert (await run.post("/page/stop", {}, headers)).status_code == 200

    asyncio.run(main())


def test_pages_are_so_many_and_no_more(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run, contextlib.AsyncExitStack() as closing:
            headers = await run.enter()
            for _ in range(24):
                await closing.enter_async_context(Page(run, headers))
            made = await run.post("/page/follow", {}, headers)
            assert made.status_code == 429
            await closing.aclose()
            # Those that left make room.
            async with Page(run, headers) as page:
                assert page.orders

    asyncio.run(main())


def test_a_markdown_text_is_the_same_in_pieces_and_whole() -> None:
    text = (
        "# One\n\nTwo *three*\nfour  \nfive\n\n- a\n- b\n\n  c\n\n1. x\n\n```py\ndef f():\n"
        "  pass\n```\n\n> q\n> r\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n[l][m]\n\n***\n\nEnd\n===\n"
        "\n    code\n\n~~s~~ `c` <b>\r\nlast"
    )
    for text_now in (text, text + "\n\n[m]: https://example.org 'T'\n"):
        whole = GrowingText().change(text_now, final=True)
        assert whole is not None
        growing, nodes = GrowingText(), []
        for end in range(1, len(text_now)):
            if (change := growing.change(text_now[:end], final=False)) is not None:
                assert change.keep <= len(nodes)
                nodes = [*nodes[: change.keep], *change.nodes]
        change = growing.change(text_now, final=True)
        assert change is not None
        assert [*nodes[: change.keep], *change.nodes] == whole.nodes


def test_pictures_of_a_conversation_are_pictures_only(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"rest"
    evil = b"<svg onload=alert(1)>"

    async def main() -> None:
        async with paged(tmp_path) as run:
            run.upstream.chat(Answer(chat_chunks(["Nice"])))
            conversation = new_conversation()
            attached = (Image("image/png", png), Image("image/png", evil))
            await run.live.post(conversation, "Look", parent_id=None, attached=attached)
            headers = await run.enter()
            async with Page(run, headers, conversation.id) as page:
                await page.until(lambda: page.path, "the message")
                place = {"conversation": conversation.id, "message": page.path[0]}
            made = await run.post("/page/picture", place | {"part": 0}, headers)
            assert made.content == png
            assert made.headers["content-type"] == "image/png"
            assert made.headers["content-security-policy"] == "default-src 'none'; sandbox"
            for part in (1, 2, 3, -1):
                made = await run.post("/page/picture", place | {"part": part}, headers)
                assert made.status_code == 404, part
            other = place | {"message": "nothing", "part": 0}
            assert (await run.post("/page/picture", other, headers)).status_code == 404

    asyncio.run(main())


def test_the_list_is_as_long_as_the_page_wants_it(tmp_path: Path) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run:
            for number in range(70):
                await run.live.post(new_conversation(), f"Number {number}", parent_id=None)
            headers = await run.enter()
            async with Page(run, headers) as page:
                await page.until(lambda: page.list, "the list")
                assert len(page.list) == 60
                assert page.more
            async with Page(run, headers, listed=61) as page:
                await page.until(lambda: page.list, "the list")
                assert len({row["id"] for row in page.list}) == 70
                assert not page.more

    asyncio.run(main())
