"""Design tokens: with `palettes`, the place where colours, fonts and measures are decided.

Widgets take a `ThemeSource`, read ``source.theme`` and connect to ``source.changed``. They
never write a colour or a size of text themselves.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.settings import Appearance, Density
from desktop.settings import Theme as ThemeChoice
from desktop.ui.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette
from desktop.ui.style_sheet import application_style_sheet

#: Roles of a label whose words have these colours in whatever theme holds (`qt_palette`).
SECONDARY, DANGER = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.BrightText

_TEXT_PX = 15.0
_CODE_PX = 13.5
_SMALL_PX = 13.0
_TINY_PX = 12.0
#: What is left of a gap where things stand close.
_COMPACT = 0.65


class Theme(NamedTuple):
    """A palette at a zoom, with the fonts and measures that follow from it.

    ``zoom`` is in percent. Measures are in device-independent pixels. ``font`` and ``code`` are
    families of fonts, "" those of the system. ``own`` is the family that the language of the
    interface is written in where the font of the system is for other scripts. ``compact``
    leaves less room between things.
    """

    palette: Palette
    zoom: int = 100
    font: str = ""
    code: str = ""
    own: str = ""
    compact: bool = False

    @property
    def contrasts(self) -> bool:
        """Whether lines are as strong as text, so that none tells by its colour alone."""
        return self.palette.contrasts

    def px(self, length: float) -> int:
        """A length of the design at 100 %, as it is at this zoom."""
        return max(1, round(length * self.zoom / 100)) if length > 0 else 0

    def gap(self, length: float) -> int:
        """The room between things, or around them: `px`, less of it where it is compact."""
        return self.px(length * _COMPACT if self.compact else length)

    def colour(self, token: str) -> QColor:
        """A palette token as a `QColor`. Raises AttributeError for an unknown token."""
        return QColor(getattr(self.palette, token))

    def ui_font(self, px: float = _TEXT_PX, *, semibold: bool = False) -> QFont:
        families = [family for family in (self.font, self.own) if family]
        font = _font(QFontDatabase.SystemFont.GeneralFont, families, px * self.zoom / 100)
        if semibold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def small_font(self, *, semibold: bool = False) -> QFont:
        """For buttons, lists and secondary lines (13 px)."""
        return self.ui_font(_SMALL_PX, semibold=semibold)

    def tiny_font(self) -> QFont:
        """For footers, headers of code and key hints (12 px)."""
        return self.ui_font(_TINY_PX)

    def heading_font(self, level: int) -> QFont:
        """Semibold; 1.35, 1.2 and 1.1 em for levels 1 to 3, 1 em below."""
        scale = {1: 1.35, 2: 1.2, 3: 1.1}.get(level, 1.0)
        return self.ui_font(_TEXT_PX * scale, semibold=True)

    def code_font(self, px: float = _CODE_PX) -> QFont:
        families = [self.code] if self.code else []
        font = _font(QFontDatabase.SystemFont.FixedFont, families, px * self.zoom / 100)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFixedPitch(True)
        return font

    @property
    def line_height(self) -> float:
        """Of running text, in pixels."""
        return _TEXT_PX * (1.4 if self.compact else 1.5) * self.zoom / 100

    @property
    def code_line_height(self) -> float:
        return _CODE_PX * 1.55 * self.zoom / 100

    @property
    def column_width(self) -> int:
        return self.px(760)

    @property
    def user_width(self) -> int:
        return self.px(640)

    @property
    def panel_radius(self) -> int:
        return self.px(10)

    @property
    def button_radius(self) -> int:
        return self.px(8)


def _font(kind: QFontDatabase.SystemFont, families: list[str], px: float) -> QFont:
    """Pixels in fractions: QFont takes whole pixels only, so the way leads through points."""
    font = QFontDatabase.systemFont(kind)
    if families:
        # What the families lack comes from the font of the system.
        font.setFamilies([*families, font.family()])
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    font.setPointSizeF(px * 72 / dpi)
    return font


def box_font() -> QFont:
    """Of a message box, which knows no theme: as `Theme.small_font` of the application's."""
    font = QGuiApplication.font()
    font.setPointSizeF(font.pointSizeF() * _SMALL_PX / _TEXT_PX)
    return font


