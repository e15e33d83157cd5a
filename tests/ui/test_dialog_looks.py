"""What dialogs look like: boxes, fonts, places, and what is said where nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.chat.assistant import Assistant
from desktop.chat.form import Choice, Field, FieldKind
from desktop.chat.prompt import Prompt
from desktop.chat.tool_record import CallRecord
from desktop.chat.usage_report import DayOfModel
from desktop.runtime.paths import resources_folder
from desktop.session.tool_shelf import ToolOffer
from desktop.session.usage_reports import Priced
from desktop.settings import Language, ModelRef, Settings
from desktop.settings import Theme as ThemeChoice
from desktop.ui.answering.assistant_editor import AssistantEditor
from desktop.ui.answering.compare_dialog import CompareDialog
from desktop.ui.answering.fill_dialog import FillDialog
from desktop.ui.answering.usage_dialog import UsageDialog, tokens_in_short
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.field_inputs import FieldInput
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.servers_json import ServersJsonDialog
from desktop.ui.settings_dialog import KeyRow, SettingsDialog
from desktop.ui.style_sheet import application_style_sheet
from desktop.ui.theme import ThemeSource
from desktop.ui.translations import Translations
from desktop.ui.wording import sentences

ICONS = Icons(Path(__file__).parents[2] / "resources" / "icons")


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp, resources_folder() / "translations")
    yield made
    made.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def usage(qtbot: QtBot, theme: ThemeSource) -> UsageDialog:
    dialog = UsageDialog(ICONS, theme=theme)
    qtbot.addWidget(dialog)
    days = [
        DayOfModel(
            day=20_000 + n, provider_id="p", model="a", replies=3, bands=((0, 123_456, 0, 7_890),)
        )
        for n in range(9)
    ]
    dialog.show_rows([Priced(day, 1.0) for day in days], this_conversation="No reply.", note="UTC")
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def shown_words(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def box_of(widget: QWidget, place: QRect) -> QImage:
    return widget.grab(place).toImage()


@pytest.mark.parametrize("current", [0, 1, 2])
def test_boxes_of_lists_have_the_tick_and_the_frame_of_those_of_forms(
    qtbot: QtBot, theme: ThemeSource, current: int
) -> None:
    theme.choose(ThemeChoice.DARK)
    dialog = CompareDialog(
        theme=theme, keys=Keymap(), new_transcript=lambda: pytest.fail("nothing is asked yet")
    )
    qtbot.addWidget(dialog)
    models = [ModelRef("p", "a"), ModelRef("p", "b"), ModelRef("p", "c")]
    dialog.offer(models, [models[1]], "Hi")
    boxes = dialog.findChild(QListWidget)
    assert isinstance(boxes, QListWidget)
    boxes.setCurrentRow(current)
    compare_boxes(qtbot, theme, dialog, boxes)


def test_a_name_that_is_longer_than_its_list_is_elided_and_whole_in_the_tooltip(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    dialog = CompareDialog(
        theme=theme, keys=Keymap(), new_transcript=lambda: pytest.fail("nothing is asked yet")
    )
    qtbot.addWidget(dialog)
    name = "a-model-with-a-very-long-name-" * 20
    dialog.offer([ModelRef("p", name), ModelRef("p", "b")], [], "Hi")
    dialog.show()
    boxes = dialog.findChild(QListWidget)
    assert isinstance(boxes, QListWidget)
    assert not boxes.horizontalScrollBar().isVisible()
    row = boxes.visualItemRect(boxes.item(0))
    assert row.width() <= boxes.viewport().width()
    assert name in boxes.item(0).toolTip().replace("\n", "")


def test_boxes_of_what_a_server_asks_look_like_those_of_forms(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    theme.choose(ThemeChoice.DARK)
    dialog = QWidget()
    qtbot.addWidget(dialog)
    choices = tuple(Choice(value=letter, label=letter) for letter in "abc")
    field = Field(name="x", kind=FieldKind.CHOICES, choices=choices, default=["b"])
    boxes = FieldInput(field, dialog).control
    assert isinstance(boxes, QListWidget)
    QVBoxLayout(dialog).addWidget(boxes)
    boxes.setCurrentRow(1)
    compare_boxes(qtbot, theme, dialog, boxes)


def test_what_the_tools_of_an_assistant_run_is_read_without_going_sideways(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    editor = AssistantEditor(ICONS, takes=lambda _model: ())
    qtbot.addWidget(editor)
    runs = (
        "Runs /usr/bin/python3 /home/somebody/a/long/path/to/a/server.py --with --many --arguments"
    )
    editor.set_choices([], [ToolOffer(key="s", title="desk", runs=runs)])
    editor.show_item(Assistant(id="1", name="Editor", tools=()))
    editor.resize(320, 700)
    editor.show()
    qtbot.waitExposed(editor)
    tools = next(t for t in editor.findChildren(QListWidget) if t.count())
    assert not tools.horizontalScrollBar().isVisible()
    row = tools.visualItemRect(tools.item(0))
    assert row.width() <= tools.viewport().width()
    assert row.height() >= 2 * tools.fontMetrics().height()


def compare_boxes(qtbot: QtBot, theme: ThemeSource, dialog: QWidget, boxes: QListWidget) -> None:
    """The second row, which has a tick, and the third are drawn like boxes of a form."""
    form = QCheckBox("c", dialog)
    form.setFont(theme.theme.small_font())
    form.adjustSize()
    dialog.show()
    qtbot.waitExposed(dialog)
    option = QStyleOptionButton()
    form.initStyleOption(option)
    mark = form.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, form)
    frames, ticks = [], []
    for checked, row in ((False, 2), (True, 1)):
        form.setChecked(checked)
        expected = colours(box_of(form, mark))
        # Somewhere at the beginning of the row.
        line = boxes.visualItemRect(boxes.item(row))
        start = QRect(line.left(), line.top(), 30, line.height())
        got = colours(boxes.viewport().grab(start).toImage())
        (ticks if checked else frames).append(expected - got)
    assert not any(ticks), "what a checked box is drawn with"
    assert not any(frames), "what an empty box is drawn with"


def colours(image: QImage) -> set[str]:
    """The colours that are there more than once or twice."""
    found: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return {name for name, count in found.items() if count > 3}


def test_names_of_models_are_as_large_as_the_words_beside_them(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    dialog = CompareDialog(
        theme=theme, keys=Keymap(), new_transcript=lambda: pytest.fail("nothing is asked yet")
    )
    qtbot.addWidget(dialog)
    dialog.offer([ModelRef("p", "a")], [], "Hi")
    dialog.show()
    qtbot.waitExposed(dialog)
    boxes, field = dialog.findChild(QListWidget), dialog.findChild(QLineEdit)
    assert boxes.font().pointSizeF() == pytest.approx(field.font().pointSizeF())


def test_on_a_low_screen_no_field_of_the_usage_is_cut(usage: UsageDialog, qtbot: QtBot) -> None:
    usage.resize(600, 390)
    qtbot.waitUntil(lambda: usage.height() == 390)
    for field in usage.findChildren(QComboBox) + usage.findChildren(QLineEdit):
        assert field.height() >= field.minimumSizeHint().height(), field.accessibleName()
    close = next(b for b in usage.findChildren(QPushButton) if "Close" in b.text())
    assert close.mapTo(usage, QPoint(0, close.height())).y() <= 390


def test_what_is_wrong_with_the_budget_moves_no_other_field(
    usage: UsageDialog, qtbot: QtBot
) -> None:
    boxes = usage.findChildren(QComboBox)
    before = [box.mapTo(usage, QPoint(0, 0)) for box in boxes]
    budget = usage.findChild(QLineEdit)
    assert isinstance(budget, QLineEdit)
    budget.setFocus()
    QTest.keyClicks(budget, "abc")
    QTest.keyClick(budget, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Write a number of dollars, or nothing." in shown_words(usage))
    assert [box.mapTo(usage, QPoint(0, 0)) for box in boxes] == before


def test_the_usage_is_said_in_whole_sentences_and_readable_numbers(usage: UsageDialog) -> None:
    assert usage.sum_words == "27 replies, $9.00. No reply."
    assert usage.cell(0, 4) == "123,456"


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN, Language.JAPANESE])
def test_long_names_leave_the_numbers_their_room(
    qtbot: QtBot, theme: ThemeSource, translations: Translations, language: Language
) -> None:
    translations.speak(language)
    dialog = UsageDialog(ICONS, theme=theme)
    qtbot.addWidget(dialog)
    name = "qwen/qwen3-coder-480b-a35b-instruct-with-a-very-long-name-2507:free"
    day = DayOfModel(
        day=20_000, provider_id="openrouter", model=name, replies=3,
        bands=((0, 1_234_567, 200_000, 78_901),), first_ms=((1_208, 3),), rate=((430, 3),),
    )  # fmt: skip
    dialog.show_rows([Priced(day, 1.234567)] * 30, this_conversation="", note="UTC")
    dialog.show()
    qtbot.waitExposed(dialog)
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    last = model.index(0, model.columnCount() - 1)
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(last)))
    assert table.columnWidth(2) < table.fontMetrics().horizontalAdvance(name)
    tip = model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert name in tip.replace("\n", "")
    dialog.resize(1_900, dialog.height())
    qtbot.waitUntil(lambda: table.columnWidth(2) > table.fontMetrics().horizontalAdvance(name))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, ["950", "4.1k", "25k", "4M"]),
        (Language.JAPANESE, ["950", "4,100", "2.5万", "400万"]),
    ],
)
def test_large_numbers_are_counted_as_the_language_does(
    translations: Translations, language: Language, words: list[str]
) -> None:
    translations.speak(language)
    assert [tokens_in_short(number) for number in (950, 4_100, 25_000, 4_000_000)] == words


def test_without_a_hit_the_page_of_keys_says_so(qtbot: QtBot, theme: ThemeSource) -> None:
    dialog = KeysDialog(keys=Keymap(), vim=False, theme=theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "zzqx")
    tree = dialog.findChild(QTreeWidget)
    assert "Nothing is called that." in shown_words(dialog)
    assert not tree.isVisible()
    assert not any("Keys for" in words for words in shown_words(dialog))
    field.clear()
    assert tree.isVisible()
    assert tree.currentItem() is not None


def test_calls_that_the_filter_hides_were_made_nevertheless(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    dialog = CallsDialog(theme=theme)
    qtbot.addWidget(dialog)
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    dialog.set_records([])
    assert details.placeholderText() == "No tool was called yet."
    dialog.set_records([CallRecord(at=1e9, conversation_id="c", server="", tool="echo")])
    QTest.keyClicks(dialog.findChild(QLineEdit), "zzqx")
    assert dialog.rows == 0
    assert details.placeholderText() == "No call fits."


def test_json_is_written_in_letters_of_equal_width(qtbot: QtBot, theme: ThemeSource) -> None:
    dialog = ServersJsonDialog({}, theme.theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    editor = dialog.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    assert editor.font().family() == theme.theme.code_font().family()


def test_the_palette_stays_on_the_screen(qtbot: QtBot, theme: ThemeSource) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    qtbot.waitExposed(window)
    screen = window.screen().availableGeometry()
    window.move(screen.right() - 400, screen.bottom() - 300)
    qtbot.waitUntil(lambda: window.geometry().bottom() > screen.bottom())
    palette = CommandPalette(theme=theme, icons=ICONS, parent=window)
    palette.open_with([], recent=[])
    assert screen.contains(palette.geometry())
    palette.close()


def test_the_built_in_model_has_one_name_in_each_language(
    qtbot: QtBot, theme: ThemeSource, translations: Translations
) -> None:
    translations.speak(Language.GERMAN)
    dialog = SettingsDialog(theme=theme, icons=ICONS, data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    changed: list[Settings] = []
    dialog.settings_changed.connect(changed.append)
    dialog.set_settings(Settings())
    dialog.show_provider("built-in")
    dialog.show()
    qtbot.waitExposed(dialog)
    fields = [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]
    assert "Eingebautes Modell" in [field.text() for field in fields]
    dialog.done(0)
    assert not changed, "what was not typed is not written down"


def test_sentences_stand_one_after_the_other_as_the_language_has_it(
    qtbot: QtBot, theme: ThemeSource, translations: Translations
) -> None:
    assert sentences("One.", "", "Two.", "Three.") == "One. Two. Three."
    translations.speak(Language.JAPANESE)
    assert sentences("一。", "二。") == "一。二。"
    dialog = SettingsDialog(theme=theme, icons=ICONS, data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    dialog.set_settings(Settings())
    dialog.set_key_state("openai", KeyRow(words="キーなし", reason="理由。"))
    dialog.show_provider("openai", focus_key=False)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert "キーなし。理由。" in shown_words(dialog)


def test_chosen_rows_look_alike_in_all_lists(qtbot: QtBot, theme: ThemeSource) -> None:
    dialog = CallsDialog(theme=theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for kind in (QListWidget, QTreeWidget):
        view = kind(dialog)
        view.show()
        chosen = view.palette().color(QPalette.ColorRole.Highlight)
        assert chosen.name() == theme.theme.colour("selected").name()


def test_hints_in_empty_fields_can_be_read_everywhere(qtbot: QtBot, theme: ThemeSource) -> None:
    dialog = KeysDialog(keys=Keymap(), vim=False, theme=theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for field in dialog.findChildren(QLineEdit):
        hint = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert hint.name() == theme.theme.colour("secondary").name()
        assert hint.alpha() == 255


@pytest.mark.parametrize("zoom", [100, 200])
def test_numbers_and_texts_begin_below_each_other(
    qtbot: QtBot, theme: ThemeSource, zoom: int
) -> None:
    look = ThemeSource(choice=ThemeChoice.LIGHT, zoom=zoom).theme
    page = QWidget()
    qtbot.addWidget(page)
    page.setStyleSheet(application_style_sheet(look.palette, look.px))
    column = QVBoxLayout(page)
    controls = QLineEdit("HHH"), QSpinBox(prefix="HHH")
    for control in controls:
        field = FormField("Words", control)
        field.set_theme(look)
        column.addWidget(field)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    starts = [first_dark_column(control.grab().toImage()) for control in controls]
    assert starts[0] == starts[1]


def first_dark_column(image: QImage) -> int:
    """Where letters begin, right of the frame."""
    rows = range(6, image.height() - 6)
    return next(
        x
        for x in range(4, image.width())
        if any(image.pixelColor(x, y).lightness() < 120 for y in rows)
    )


def test_a_preview_has_a_frame_where_contrast_is_high(qtbot: QtBot, theme: ThemeSource) -> None:
    theme.choose(ThemeChoice.HIGH_CONTRAST)
    dialog = FillDialog(Prompt(id="1", name="Greet", text="Hello {{who}}!"), theme=theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    preview = next(label for label in dialog.findChildren(QLabel) if "Hello" in label.text())
    image = preview.grab().toImage()
    assert image.pixelColor(image.width() // 2, 0).name() == theme.theme.colour("outline").name()
