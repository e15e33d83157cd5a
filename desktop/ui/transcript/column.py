"""The column of messages, and the place in it that is being read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.message_view import RING, MessageView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.wording import tr

_GAP = 2
_TOP = 12
_BOTTOM = 8


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first whole line of the page: a place in a text, or pixels into a message."""

    view: MessageView
    offset: int
    text: TextView | None = None
    position: int = 0
    text_offset: int = 0


class Column(QWidget):
    """Stacks messages in the middle of the page. Does not scroll."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._views: list[MessageView] = []
        self._tops: list[int] = []
        self.setAccessibleName(tr("Messages"))

    @property
    def views(self) -> list[MessageView]:
        return self._views

    def append(self, view: MessageView) -> None:
        self._insert(len(self._views), view)

    def prepend(self, view: MessageView) -> None:
        self._insert(0, view)

    def remove(self, views: Iterable[MessageView]) -> None:
        for view in list(views):
            self._views.remove(view)
            view.hide()
            view.deleteLater()

    def arrange(self, page_width: int, *, bar: int = 0) -> int:
        """Lay out all messages for a page of this width; gives the height.

        The column stands in the middle of the page and the scroll bar beside it together, as
        the composer below does.
        """
        theme = self._context.theme
        margin = theme.px(20)
        ring = theme.px(RING)
        whole = page_width + bar
        width = min(theme.column_width, max(whole - 2 * margin, theme.px(160)))
        left = max((whole - width) // 2 - ring, 0)
        y = theme.gap(_TOP)
        tops = []
        for view in self._views:
            height = view.arrange(width + 2 * ring)
            tops.append(y)
            if view.x() != left or view.y() != y:
                view.move(left, y)
            y += height + theme.gap(_GAP)
        y += theme.px(_BOTTOM)
        self._tops = tops
        self.resize(max(page_width, width), y)
        return y

    def view_at(self, y: int) -> MessageView | None:
        """The message at this height, or the next one above."""
        if not self._tops:
            return None
        index = max(bisect_right(self._tops, y) - 1, 0)
        return self._views[min(index, len(self._views) - 1)]

    def anchor_at(self, y: int) -> Anchor | None:
        view = self.view_at(y)
        if view is None:
            return None
        offset = y - view.y()
        for text in view.text_views():
            top = text.mapTo(view, QPoint(0, 0)).y()
            if offset < top + text.height():
                # Above the text there may be a gap, or a part that is not built.
                inside = offset - top
                position = text.line_from(inside)
                return Anchor(view, offset, text, position, inside - text.top_of(position))
        return Anchor(view, offset)

    def build(self, top: int, bottom: int, *, most: int, upwards: bool = False) -> int:
        """Build up to ``most`` parts that stand between these heights; gives how many."""
        built = 0
        views = [
            view for view in self._views if view.y() < bottom and view.geometry().bottom() > top
        ]
        for view in reversed(views) if upwards else views:
            if built < most:
                y = view.y()
                built += view.build(top - y, bottom - y, most=most - built, upwards=upwards)
        return built

    def top_of(self, anchor: Anchor) -> int | None:
        """Where the anchor is now; None when its message is gone."""
        if not isValid(anchor.view) or anchor.view not in self._views:
            return None
        text = anchor.text
        if text is not None and isValid(text) and text.isVisibleTo(anchor.view):
            top = text.mapTo(anchor.view, QPoint(0, 0)).y()
            return anchor.view.y() + top + text.top_of(anchor.position) + anchor.text_offset
        return anchor.view.y() + min(anchor.offset, anchor.view.height())

    def _insert(self, index: int, view: MessageView) -> None:
        view.setParent(self)
        self._views.insert(index, view)
        if index == 0:
            view.lower()  # screen readers go by this order
        view.show()
