"""Copying what was said last, from wherever in the window one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from desktop.ui.transcript.spreadsheet import as_csv, as_tsv
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.wording import tr


class CopyDesk:
    """Copies from the shown conversation, and says so in a notice, or that there is nothing."""

    def __init__(
        self, transcript: Callable[[], Transcript], *, tell: Callable[[str], object]
    ) -> None:
        self._transcript = transcript
        self._tell = tell

    def acts(self) -> dict[str, Callable[[], None]]:
        """What its shortcuts do, by their names."""
        return {
            "copy-reply": self._copy_reply,
            "copy-plain": self._copy_plain,
            "copy-code": self._copy_code,
            "copy-table": lambda: self._copy_table(as_tsv),
            "copy-table-csv": lambda: self._copy_table(as_csv),
            "copy-formula": self._copy_formula,
        }

    def _copy_reply(self) -> None:
        self._copy(self._transcript().last_reply_text(), tr("There is no reply to copy yet."))

    def _copy_plain(self) -> None:
        self._copy(self._transcript().last_reply_words(), tr("There is no reply to copy yet."))

    def _copy_code(self) -> None:
        self._copy(self._transcript().last_code_block(), tr("There is no code to copy yet."))

    def _copy_table(self, written: Callable[[list[list[str]]], str]) -> None:
        cells = self._transcript().last_table()
        text = written([list(row) for row in cells]) if cells else ""
        self._copy(text, tr("There is no table to copy yet."))

    def _copy_formula(self) -> None:
        self._copy(self._transcript().last_formula(), tr("There is no formula to copy yet."))

    def _copy(self, text: str, nothing: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
        self._tell(tr("Copied.") if text else nothing)
