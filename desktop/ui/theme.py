"""Design tokens: the one place where colours, fonts and measures are decided.

Widgets take a `ThemeSource`, read ``source.theme`` and connect to ``source.changed``. They
never write a colour or a size of text themselves.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.settings import Theme as ThemeChoice
from desktop.ui.style_sheet import application_style_sheet


class CodeColours(NamedTuple):
    """Colours of code, by what a token is. Each has AA contrast on ``panel``."""

    keyword: str
    name: str
    type: str
    string: str
    number: str
    comment: str
    builtin: str
    decorator: str
    tag: str
    added: str
    removed: str
    error: str


class Palette(NamedTuple):
    """Colours as ``#RRGGBB``. Text tokens have AA contrast on page, sidebar and panel."""

    dark: bool
    page: str
    sidebar: str
    panel: str
    #: The head of a code panel: between page and panel.
    panel_head: str
    text: str
    secondary: str
    border: str
    #: The outline of something that can be clicked.
    outline: str
    accent: str
    #: What is under the pointer, and pressed, on a filled accent.
    accent_hover: str
    on_accent: str
    danger: str
    #: Under the pointer on page, sidebar or panel.
    hover: str
    #: The chosen row of a list.
    selected: str
    #: Selected text.
    selection: str
    on_selection: str
    code: CodeColours


LIGHT = Palette(
    dark=False,
    page="#FFFFFF",
    sidebar="#F7F7F5",
    panel="#F3F4F2",
    panel_head="#F8F8F6",
    text="#1F1F1D",
    secondary="#6B6A66",
    border="#E6E5E1",
    outline="#DAD9D4",
    accent="#0F766E",
    accent_hover="#0B5F59",
    on_accent="#FFFFFF",
    danger="#B42318",
    hover="#EEEEEB",
    selected="#ECECE8",
    selection="#BFE3DF",
    on_selection="#1F1F1D",
    code=CodeColours(
        keyword="#7A3EC8",
        name="#1D5BBF",
        type="#0B6B74",
        string="#116644",
        number="#9A4A00",
        comment="#6B6A66",
        builtin="#8A3A79",
        decorator="#8A5200",
        tag="#1D5BBF",
        added="#116644",
        removed="#B42318",
        error="#B42318",
    ),
)

DARK = Palette(
    dark=True,
    page="#1B1C1E",
    sidebar="#161719",
    panel="#26282B",
    panel_head="#1F2023",
    text="#ECECEA",
    secondary="#9C9B97",
    border="#2F3134",
    outline="#3D4044",
    accent="#2DD4BF",
    accent_hover="#5EE2D1",
    on_accent="#06201D",
    danger="#F97066",
    hover="#2A2C30",
    selected="#2A2C2F",
    selection="#1F5A55",
    on_selection="#FFFFFF",
    code=CodeColours(
        keyword="#BFA2FA",
        name="#7CBCF7",
        type="#6FD3DC",
        string="#7FDDAC",
        number="#F2B57A",
        comment="#9C9B97",
        builtin="#EFA3DC",
        decorator="#E6C07B",
        tag="#7CBCF7",
        added="#7FDDAC",
        removed="#F97066",
        error="#F97066",
    ),
)

_TEXT_PX = 15.0
_CODE_PX = 13.5
_SMALL_PX = 13.0
_TINY_PX = 12.0


class Theme(NamedTuple):
    """A palette at a zoom, with the fonts and measures that follow from it.

    ``zoom`` is in percent. Measures are in device-independent pixels.
    """

    palette: Palette
    zoom: int = 100

    def px(self, length: float) -> int:
        """A length of the design at 100 %, as it is at this zoom."""
        return max(1, round(length * self.zoom / 100)) if length > 0 else 0

    def colour(self, token: str) -> QColor:
        """A palette token as a `QColor`. Raises AttributeError for an unknown token."""
        return QColor(getattr(self.palette, token))

    def ui_font(self, px: float = _TEXT_PX, *, semibold: bool = False) -> QFont:
        font = _sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), px, self.zoom)
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
        font = _sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), px, self.zoom)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFixedPitch(True)
        return font

    @property
    def line_height(self) -> float:
        """Of running text, in pixels."""
        return _TEXT_PX * 1.5 * self.zoom / 100

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


def _sized(font: QFont, px: float, zoom: int) -> QFont:
    """Pixels in fractions: QFont takes whole pixels only, so the way leads through points."""
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    font.setPointSizeF(px * zoom / 100 * 72 / dpi)
    return font


class ThemeSource(QObject):
    """Says which theme holds, and when it changes.

    Follows the system's light or dark at run time while the choice is SYSTEM. Does not save
    the choice, and touches the application only in `apply`.
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
        self._choice = choice
        self._zoom = zoom
        self._app: QApplication | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._theme = Theme(self._palette(), zoom)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        self._choice = choice
        self._refresh()

    def set_zoom(self, percent: int) -> None:
        self._zoom = percent
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application in this theme, and keep doing so when it changes.

        The style sheet is made for Qt's style Fusion, which the application was started with.
        """
        self._app = app
        self._dress(app)

    def _palette(self) -> Palette:
        if self._choice is ThemeChoice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._choice is ThemeChoice.DARK
        return DARK if dark else LIGHT

    def _on_scheme_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        theme = Theme(self._palette(), self._zoom)
        if theme == self._theme:
            return
        self._theme = theme
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit(theme)

    def _dress(self, app: QApplication) -> None:
        app.setFont(self._theme.ui_font())
        app.setPalette(qt_palette(self._theme))
        for name in ("QCheckBox", "QRadioButton"):
            # The bytes that it declares are what it refuses.
            app.setPalette(_box_palette(self._theme), name)  # type: ignore[arg-type]
        app.setStyleSheet(application_style_sheet(self._theme.palette, self._theme.px))


def _box_palette(theme: Theme) -> QPalette:
    """Fusion draws the frame of a box darker than the window: on a dark page it would be lost."""
    palette = qt_palette(theme)
    palette.setColor(QPalette.ColorRole.Window, theme.colour("secondary").lighter(110))
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
        role.BrightText: "danger",
        role.ToolTipBase: "panel",
        role.ToolTipText: "text",
        role.PlaceholderText: "secondary",
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
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.colour("secondary"))
    return palette
