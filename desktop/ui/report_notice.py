"""Telling of a bug, with the way to its report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop.chat.system_words import why
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import spoken, tr


class ReportNotice:
    """Says that something went wrong inside, and copies the report when that is wanted."""

    def __init__(self, notices: Callable[[], NoticeBar], *, tasks: TaskStarter) -> None:
        self._notices = notices
        self._tasks = tasks

    def show(self, path: Path, summary: str) -> None:
        """Tell of a report that lies at ``path``."""
        self._notices().show_notice(
            tr("Something went wrong inside Rivulet; it goes on. {what}").format(what=summary),
            action=tr("Copy report"),
            on_action=lambda: self._tasks.start(self._copy(path), "copy a report"),
        )

    async def _copy(self, path: Path) -> None:
        try:
            text = await asyncio.to_thread(path.read_text, "utf-8", "replace")
        except OSError as error:
            words = tr("{path} cannot be read: {reason}.")
            self._notices().show_notice(words.format(path=path, reason=spoken(why(error))))
            return
        QGuiApplication.clipboard().setText(text)
        self._notices().show_notice(
            tr("The report was copied. It is also in {path}.").format(path=path)
        )