def own_family() -> str:
    """What the system writes kana with, where the interface is Japanese; "" else.

    A font for Latin letters lends its own dots and brackets to lines of Japanese, so that signs
    of one line come from two fonts, by the letter that they follow. One for kana has all of it.
    """
    if QLocale().language() is not QLocale.Language.Japanese:
        return ""
    layout = QTextLayout("あ", QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    family = next((run.rawFont().familyName() for run in layout.glyphRuns()), "")
    # Fonts whose names begin so cannot be asked for: macOS chooses among them by itself.
    return "" if family.startswith(".") else family


class ThemeSource(QObject):
    """Says which theme holds, and when it changes.

    Follows the system's light or dark at run time while the choice is SYSTEM or HIGH_CONTRAST,
    and the system's wish for contrast. Does not save the choice, and touches the application
    only in `apply`.
    """

    #: The theme is another one now: palette, zoom or both.
    changed = Signal(Theme)

    def __init__(
        self,
        *,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        zoom: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = Appearance(theme=choice, zoom=zoom)
        self._app: QApplication | None = None
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._refresh)
        self._contrast = self._hints.accessibility()
        self._contrast.contrastPreferenceChanged.connect(self._refresh)
        self._own = own_family()
        self._theme = self._made()

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        return self._look.theme

    def choose(self, choice: ThemeChoice) -> None:
        self.wear(msgspec.structs.replace(self._look, theme=choice))

    def set_zoom(self, percent: int) -> None:
        self.wear(msgspec.structs.replace(self._look, zoom=percent))

    def wear(self, look: Appearance) -> None:
        """Let the looks of the settings hold."""
        self._look = look
        self._refresh()

    def follow_language(self) -> None:
        """The interface speaks another language now, which may need another font."""
        self._own = own_family()
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application in this theme, and keep doing so when it changes.

        The style sheet is made for Qt's style Fusion, which the application was started with.
        """
        self._app = app
        self._dress(app)

    def _palette(self) -> Palette:
        choice = self._look.theme
        dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        contrast = self._contrast.contrastPreference() is Qt.ContrastPreference.HighContrast
        match choice:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
            case ThemeChoice.SYSTEM if not contrast:
                return DARK if dark else LIGHT
            case _:
                return CONTRAST_DARK if dark else CONTRAST_LIGHT

    def _made(self) -> Theme:
        look = self._look
        return Theme(
            self._palette(),
            look.zoom,
            font=look.font,
            code=look.code_font,
            own=self._own,
            compact=look.density is Density.COMPACT,
        )

    def _refresh(self) -> None:
        theme = self._made()
        if theme == self._theme:
            return
        self._theme = theme
        focus = QApplication.focusWidget()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit(theme)
        # Boxes of buttons are laid out anew for another style, that of a dialog around them too,
        # and lose the focus by that.
        if focus is not None and isValid(focus) and QApplication.focusWidget() is not focus:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self, app: QApplication) -> None:
        app.setFont(self._theme.ui_font())
        app.setPalette(qt_palette(self._theme))
        for name in ("QCheckBox", "QRadioButton"):
            # The bytes that it declares are what it refuses.
            app.setPalette(_box_palette(self._theme), name)  # type: ignore[arg-type]
        # Qt brings a changed style sheet to each widget once for itself and once more for each
        # that it is in; the first one after none, once.
        app.setStyleSheet("")
        app.setStyleSheet(application_style_sheet(self._theme.palette, self._theme.px))


def _box_palette(theme: Theme) -> QPalette:
    """Fusion draws the frame of a box darker than the window: on a dark page it would be lost."""
    palette = qt_palette(theme)
    palette.setColor(QPalette.ColorRole.Window, theme.colour("secondary").lighter(110))
    off = QPalette.ColorGroup.Disabled
    palette.setColor(off, QPalette.ColorRole.Window, theme.colour("faint").lighter(110))
    # The frame of the box that has the focus is made of these.
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Accent):
        palette.setColor(role, theme.colour("accent"))
    return palette


def qt_palette(theme: Theme) -> QPalette:
    """The tokens as Qt's roles, for everything that the style sheet does not name."""
    role = QPalette.ColorRole
    colours = {
        role.Window: "page",
        role.WindowText: "text",
        role.Base: "page",
        role.AlternateBase: "panel",
        role.Text: "text",
        role.Button: "page",
        role.ButtonText: "text",
        DANGER: "danger",
        role.ToolTipBase: "panel",
        role.ToolTipText: "text",
        SECONDARY: "secondary",
        role.Highlight: "selection",
        role.HighlightedText: "on_selection",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Accent: "accent",
        role.Light: "hover",
        role.Midlight: "hover",
        role.Mid: "outline",
        role.Dark: "outline",
    }
    palette = QPalette()
    for name, token in colours.items():
        palette.setColor(name, theme.colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.colour("disabled"))
    return palette
