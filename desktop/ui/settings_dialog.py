"""The settings dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.model import ModelInfo
from desktop.settings import Settings
from desktop.ui.about_page import AboutPage
from desktop.ui.appearance_page import AppearancePage
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.data_page import DataPage
from desktop.ui.dialog_size import fitted
from desktop.ui.form_field import FormField
from desktop.ui.gateway_page import GatewayPage
from desktop.ui.icons import Icons
from desktop.ui.key_field import KeyRow
from desktop.ui.keymap import Keymap
from desktop.ui.limits_page import LimitsPage
from desktop.ui.model_page import ModelPage
from desktop.ui.presence_page import PresencePage
from desktop.ui.provider_page import ProviderPage
from desktop.ui.servers_page import ServersPage
from desktop.ui.settings_search import Place, SettingsSearch, places
from desktop.ui.shortcuts import tooltip
from desktop.ui.spotlight import Spotlight
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.tools_page import ToolsPage
from desktop.ui.two_panes import TwoPanes
from desktop.ui.wording import marked, tr

__all__ = ["PAGES", "KeyRow", "SettingsDialog"]

#: The width of the titles of the pages.
_NAVIGATION_PX = 180
#: Below this width the pages have no room beside their titles.
_STACKED_PX = 560
#: The pages, by their names in the code, which are their titles in English.
PAGES = (
    marked("Providers"),
    marked("Appearance"),
    marked("Models"),
    marked("Waiting"),
    marked("Presence"),
    marked("Tools"),
    marked("Tool servers"),
    marked("Gateway"),
    marked("Data"),
    marked("About"),
)
#: Those that show what is chosen in a list, and by it other fields.
_FORMS = ("Providers", "Tool servers")


class SettingsDialog(QDialog):
    """Shows the settings and says what was changed; a change holds at once.

    Opened with `open`, never run. Does no I/O: keys, tests and lists of models are asked for by
    signals, and what came of them is given to the ``set_`` methods.
    """

    #: The changed `Settings`.
    settings_changed = Signal(object)
    #: Provider id and key, for the keyring.
    key_save_requested = Signal(str, str)
    #: Provider id and key, for memory.
    key_session_requested = Signal(str, str)
    key_forget_requested = Signal(str)
    #: Provider id and the model to ask, or "".
    check_requested = Signal(str, str)
    #: The list of models of this provider id is wanted.
    models_requested = Signal(str)
    #: The page of the data is on the screen: it is to be brought up to date.
    data_shown = Signal()
    #: What tools did is to be shown.
    calls_requested = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        icons: Icons,
        data_folder: Path,
        keys: Keymap | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAccessibleName(tr("Settings"))
        self._settings = Settings()
        self._zoom = 0
        self._providers = ProviderPage(icons)
        keys = keys or Keymap(parent=self)
        self._appearance = AppearancePage(icons, keys)
        self._models = ModelPage(icons)
        self._limits = LimitsPage()
        self.presence = PresencePage()
        self._tools = ToolsPage()
        self.servers = ServersPage()
        self.gateway = GatewayPage(keys)
        self.data = DataPage(data_folder=data_folder)
        self._about = AboutPage(data_folder=data_folder)
        #: The pages that change the settings.
        self._editing = (
            self._providers,
            self._appearance,
            self._models,
            self._limits,
            self.presence,
            self._tools,
            self.servers,
            self.gateway,
            self.data,
        )
        self._search = SettingsSearch(self.places)
        self._navigation = QListWidget()
        #: In place of the list where there is little room.
        self._page_box = ChoiceBox(icons)
        self._stack = QStackedWidget()
        # No letter of its own, for the pages need theirs; Esc closes.
        self._close = QPushButton(tr("Close"))
        self._build()
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_settings(self, settings: Settings) -> None:
        """Show these settings. What is being typed into a field is kept."""
        self._settings = settings
        for page in self._editing:
            page.set_settings(settings)

    def set_key_state(self, provider_id: str, row: KeyRow) -> None:
        self._providers.set_key_state(provider_id, row)

    def ask_for_models(self, provider_id: str) -> None:
        """Have a provider asked for its models, as by its button."""
        self._providers.ask_for_models(provider_id)

    def set_check_result(self, provider_id: str, ok: bool, text: str) -> None:
        """How a test ended; also the way to say that loading the models failed."""
        self._providers.set_check_result(provider_id, ok, text)

    def set_models(self, provider_id: str, models: list[str]) -> None:
        """What the provider lists. It becomes part of the settings."""
        self._providers.set_models(provider_id, models)

    def set_known(self, provider_id: str, models: tuple[ModelInfo, ...]) -> None:
        """What a provider says of its models, beyond their names."""
        self._models.set_known(provider_id, models)

    def show_page(self, title: str) -> None:
        """Turn to a page. Raises ValueError for a title that none has."""
        self._navigation.setCurrentRow(PAGES.index(title))
        (self._page_box if self._panes.is_narrow else self._navigation).setFocus()

    @property
    def appearance(self) -> AppearancePage:
        return self._appearance

    def show_provider(self, provider_id: str, *, focus_key: bool = True) -> None:
        """Turn to one provider, and to the field of its key."""
        self._navigation.setCurrentRow(PAGES.index("Providers"))
        self._providers.show_provider(provider_id, focus_key=focus_key)

    def _pages(self) -> dict[str, QWidget]:
        return dict(zip(PAGES, (*self._editing, self._about), strict=True))

    def places(self) -> list[Place]:
        """Every setting, whichever page is shown."""
        return list(places(self._pages(), forms=_FORMS))

    def show_place(self, key: str) -> None:
        """Turn to a setting by its key; to nothing for one that is not here (any more)."""
        place = next((place for place in self.places() if place.key == key), None)
        if place is not None:
            self._go_to(place)

    def _go_to(self, place: Place) -> None:
        self._navigation.setCurrentRow(PAGES.index(place.page))
        page, control = self._pages()[place.page], place.control
        if isinstance(page, ProviderPage | ServersPage):
            page.reveal(control)
        if control.isVisibleTo(page):
            control.setFocus(Qt.FocusReason.TabFocusReason)
            # Once what was hidden so far has its place.
            QTimer.singleShot(0, control, lambda: self._point_at(control))

    def _point_at(self, control: QWidget) -> None:
        field = control.parentWidget()
        marked = field if isinstance(field, FormField) else control
        self._bring_into_view(marked)
        Spotlight(marked, self._theme.colour("accent"))

    def _bring_into_view(self, widget: QWidget) -> None:
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)

    def done(self, result: int) -> None:
        for page in self._editing:
            page.finish()
        super().done(result)

    def mistakes(self) -> list[str]:
        """The names of the fields in which something is typed that is wrong.

        Not what it is: a key may have come into the wrong field.
        """
        return [field.words for field in self.findChildren(FormField) if _is_wrong(field)]

    def _build(self) -> None:
        self._navigation.setObjectName("pages")
        self._navigation.setAccessibleName(tr("Pages of the settings"))
        self._navigation.setProperty("look", "rows")
        self._navigation.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page_box.setAccessibleName(tr("Pages of the settings"))
        self._page_box.setToolTip(tooltip(tr("Pages of the settings")))
        self._page_box.hide()
        self._navigation.addItems([tr(page) for page in PAGES])
        self._page_box.addItems([tr(page) for page in PAGES])
        self._stack.addWidget(self._providers)
        for page in (*self._editing[1:], self._about):
            if page is self.servers:  # scrolls by itself, as the providers do
                self._stack.addWidget(page)
                continue
            area = QScrollArea()
            area.setWidget(page)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setMinimumHeight(1)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._stack.addWidget(area)
        self._close.setAutoDefault(False)
        self._close.setAccessibleName(tr("Close"))
        self._close.setToolTip(tooltip(tr("Close"), "Esc"))
        right, left = QWidget(), QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._search)
        column.addWidget(self._page_box)
        column.addWidget(self._navigation, 1)
        self._panes = TwoPanes(left, right)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._panes)
        self._navigation.setCurrentRow(0)

    def _connect(self) -> None:
        self._navigation.currentRowChanged.connect(self._on_navigation_row_changed)
        self._close.clicked.connect(self.accept)
        self._search.chosen.connect(self._go_to)
        self._search.searching_changed.connect(self._show_pages)
        self._panes.narrowed.connect(self._show_pages)
        self._page_box.activated.connect(self._navigation.setCurrentRow)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._search.setFocus)
        for page in self._editing:
            page.settings_changed.connect(self._on_page_settings_changed)
        self._tools.calls_requested.connect(self.calls_requested)
        self.data.told.connect(self._on_data_told)
        providers = self._providers
        providers.key_save_requested.connect(self.key_save_requested)
        providers.key_session_requested.connect(self.key_session_requested)
        providers.key_forget_requested.connect(self.key_forget_requested)
        providers.check_requested.connect(self.check_requested)
        providers.models_requested.connect(self.models_requested)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_navigation_row_changed(self._navigation.currentRow())

    def _show_pages(self) -> None:
        narrow, searching = self._panes.is_narrow, self._search.is_searching
        self._navigation.setVisible(not narrow and not searching)
        self._page_box.setVisible(narrow and not searching)

    def _on_navigation_row_changed(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._page_box.setCurrentIndex(row)
        if self.isVisible() and row == PAGES.index("Data"):
            self.data_shown.emit()

    def _on_data_told(self, words: QWidget) -> None:
        # Once it has its place.
        QTimer.singleShot(0, words, lambda: self._bring_into_view(words))

    def _on_page_settings_changed(self, settings: Settings) -> None:
        if settings != self._settings:
            self.set_settings(settings)
            self.settings_changed.emit(settings)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        palette, px = theme.palette, theme.px
        self._row.setContentsMargins(px(12), px(16), px(16), px(12))
        self._panes.set_measures(
            below=px(_STACKED_PX), spacing=px(16), side_width=px(_NAVIGATION_PX)
        )
        self._search.set_theme(theme)
        self._navigation.setFont(theme.small_font())
        self._page_box.setFont(theme.small_font())
        self._page_box.set_theme(theme)
        self._close.setFont(theme.small_font())
        self.setStyleSheet(
            'QListWidget[look="rows"] { border: none; padding: 1px; background: transparent; }'
            f'QListWidget[look="rows"]::item {{ border: 2px solid transparent;'
            f" border-radius: {px(8)}px; padding: {px(5)}px {px(8)}px; color: {palette.text}; }}"
            f'QListWidget[look="rows"]::item:hover {{ background: {palette.hover}; }}'
            f'QListWidget[look="rows"]::item:selected {{ background: {palette.selected}; }}'
            f'QListWidget[look="rows"]::item:focus {{ border-color: {palette.accent}; }}'
        )
        for page in (*self._editing, self._about):
            page.set_theme(theme)
        if theme.zoom != self._zoom:
            self._zoom = theme.zoom
            self.resize(fitted(self, px(900), px(700)))


def _is_wrong(field: FormField) -> bool:
    if not field.error or field.isHidden():
        return False
    match field.control:
        case QLineEdit() as line:
            return bool(line.text().strip())
        case QPlainTextEdit() as editor:
            return bool(editor.toPlainText().strip())
        case _:
            return False
