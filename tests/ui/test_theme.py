from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.settings import Appearance, Density
from desktop.settings import Theme as ThemeChoice
from desktop.ui.form_field import FormField
from desktop.ui.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette
from desktop.ui.question_box import QuestionBox
from desktop.ui.style_sheet import application_style_sheet
from desktop.ui.theme import ThemeSource
from desktop.ui.wrapped_box import WrappedBox


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(palette: Palette) -> None:
    for text in ("text", "secondary", "accent", "danger"):
        for ground in ("page", "sidebar", "panel", "panel_head", "hover", "selected"):
            contrast = _contrast(getattr(palette, text), getattr(palette, ground))
            assert contrast >= 4.5, f"{text} on {ground}: {contrast:.2f}"
    for name in palette.code._fields:
        colour = getattr(palette.code, name)
        assert _contrast(colour, palette.panel) >= 4.5, name
    assert _contrast(palette.on_accent, palette.accent) >= 4.5
    assert _contrast(palette.on_accent, palette.accent_hover) >= 4.5
    assert _contrast(palette.on_selection, palette.selection) >= 4.5


@pytest.mark.parametrize("palette", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_high_contrast_is_high(palette: Palette) -> None:
    grounds = ("page", "sidebar", "panel", "panel_head", "hover", "selected")
    for name in ("text", "secondary", "accent", "danger"):
        for ground in grounds:
            contrast = _contrast(getattr(palette, name), getattr(palette, ground))
            assert contrast >= 7, f"{name} on {ground}: {contrast:.2f}"
    for name in palette.code._fields:
        assert _contrast(getattr(palette.code, name), palette.panel) >= 7, name
    for name in ("border", "outline"):
        assert _contrast(getattr(palette, name), palette.page) >= 7
    assert _contrast(palette.on_accent, palette.accent) >= 7
    assert _contrast(palette.on_accent, palette.accent_hover) >= 7
    assert _contrast(palette.on_selection, palette.selection) >= 7


def _families(font: QFont, text: str) -> set[str]:
    """What a text is drawn with."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def test_flat_buttons_get_no_frame_when_they_cannot_be_pressed(
    theme: ThemeSource, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(100, 100)
    buttons = [QPushButton("x", page) for _ in range(3)]
    for number, (button, look) in enumerate(zip(buttons, ("", "quiet", "word"), strict=True)):
        button.setProperty("look", look)
        button.setEnabled(False)
        button.setGeometry(10, 10 + 30 * number, 40, 24)
    page.show()
    image = page.grab().toImage()
    ground = theme.theme.colour("page").name()
    tops = [image.pixelColor(30, button.y()).name() for button in buttons]
    assert tops[0] != ground, "others have one"
    assert tops[1:] == [ground, ground]


def test_japanese_is_written_with_one_font(theme: ThemeSource, qtbot: QtBot) -> None:
    before = theme.theme
    QLocale.setDefault(QLocale("ja"))
    try:
        with qtbot.waitSignal(theme.changed):
            theme.follow_language()
        for words in ("印刷…", "書き出す…", "「設定」を開く (Ctrl+N)。"):
            assert _families(theme.theme.small_font(), words) == _families(before.ui_font(), "あ")
        assert QApplication.font().families() == theme.theme.ui_font().families()
        theme.wear(Appearance(theme=ThemeChoice.LIGHT, font="DejaVu Serif"))
        assert _families(theme.theme.ui_font(), "Latin") == {"DejaVu Serif"}
        assert _families(theme.theme.ui_font(), "かな") == _families(before.ui_font(), "あ")
    finally:
        QLocale.setDefault(QLocale("en"))
    theme.wear(Appearance(theme=ThemeChoice.LIGHT))
    theme.follow_language()
    assert theme.theme == before, "other languages have the font of the system"


def test_high_contrast_follows_the_light_of_the_system(theme: ThemeSource) -> None:
    theme.choose(ThemeChoice.HIGH_CONTRAST)
    assert theme.theme.palette in (CONTRAST_LIGHT, CONTRAST_DARK)


def test_fonts_and_density_of_the_settings_hold(theme: ThemeSource, qtbot: QtBot) -> None:
    roomy = theme.theme
    with qtbot.waitSignal(theme.changed):
        theme.wear(
            Appearance(
                theme=ThemeChoice.LIGHT,
                font="DejaVu Serif",
                code_font="DejaVu Sans Mono",
                density=Density.COMPACT,
            )
        )
    assert theme.theme.ui_font().families()[0] == "DejaVu Serif"
    assert theme.theme.code_font().families()[0] == "DejaVu Sans Mono"
    assert theme.theme.gap(20) < roomy.gap(20) == 20
    assert theme.theme.line_height < roomy.line_height


def test_choice_and_zoom_are_told(theme: ThemeSource, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed) as changed:
        theme.choose(ThemeChoice.DARK)
    assert changed.args is not None
    assert changed.args[0].palette is DARK
    with qtbot.waitSignal(theme.changed) as changed:
        theme.set_zoom(150)
    assert changed.args is not None
    assert changed.args[0].column_width == 1140
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_zoom(150)


def test_fonts_grow_with_the_zoom(theme: ThemeSource) -> None:
    small = theme.theme.ui_font().pointSizeF()
    theme.set_zoom(200)
    assert theme.theme.ui_font().pointSizeF() == pytest.approx(2 * small)
    assert theme.theme.heading_font(1).pointSizeF() == pytest.approx(2.7 * small)


def test_the_application_wears_the_theme(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    button = QPushButton("word")
    qtbot.addWidget(button)
    theme.choose(ThemeChoice.DARK)
    button.ensurePolished()
    assert qapp.palette().window().color().name().upper() == DARK.page
    assert button.palette().buttonText().color().name().upper() == DARK.text


def test_each_widget_is_styled_as_often_however_deep_it_lies(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    class Changes(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.StyleChange:
                seen.append(watched)
            return False

    seen: list[QObject] = []
    theme.apply(qapp)
    outer = QWidget()
    qtbot.addWidget(outer)
    shallow, holder = QPushButton(outer), outer
    for _ in range(6):
        holder = QFrame(holder)
    deep = QPushButton(holder)
    outer.show()
    changes = Changes()
    for button in (shallow, deep):
        button.installEventFilter(changes)
    theme.choose(ThemeChoice.DARK)
    assert "#1B1C1E" in qapp.styleSheet().upper()
    assert 1 <= seen.count(deep) <= seen.count(shallow)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_box_is_seen_while_it_has_the_focus(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.apply(qapp)
    theme.choose(choice)
    page = QWidget()
    field, box = QLineEdit(), WrappedBox("Some words")
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(box)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(box.hasFocus)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    assert place.left() >= 4, "apart from the ring"
    picture = box.grab(place).toImage()
    middle = picture.height() // 2
    row = [picture.pixelColor(x, middle).name() for x in range(picture.width())]
    assert max(_contrast(colour, theme.theme.palette.page) for colour in row) >= 3


def test_buttons_of_questions_are_words_alone(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp)
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    box.open()
    assert [button.icon().isNull() for button in box.buttons()] == [True, True]


@pytest.mark.parametrize("palette", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_the_frame_of_a_disabled_button_is_faint_where_lines_are_strong(
    qtbot: QtBot, palette: Palette
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(application_style_sheet(palette, round))
    frames = []
    for enabled in (True, False):
        button = QPushButton("Words", window)
        button.setEnabled(enabled)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.adjustSize()
        frames.append(button.grab().toImage().pixelColor(0, button.height() // 2).name())
    strong, faint = (_contrast(frame, palette.page) for frame in frames)
    assert strong > 15
    assert faint < 4


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_frame_of_a_disabled_box_is_fainter(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    theme.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    page, strongest = theme.theme.palette.page, []
    for enabled in (True, False):
        box = QCheckBox("", window)
        box.setEnabled(enabled)
        box.adjustSize()
        drawn = box.grab().toImage()
        middle = (drawn.pixelColor(x, drawn.height() // 2).name() for x in range(drawn.width()))
        strongest.append(max(_contrast(colour, page) for colour in middle))
    assert strongest[0] > 3
    assert strongest[1] < 0.6 * strongest[0]


_PARTS = ("label", "informativelabel")


def test_the_focus_of_a_question_stays_when_the_theme_changes(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.choose(ThemeChoice.LIGHT)
    theme.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    box = QuestionBox(window)
    box.setText("Discard it?")
    box.setInformativeText("It cannot be brought back.")
    for button in (QMessageBox.StandardButton.Save, QMessageBox.StandardButton.Discard):
        box.addButton(button)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(stay)
    # As the settings do, around their questions.
    theme.changed.connect(lambda now: window.setStyleSheet(f"* {{ color: {now.palette.text}; }}"))
    box.open()
    qtbot.waitExposed(box)
    qtbot.waitUntil(stay.hasFocus)
    for choice in (ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        theme.choose(choice)
        qapp.processEvents()
        assert stay.hasFocus()
        assert stay.isDefault()
        asks, says = (box.findChild(QLabel, f"qt_msgbox_{name}") for name in _PARTS)
        for part in (asks, says, stay):
            assert part.font().pointSizeF() < qapp.font().pointSizeF(), "as in other dialogs"
        assert asks.font().weight() > says.font().weight()


def test_what_is_said_below_a_field_takes_the_colours_of_another_theme(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.choose(ThemeChoice.LIGHT)
    theme.apply(qapp)
    field = FormField("Name", QLineEdit(), note="MMMMMMMM")
    field.set_theme(theme.theme)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    below = field.findChildren(QLabel)[-1]
    theme.choose(ThemeChoice.DARK)
    for token in ("secondary", "danger"):
        if token == "danger":
            field.set_error("MMMMMMMM")
        picture = below.grab().toImage()
        seen = {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }
        assert theme.theme.colour(token).name() in seen
