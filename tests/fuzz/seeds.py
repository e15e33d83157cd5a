"""Recorded streams as the first inputs of a fuzzer: ``python -m tests.fuzz.seeds DIR``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.unit.providers.corpus import body_of, recorded

_FEATURES = ("fmt_chat", "fmt_responses", "fmt_anthropic")


def write_seeds(folder: Path, *, largest: int = 6000) -> int:
    """Write every recorded stream up to ``largest`` bytes; returns how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for number, feature in enumerate(_FEATURES):
        for entry in recorded(feature):
            body = body_of(entry)
            if len(body) <= largest:
                # 189 more makes reads of 64 bytes, see `tests.fuzz.decoders`.
                (folder / f"{number}-{count}").write_bytes(bytes([number + 189]) + body)
                count += 1
    return count


if __name__ == "__main__":
    print(write_seeds(Path(sys.argv[1])), "seeds")
