"""Assistants and prompts: kept in files, exported, imported, taken by conversations."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from desktop.chat import assistant, prompt
from desktop.chat.assistant import Assistant
from desktop.chat.errors import StorageError
from desktop.chat.prompt import Prompt
from desktop.parameters import ModelParameters
from desktop.session.own_items import OwnItems
from desktop.session.prompts import Prompts
from desktop.storage.item_file import ItemFile

PIRATE = Assistant(
    id="p",
    name="Pirate",
    system_prompt="Arr.",
    model="test/one",
    parameters=ModelParameters(temperature=0.3, extra={"seed": 1}),
    tools=("clock",),
)


def assistants(path: Path) -> OwnItems[Assistant]:
    return OwnItems(ItemFile(path, kind=assistant.KIND, item=Assistant))


def prompts(path: Path) -> Prompts:
    return Prompts(ItemFile(path, kind=prompt.KIND, item=Prompt))


def test_what_is_kept_is_there_after_the_next_start(tmp_path: Path) -> None:
    async def scene() -> None:
        own = assistants(tmp_path / "a.json")
        assert await own.all() == ()
        await own.save(PIRATE)
        await own.save(Assistant(id="b", name="Butler"))
        again = assistants(tmp_path / "a.json")
        assert [a.name for a in await again.all()] == ["Butler", "Pirate"]
        assert await again.find("p") == PIRATE
        await again.delete("b")
        assert [a.name for a in await assistants(tmp_path / "a.json").all()] == ["Pirate"]
        assert (tmp_path / "a.json").stat().st_mode & 0o077 == 0

    asyncio.run(scene())


def test_no_two_have_the_same_name(tmp_path: Path) -> None:
    async def scene() -> None:
        own = assistants(tmp_path / "a.json")
        await own.save(PIRATE)
        second = await own.save(Assistant(id="q", name="  Pirate "))
        assert second.name == "Pirate 2"
        assert (await own.save(PIRATE)).name == "Pirate"

    asyncio.run(scene())


def test_an_exported_file_can_be_imported_and_changes_nothing_the_second_time(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        await assistants(tmp_path / "a.json").export_to(tmp_path / "out.json", [PIRATE])
        own = assistants(tmp_path / "b.json")
        assert await own.import_from([tmp_path / "out.json"]) == 1
        assert await own.import_from([tmp_path / "out.json"]) == 0
        (taken,) = await own.all()
        assert taken.id != PIRATE.id
        assert (taken.name, taken.parameters, taken.tools) == (
            PIRATE.name,
            PIRATE.parameters,
            PIRATE.tools,
        )

    asyncio.run(scene())


def test_texts_come_in_as_prompts(tmp_path: Path) -> None:
    async def scene() -> None:
        (tmp_path / "Review.md").write_text("Review {{what}}.\n", "utf-8")
        (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
        own = prompts(tmp_path / "p.json")
        assert await own.import_from([tmp_path / "Review.md"]) == 1
        (found,) = await own.all()
        assert (found.name, found.text) == ("Review", "Review {{what}}.")
        with pytest.raises(StorageError, match="UTF-8"):
            await own.import_from([tmp_path / "bad.txt"])

    asyncio.run(scene())


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"type": "rivulet-prompts", "version": 1}', b"\xff",
     b'{"type": "rivulet-assistants", "version": 2}',
     b'{"type": "rivulet-assistants", "version": 1, "items": [{"id": 3}]}'],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)

    async def scene() -> None:
        with pytest.raises(StorageError):
            await assistants(path).all()
        with pytest.raises(StorageError):
            await assistants(path).save(PIRATE)

    asyncio.run(scene())
    assert path.read_bytes() == content
