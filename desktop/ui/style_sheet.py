"""The application's style sheet, made from the design tokens.

Widgets choose a look by the dynamic property ``look``:

=========== ==================================================================
``primary``  a button filled with the accent: the one thing to do here
``quiet``    a button without outline: actions that show up on hover
``word``     a button that is only a word: actions in headers and footers
``danger``   a button for what destroys
``page``     a scroll area without frame, on the ground of the page
``plain``    a line edit or text edit without frame, on its parent's ground
=========== ==================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from string import Template
from typing import TYPE_CHECKING

from desktop.runtime.paths import resources_folder

if TYPE_CHECKING:
    from desktop.ui.palettes import Palette

# Sizes of text are left to QFont: a rule here would override the font of every widget. Tooltips
# are made by Qt, and take no font.
_SHEET = Template("""
/* Qt adds the frame and the padding of the sides once more, all around. */
QToolTip {
  background: $panel; color: $text; border: 1px solid $outline; border-radius: ${r4}px;
  padding: 0 ${p3}px; font-size: ${p13}px;
}
QPushButton, QToolButton {
  background: $page; color: $text; border: 1px solid $outline; border-radius: ${r8}px;
  padding: ${p4}px ${p10}px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selected; }
QPushButton:disabled, QToolButton:disabled {
  color: $disabled; background: transparent; border-color: $faint;
}
QPushButton:focus, QToolButton:focus {
  border: 2px solid $accent; padding: ${p3}px ${p9}px; outline: none;
}
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
*[look="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
*[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
*[look="primary"]:disabled { background: $panel; color: $disabled; border-color: $faint; }
*[look="primary"]:focus { border: 2px solid $ring; }
*[look="danger"] { color: $danger; }
*[look="danger"]:focus { border: 2px solid $danger; }
*[look="quiet"] { background: transparent; border: 1px solid transparent; }
*[look="quiet"]:hover { background: $hover; }
*[look="quiet"]:disabled { border-color: transparent; }
*[look="quiet"]:focus { border: 2px solid $accent; }
*[look="word"] {
  background: transparent; color: $secondary; border: 2px solid transparent;
  border-radius: ${r4}px; padding: 0 ${p3}px;
}
*[look="word"]:checked { color: $accent; }
*[look="word"][side="left"]:checked { color: $secondary; }
*[look="word"]:hover { color: $text; background: transparent; }
*[look="word"][danger="true"], *[look="word"][side="left"][danger="true"]:checked {
  color: $danger;
}
*[look="word"]:disabled { color: $dim; border-color: transparent; }
*[look="word"]:focus { border: 2px solid $accent; padding: 0 ${p3}px; color: $text; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: $page; color: $text; border: 1px solid $outline; border-radius: ${r8}px;
  padding: ${p4}px ${p8}px;
  selection-background-color: $selection; selection-color: $on_selection;
}
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $secondary; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: ${p3}px ${p7}px; }
QComboBox { padding: ${p3}px ${p10}px; }
QComboBox:focus { padding: ${p2}px ${p9}px; }
QComboBox:editable { padding-left: ${p8}px; }
QComboBox:editable:focus { padding-left: ${p7}px; }
QSpinBox, QDoubleSpinBox { padding: ${p3}px ${p8}px; }
QSpinBox:focus, QDoubleSpinBox:focus { padding: ${p2}px ${p7}px; }
QPlainTextEdit, QTextEdit { padding: ${p4}px ${p6}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${p3}px ${p5}px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  color: $disabled; border-color: $faint;
}
*[look="plain"], *[look="plain"]:focus { background: transparent; border: none; padding: 0; }
QComboBox::drop-down { border: none; width: ${p20}px; }
QComboBox { combobox-popup: 0; }
QFileDialog QComboBox::down-arrow, QPrintDialog QComboBox::down-arrow {
  image: url("$arrow"); width: ${p12}px; height: ${p12}px;
}
QComboBox QAbstractItemView {
  background: $page; color: $text; border: 1px solid $outline; border-radius: 0;
  padding: ${p4}px; outline: none;
}
QComboBox QAbstractItemView::item { padding: ${p4}px ${p6}px; border-radius: ${r6}px; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { spacing: ${p8}px; padding: ${p2}px ${p4}px; outline: none; }
QCheckBox:focus, QRadioButton:focus {
  border: 2px solid $accent; border-radius: ${r4}px; padding: 0 ${p2}px;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QMenu {
  background: $page; color: $text; border: 1px solid $outline; border-radius: ${r8}px;
  padding: ${p4}px;
}
QMenu::item { padding: ${p6}px ${p20}px ${p6}px ${p12}px; border-radius: ${r6}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::indicator { width: ${p12}px; height: ${p12}px; left: ${p5}px; }
QMenu::indicator:checked { image: url("$check"); }
QMenu::separator { height: 1px; background: $border; margin: ${p4}px ${p8}px; }

QListView, QTreeView, QTableView {
  background: $page; color: $text; border: 1px solid $border; border-radius: ${r8}px;
  outline: none; padding: 1px;
  selection-background-color: $selected; selection-color: $text;
}
QListView:focus, QTreeView:focus, QTableView:focus {
  border: 2px solid $accent; padding: 0;
}
QComboBox QAbstractItemView:focus { border: 1px solid $outline; padding: ${p4}px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QAbstractScrollArea[look="plain"], QAbstractScrollArea[look="plain"]:focus {
  border: none; border-radius: 0; background: transparent; padding: 0;
}
QAbstractScrollArea[look="page"] { border: none; border-radius: 0; background: $page; padding: 0; }
QTabBar::tab { padding: ${p6}px ${p12}px; color: $secondary; border: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: ${r4}px; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QSplitter::handle { background: $faint; }

QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: ${r3}px; margin: ${p2}px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QProgressBar {
  background: $panel; border: none; border-radius: ${r3}px; height: ${p6}px; text-align: center;
}
QProgressBar::chunk { background: $accent; border-radius: ${r3}px; }
""")

_COLOURS = (
    "page",
    "panel",
    "text",
    "secondary",
    "border",
    "outline",
    "accent",
    "accent_hover",
    "on_accent",
    "danger",
    "hover",
    "selected",
    "selection",
    "on_selection",
    "faint",
    "dim",
    "disabled",
    "ring",
)


def application_style_sheet(palette: Palette, px: Callable[[float], int]) -> str:
    """``px`` scales a length of the design to the zoom."""
    values: dict[str, str | int] = {name: getattr(palette, name) for name in _COLOURS}
    for length in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 20, 24, 32):
        values[f"p{length}"] = px(length)
    for name, file in (("arrow", "choice-arrow.svg"), ("check", "menu-check.svg")):
        values[name] = (resources_folder() / file).as_posix()
    for radius in (3, 4, 6, 8):
        values[f"r{radius}"] = px(radius)
    return _SHEET.substitute(values)
