"""How full the model's context is: a ring and two numbers in the composer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

from desktop.session.context import Measured
from desktop.ui.keymap import Keymap
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import figure, tr

_WARNS, _ALARMS = 0.75, 0.95
_RING_PX = 14


class ContextMeter(QPushButton):
    """Says about how many tokens the next request has, of how many. Measures nothing."""

    def __init__(self, *, theme: ThemeSource, keys: Keymap) -> None:
        super().__init__()
        self._keys = keys
        self._measured: Measured | None = None
        self._narrow = False
        self.setProperty("look", "word")
        self.setObjectName("contextMeter")
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        self._show()

    def set_measured(self, measured: Measured) -> None:
        self._measured = measured
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Only the ring, or the numbers too."""
        self._narrow = narrow
        self._show()

    def _show(self) -> None:
        measured = self._measured
        self.setVisible(measured is not None)
        if measured is None:
            return
        total = short(measured.total)
        if measured.window:
            total = f"{total} / {short(measured.window)}"
        else:
            total = tr("{number} tokens").format(number=total)
        total = total if _is_exact(measured) else f"≈ {total}"
        self.setText("" if self._narrow else f" {total}")
        self.setAccessibleName(tr("Context: {words}").format(words=words(measured)))
        self._keys.tip(self, words(measured), "context")
        size = self._theme.px(_RING_PX)
        self.setIcon(self._ring(size))
        self.setIconSize(QSize(size, size))

    def _ring(self, size: int) -> QIcon:
        measured = self._measured
        palette = self._theme
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(2.0, size / 6)
        box = QRectF(width / 2, width / 2, size - width, size - width)
        # A track as strong as the arc would hide it.
        painter.setPen(QPen(palette.colour("outline"), 1.0 if palette.contrasts else width))
        painter.drawEllipse(box)
        if measured is not None and measured.window:
            part = min(measured.total / measured.window, 1.0)
            colour = "danger" if part >= _ALARMS else "text" if part >= _WARNS else "accent"
            pen = QPen(palette.colour(colour), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(part * 360 * 16))
        painter.end()
        return QIcon(pixmap)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        self.setFont(theme.tiny_font())
        self._show()


def short(tokens: int) -> str:
    """A number of tokens in few letters: 950, 4.1k, 200k, 1M."""
    if tokens < 1_000:
        return str(tokens)
    if tokens < 999_500:
        return tr("{number}k", "thousands").format(
            number=_round(tokens / 1_000, int(tokens < 10_000))
        )
    return tr("{number}M", "millions").format(number=_round(tokens / 1_000_000, 2))


def _round(number: float, places: int) -> str:
    """Without zeros at the end."""
    while places and round(number, places) == round(number, places - 1):
        places -= 1
    return figure(number, places)


def words(measured: Measured) -> str:
    """The same in a sentence."""
    exact = _is_exact(measured)
    if not measured.window:
        text = tr("about {total} tokens will be sent; how many fit is not known")
        if exact:
            text = tr("{total} tokens will be sent; how many fit is not known")
    elif measured.selection.fits:
        text = tr("about {total} of {window} tokens will be sent, {left} left")
        if exact:
            text = tr("{total} of {window} tokens will be sent, {left} left")
    else:
        text = tr("about {total} of {window} tokens will be sent, {left} left, more than fits")
        if exact:
            text = tr("{total} of {window} tokens will be sent, {left} left, more than fits")
    return text.format(
        total=figure(measured.total),
        window=figure(measured.window or 0),
        left=figure(measured.left or 0),
    )


def _is_exact(measured: Measured) -> bool:
    return measured.exact and not measured.draft
