"""Days and times of day, as the user writes them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

_TIME = "HH:mm:ss"


def day_words(date: QDate) -> str:
    """A day in figures: as the language writes it, in English by the year, month and day."""
    locale = QLocale()
    if locale.language() in (QLocale.Language.C, QLocale.Language.English):
        return str(date.toString(Qt.DateFormat.ISODate))
    return str(locale.toString(date, QLocale.FormatType.ShortFormat))


def moment_words(seconds: float) -> str:
    """The day and the second of a time since 1970, at the place of the user."""
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return f"{day_words(moment.date())} {moment.time().toString(_TIME)}"
