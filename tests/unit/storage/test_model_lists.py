"""What the providers said of their models, on disk."""

from __future__ import annotations

import asyncio
import logging
import stat
from pathlib import Path

import pytest

from desktop.chat.errors import DiskFull
from desktop.chat.model import ModelInfo
from desktop.storage.model_lists import ModelLists

MODELS = (ModelInfo("a", "A", 9, 5, ("images",), ("top_p",)), ModelInfo("b"))


def test_a_list_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "below" / "models.json"
    asyncio.run(ModelLists(path).keep("p", MODELS))
    asyncio.run(ModelLists(path).keep("q", MODELS[1:]))
    assert asyncio.run(ModelLists(path).of("p")) == MODELS
    assert asyncio.run(ModelLists(path).of("q")) == MODELS[1:]
    assert asyncio.run(ModelLists(path).of("none")) == ()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text().startswith("{\n")  # for people


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"p": [{"name": 1}]}', "\udcff"])
def test_a_file_that_cannot_be_read_is_no_list(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "models.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with caplog.at_level(logging.ERROR):
        lists = ModelLists(path)
        assert asyncio.run(lists.of("p")) == ()
    asyncio.run(lists.keep("p", MODELS))
    assert asyncio.run(ModelLists(path).of("p")) == MODELS


def test_a_list_that_cannot_be_written_is_known_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    lists = ModelLists(tmp_path / "file" / "models.json")
    with pytest.raises(DiskFull):
        asyncio.run(lists.keep("p", MODELS))
    assert asyncio.run(lists.of("p")) == MODELS
