"""Text with links that take the focus one by one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QTextCursor

from desktop.ui.transcript.target_label import target_words
from desktop.ui.transcript.text_view import TextView


@dataclass(frozen=True, slots=True)
class Link:
    """Two positions in a text, and where what is between them leads to."""

    start: int
    end: int
    target: str


class LinkView(TextView):
    """Rings the link with the focus; Enter opens it through ``context.open_link``."""

    _link: Link | None = None

    @property
    def focused_link(self) -> Link | None:
        return self._link

    def links(self) -> list[Link]:
        """All links, from top to bottom."""
        found: list[Link] = []
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                target = fragment.charFormat().anchorHref()
                start, end = fragment.position(), fragment.position() + fragment.length()
                last = found[-1] if found else None
                if target and last and last.end == start and last.target == target:
                    found[-1] = Link(last.start, end, target)
                elif target:
                    found.append(Link(start, end, target))
                iterator += 1
            block = block.next()
        return found

    def focus_link(self, link: Link | None) -> None:
        """Give a link the focus ring, and tell where it leads to."""
        if link != self._link:
            self._link = link
            self._context.pointed(target_words(link.target) if link is not None else "")
            self.viewport().update()

    def words_of(self, link: Link) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(link.start)
        cursor.setPosition(min(link.end, self.length), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def link_rects(self, link: Link) -> list[QRect]:
        """Where a link stands, a rectangle for each line."""
        found: list[QRect] = []
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(link.start, self.length))
        end = min(link.end, self.length)
        while not found or cursor.position() < end:
            begin = self.cursorRect(cursor)
            line = QTextCursor(cursor)
            line.movePosition(QTextCursor.MoveOperation.EndOfLine)
            line.setPosition(max(min(line.position(), end), cursor.position()))
            found.append(begin.united(self.cursorRect(line)))
            cursor.setPosition(line.position())
            if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
                break
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        link = self._link
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # The text may have been written again since.
        if opens and link is not None and link in self.links():
            self.follow(link.target)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_link(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._link is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._context.theme.colour("accent"), 2))
            for rect in self.link_rects(self._link):
                painter.drawRoundedRect(QRectF(rect).adjusted(-2, 0, 2, 2), 4, 4)
            painter.end()
