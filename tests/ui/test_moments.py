"""Times and amounts are written as the language of the interface writes them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from desktop.chat.durations import duration
from desktop.runtime.paths import resources_folder
from desktop.settings import Language
from desktop.ui.moments import day_words, moment_words
from desktop.ui.sizes import size_words
from desktop.ui.translations import Translations
from desktop.ui.wording import spoken

DAY = time.mktime((2026, 11, 8, 9, 5, 7, 0, 0, -1))


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp, resources_folder() / "translations")
    yield made
    made.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


@pytest.mark.parametrize(
    ("language", "day", "long"),
    [
        (Language.ENGLISH, "2026-11-08", "1 min 15 s"),
        (Language.GERMAN, "08.11.26", "1 min 15 s"),
        (Language.JAPANESE, "2026/11/08", "1分15秒"),
    ],
)
def test_in_each_language(
    translations: Translations, language: Language, day: str, long: str
) -> None:
    translations.speak(language)
    assert day_words(QDate(2026, 11, 8)) == day
    assert moment_words(DAY) == f"{day} 09:05:07"
    assert spoken(duration(75)) == long


def test_the_c_locale_is_english(translations: Translations) -> None:
    translations.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.c())
    assert moment_words(DAY) == "2026-11-08 09:05:07"


@pytest.mark.parametrize(
    ("language", "point"),
    [(Language.ENGLISH, "."), (Language.GERMAN, ","), (Language.JAPANESE, ".")],
)
def test_sizes_have_one_kind_of_unit(
    translations: Translations, language: Language, point: str
) -> None:
    translations.speak(language)
    sizes = [999, 1_024, 99_950, 999_949, 999_950, 12_345_678, 3_000_000_000]
    words = ["999 B", "1.0 kB", "100.0 kB", "999.9 kB", "1.0 MB", "12.3 MB", "3.0 GB"]
    assert [size_words(size) for size in sizes] == [word.replace(".", point) for word in words]
