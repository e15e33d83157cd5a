from __future__ import annotations

import pytest

from desktop.ui.file_names import file_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A chart of rivers", "A chart of rivers.png"),
        ("../../etc/passwd", "etc passwd.png"),
        ("/abs/olute", "abs olute.png"),
        ("C:\\Windows\\x", "C Windows x.png"),
        ("a\x00b\x1b[31mc\nd", "ab[31mc d.png"),
        ("gnp\u202e.exe", "gnp.exe.png"),
        ("CON", "picture.png"),
        ("lpt1.txt", "picture.png"),
        ("...", "picture.png"),
        ("", "picture.png"),
        ("Ströme der Erde?", "Ströme der Erde.png"),
    ],
)
def test_a_name_stays_in_its_folder(words: str, expected: str) -> None:
    assert file_name(words, "png", otherwise="picture") == expected


def test_a_long_name_is_one_that_a_file_system_takes() -> None:
    assert len(file_name("x" * 300, "png", otherwise="p")) <= 84
    assert len(file_name("水" * 300, "png", otherwise="p").encode()) <= 204
