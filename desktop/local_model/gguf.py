"""The head of a GGUF file: enough to say whether the file is whole and how long its context is.

Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. llama.cpp answers every
load failure with the same words, so the reasons a user can act on are found here first.
"""

from __future__ import annotations

import mmap
import struct
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
#: No model comes near these; a damaged count must not keep the reader busy.
_MOST_ENTRIES: Final = 10_000_000
_MOST_NESTING: Final = 4

_STRING: Final = 8
_ARRAY: Final = 9
#: Value type -> struct code, for the values of fixed size.
_SCALARS: Final = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}

#: Tensor type -> (values per block, bytes per block). A type that is not listed counts as
#: zero bytes: the bound gets weaker, never wrong.
_BLOCKS: Final = {
    0: (1, 4),
    1: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    8: (32, 34),
    10: (256, 84),
    11: (256, 110),
    12: (256, 144),
    13: (256, 176),
    14: (256, 210),
    20: (32, 18),
    23: (256, 136),
    30: (1, 2),
}


class NotGguf(ValueError):
    """The file does not begin like a GGUF file, or its version is unknown."""


class GgufDamaged(ValueError):
    """The head breaks off or makes no sense."""


class GgufHead(msgspec.Struct, frozen=True):
    architecture: str
    #: The context the model was trained for, in tokens; 0 when the file does not say.
    context_length: int
    #: A whole file has at least this many bytes.
    least_size: int


def read_head(path: Path) -> GgufHead:
    """Raises OSError, NotGguf or GgufDamaged. Takes about 50 ms (a vocabulary is skipped)."""
    with path.open("rb") as file:
        start = file.read(24)
        if start[:4] != MAGIC:
            raise NotGguf("no GGUF magic")
        if len(start) < 24:
            raise GgufDamaged("the head breaks off")
        version, tensors, entries = struct.unpack("<IQQ", start[4:])
        if version not in _VERSIONS:
            raise NotGguf(f"GGUF version {version}")
        if tensors > _MOST_ENTRIES or entries > _MOST_ENTRIES:
            raise GgufDamaged("impossible counts")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            try:
                return _Reader(view, 24).head(tensors, entries)
            except GgufDamaged:
                raise
            except (struct.error, ValueError, OverflowError) as error:
                raise GgufDamaged(str(error)) from error


class _Reader:
    """Walks the head once, front to back."""

    __slots__ = ("_at", "_view")

    def __init__(self, view: mmap.mmap, at: int) -> None:
        self._view = view
        self._at = at

    def head(self, tensors: int, entries: int) -> GgufHead:
        values: dict[str, str | float] = {}
        for _ in range(entries):
            name = self._string()
            value = self._value(self._number("<I"))
            if value is not None:
                values[name] = value
        reach = max((self._tensor_end() for _ in range(tensors)), default=0)
        alignment = max(1, int(values.get("general.alignment", 32)))
        data_start = -(-self._at // alignment) * alignment
        architecture = str(values.get("general.architecture", ""))
        context = values.get(f"{architecture}.context_length", 0)
        return GgufHead(
            architecture=architecture,
            context_length=int(context),
            least_size=data_start + reach,
        )

    def _number(self, code: str) -> int:
        (value,) = struct.unpack_from(code, self._view, self._at)
        self._at += struct.calcsize(code)
        return int(value)

    def _skip(self, count: int) -> int:
        """Return where the skipped bytes began."""
        at = self._at
        if at + count > len(self._view):
            raise GgufDamaged("the head breaks off")
        self._at = at + count
        return at

    def _string(self) -> str:
        length = self._number("<Q")
        at = self._skip(length)
        return self._view[at : at + length].decode("utf-8", "replace")

    def _value(self, kind: int, nesting: int = 0) -> str | float | None:
        """The value, or None for an array, which is skipped."""
        if kind in _SCALARS:
            (value,) = struct.unpack_from(_SCALARS[kind], self._view, self._at)
            self._at += struct.calcsize(_SCALARS[kind])
            return float(value) if isinstance(value, float) else int(value)
        if kind == _STRING:
            return self._string()
        if kind != _ARRAY or nesting >= _MOST_NESTING:
            raise GgufDamaged(f"unknown value type {kind}")
        inner = self._number("<I")
        count = self._number("<Q")
        if count > _MOST_ENTRIES:
            raise GgufDamaged("impossible counts")
        if inner in _SCALARS:
            self._skip(count * struct.calcsize(_SCALARS[inner]))
        elif inner == _STRING:
            for _ in range(count):
                self._skip(self._number("<Q"))
        else:
            for _ in range(count):
                self._value(inner, nesting + 1)
        return None

    def _tensor_end(self) -> int:
        """Where the tensor ends, counted from the start of the tensor data."""
        self._skip(self._number("<Q"))
        dimensions = self._number("<I")
        if dimensions > 8:
            raise GgufDamaged("impossible tensor")
        values = 1
        for _ in range(dimensions):
            values *= self._number("<Q")
        per_block, block = _BLOCKS.get(self._number("<I"), (1, 0))
        return self._number("<Q") + values // per_block * block
