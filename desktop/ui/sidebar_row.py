"""The rows of the sidebar that are not conversations: buttons and the search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.scope import Scope, ScopeKind
from desktop.ui.composition import Composition
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, tr

_ICON_PX = 16
_ROW_PX = 34
_TIP = marked(
    'Search all messages: words, "a phrase", role:user, model:…, tag:…, folder:…, '
    "after:2026-03, before:…"
)


class KeyBadge(QLabel):
    """The keys of a shortcut in a small frame. Only shows them."""

    def __init__(self, keys: Keymap, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._shortcut = shortcut
        self._wanted = True
        keys.changed.connect(self._show_keys)
        self._show_keys()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        palette = theme.palette
        self.setStyleSheet(
            f"background: {palette.page}; color: {palette.secondary};"
            f"border: 1px solid {palette.outline}; border-radius: {theme.px(4)}px;"
            f"padding: 0 {theme.px(4)}px;"
        )
        self.setFont(theme.ui_font(11))
        self.setFixedHeight(theme.px(18))

    def set_wanted(self, wanted: bool) -> None:
        """Whether there is room for it. Without keys it is not shown."""
        self._wanted = wanted
        self.setVisible(wanted and bool(self.text()))

    def _show_keys(self) -> None:
        self.setText(self._keys.words(self._shortcut))
        self.adjustSize()
        if self.parentWidget() is not None:
            self.set_wanted(self._wanted)


class SidebarRow(QPushButton):
    """A button as wide as the sidebar: icon, words, key badge."""

    def __init__(self, text: str, *, icon: str, shortcut: str, icons: Icons, keys: Keymap) -> None:
        super().__init__(text)
        self._icon_name = icon
        self._icons = icons
        self._badge = KeyBadge(keys, shortcut, self)
        #: What stands beside the words.
        self._beside = 0
        self.setProperty("look", "quiet")
        self.setAccessibleName(text)
        keys.tip(self, text, shortcut)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._badge)
        keys.changed.connect(self._fit_badge)

    def set_theme(self, theme: Theme, colour: str) -> None:
        """``colour`` of icon and words."""
        self.setFont(theme.ui_font(13.5))
        self.setFixedHeight(theme.px(_ROW_PX))
        size = theme.px(_ICON_PX)
        self.setIcon(self._icons.icon(self._icon_name, colour, size=size))
        self.setIconSize(self.icon().availableSizes()[0])
        self._badge.set_theme(theme)
        self.setStyleSheet(
            f"SidebarRow {{ text-align: left; color: {colour}; padding: 0 {theme.px(9)}px; }}"
            f"SidebarRow:focus {{ padding: 0 {theme.px(9) - 1}px; }}"
        )
        self._fit_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_badge()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        # What has no room is cut with a sign of it.
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, self.width() - self._beside
        )

    def _fit_badge(self) -> None:
        """The words come first; the tooltip says the keys too."""
        wanted = self.sizeHint().width()
        self._beside = wanted - self.fontMetrics().horizontalAdvance(self.text())
        # The room behind the words is part of what they want.
        needed = wanted + self._badge.sizeHint().width() + 6
        self._badge.set_wanted(needed <= self.width())


class IconButton(QToolButton):
    """A quiet button that is only a picture."""

    def __init__(self, icon: str, *, icons: Icons) -> None:
        super().__init__()
        self._icon_name = icon
        self._icons = icons
        self.setProperty("look", "quiet")

    def set_theme(self, theme: Theme) -> None:
        size = theme.px(_ICON_PX)
        self.setIcon(self._icons.icon(self._icon_name, theme.palette.secondary, size=size))
        self.setIconSize(self.icon().availableSizes()[0])
        self.setFixedSize(theme.px(_ROW_PX), theme.px(_ROW_PX))


class ScopeBar(QFrame):
    """Says which list is shown when it is not the usual one, and is the way back."""

    closed = Signal()

    def __init__(self, *, icons: Icons) -> None:
        super().__init__()
        self._scope = Scope()
        self._words = QLabel()
        self._hint = QLabel()
        for label in (self._words, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._hint.setContentsMargins(0, 0, 10, 0)
        self._close = IconButton("x", icons=icons)
        self._close.setAccessibleName(tr("Show all conversations"))
        self._close.setToolTip(tooltip(tr("Show all conversations")))
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.hide()

    def set_scope(self, scope: Scope) -> None:
        self._scope = scope
        words = tr(_SCOPES.get(scope.kind, "")).format(tag=scope.key)
        hint = tr(_DELETED_HINT) if scope.kind is ScopeKind.DELETED else ""
        self._words.setText(words)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(words)
        self.setHidden(scope.whole)

    def say_empty(self) -> None:
        if not self._scope.whole:
            self._hint.setText(tr("There is nothing here."))
            self._hint.show()

    def set_theme(self, theme: Theme) -> None:
        self._words.setFont(theme.ui_font(13.5, semibold=True))
        self._hint.setFont(theme.ui_font(12))
        self._hint.setStyleSheet(f"color: {theme.palette.secondary};")
        self._close.set_theme(theme)


_SCOPES = {
    ScopeKind.TAG: marked("Tag: {tag}"),
    ScopeKind.ARCHIVED: marked("Archived"),
    ScopeKind.DELETED: marked("Recently deleted"),
}
_DELETED_HINT = marked("Kept for seven days. Enter brings a conversation back.")


class SearchField(QLineEdit):
    """Searches as one types. Esc empties it, Down and Enter go on to the list."""

    #: Down was pressed: the list shall take over.
    left_downwards = Signal()

    def __init__(self, *, icons: Icons, keys: Keymap) -> None:
        super().__init__()
        self._icons = icons
        self._lens = QLabel(self)
        self._lens.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge = KeyBadge(keys, "search", self)
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search all conversations"))
        keys.tip(self, tr(_TIP), "search")
        self.setMaxLength(200)
        self.textChanged.connect(self._on_text_changed)
        Composition(self)

    def set_theme(self, theme: Theme) -> None:
        palette = theme.palette
        self.setFont(theme.ui_font(13.5))
        self.setFixedHeight(theme.px(_ROW_PX))
        size = theme.px(_ICON_PX)
        self._lens.setPixmap(
            self._icons.pixmap(
                "search", palette.secondary, size=size, ratio=self.devicePixelRatioF()
            )
        )
        self._badge.set_theme(theme)
        left = theme.px(10) + size
        self.setStyleSheet(
            "SearchField { background: transparent; border: 2px solid transparent;"
            f" placeholder-text-color: {palette.secondary};"
            f" border-radius: {theme.px(8)}px; padding: 0 {theme.px(8)}px 0 {left}px; }}"
            f"SearchField:hover {{ background: {palette.hover};"
            " border-color: transparent; }"
            f"SearchField:focus {{ background: {palette.page};"
            f" border: 2px solid {palette.accent}; padding: 0 {theme.px(8)}px 0 {left}px; }}"
        )
        self._place()

    def event(self, event: QEvent) -> bool:
        # Before the window's own Esc: the first press empties the field.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._lens.adjustSize()
        self._badge.adjustSize()
        self._show_badge()
        self._lens.move(10, (self.height() - self._lens.height()) // 2)
        self._badge.move(
            self.width() - self._badge.width() - 10, (self.height() - self._badge.height()) // 2
        )

    def _on_text_changed(self, _text: str) -> None:
        self._show_badge()

    def _show_badge(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        needed = 2 * self._lens.width() + 30 + words + self._badge.width()
        self._badge.set_wanted(not self.text() and needed <= self.width())
