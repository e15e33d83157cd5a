"""Every setting is found in the command palette, and is gone to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListView, QWidget

from desktop.ui.form_field import FormField
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.settings_dialog import PAGES, SettingsDialog
from desktop.ui.spotlight import Spotlight
from tests.ui.desk import Desk, Play


async def opened(desk: Desk) -> CommandPalette:
    await desk.until(desk.window.isActiveWindow, "the window in front")
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    await desk.until(lambda: shown(desk) is not None, "the palette")
    palette = shown(desk)
    assert palette is not None
    return palette


def shown(desk: Desk) -> CommandPalette | None:
    found = desk.window.findChild(CommandPalette)
    return found if isinstance(found, CommandPalette) and found.isVisible() else None


def rows(palette: CommandPalette) -> list[str]:
    """What is listed, each as a screen reader says it."""
    model = palette.findChild(QListView).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data(role) or index.data()) for index in indexes]


def first(palette: CommandPalette) -> str:
    return (rows(palette) or [""])[0]


def write(palette: CommandPalette, words: str) -> None:
    field = palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(words)


def dialog(desk: Desk) -> SettingsDialog | None:
    found = desk.window.findChild(SettingsDialog)
    return found if isinstance(found, SettingsDialog) and found.isVisible() else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("density", "Density"),
        ("wait the status says", "First notice"),  # by its explanation
        ("backups of the last weeks", "Backups of the last weeks"),  # at the end of a long page
        ("only read need not ask", "Tools that say that they only read need not ask"),
    ],
)
def test_a_setting_is_gone_to_focused_and_marked(play: Play, words: str, name: str) -> None:
    async def scene(desk: Desk) -> None:
        palette = await opened(desk)
        write(palette, words)
        await desk.until(lambda: first(palette).startswith(name), f"{name} in {rows(palette)}")
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: dialog(desk), "the dialog")
        settings = dialog(desk)
        assert settings is not None

        def focus() -> QWidget:
            return QApplication.focusWidget() or settings

        await desk.until(lambda: focus().accessibleName() == name, "the focus there")
        await desk.until(lambda: settings.findChildren(Spotlight), "a mark")
        (mark,) = settings.findChildren(Spotlight)
        place = mark.rect().translated(mark.mapTo(settings, mark.rect().topLeft()))
        assert settings.rect().contains(place.center())
        assert place.contains(focus().mapTo(settings, focus().rect().center()))
        # The last choice comes first the next time.
        settings.accept()
        palette = await opened(desk)
        await desk.until(lambda: rows(palette)[1].startswith(name), f"recent: {rows(palette)[:3]}")
        desk.key(Qt.Key.Key_Escape)

    play(scene)


def test_every_setting_is_found_by_its_label_and_its_explanation(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        palette = await opened(desk)
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: desk.window.findChild(SettingsDialog), "the dialog, not shown")
        settings = desk.window.findChild(SettingsDialog)
        assert isinstance(settings, SettingsDialog)
        assert not settings.isVisible()
        wanted = []
        for page in PAGES:
            settings.show_page(page)
            for widget in settings.findChildren(QWidget):
                if isinstance(widget, FormField) and widget.isVisibleTo(settings):
                    wanted.append((widget.words, widget.note))
                elif isinstance(widget, QCheckBox) and widget.isVisibleTo(settings):
                    name = widget.text().replace("&", "")
                    wanted.append((name, widget.accessibleDescription()))
        assert len(wanted) > 35
        palette = await opened(desk)
        write(palette, "density")
        await desk.until(lambda: first(palette).startswith("Density"), "the settings")
        for label, note in wanted:
            for words in filter(None, (label, note[:60].rpartition(" ")[0])):
                write(palette, words)
                assert any(row.startswith(label) for row in rows(palette)), (label, words)
        desk.key(Qt.Key.Key_Escape)

    play(scene)


def test_a_field_that_only_another_provider_has_is_gone_to_there(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        palette = await opened(desk)
        write(palette, "GGUF file to run instead")
        await desk.until(lambda: first(palette).startswith("Model file"), str(rows(palette)))
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: dialog(desk), "the dialog")
        await desk.until(
            lambda: (QApplication.focusWidget() or desk.window).accessibleName() == "Model file",
            "the field of the built-in model",
        )
        found = dialog(desk)
        assert found is not None
        found.accept()
        # Without a tool server there is no such field: the way to add one is at hand.
        palette = await opened(desk)
        write(palette, "Run it in the folder")
        await desk.until(lambda: first(palette).startswith("Run it in"), str(rows(palette)))
        desk.key(Qt.Key.Key_Return)
        await desk.until(
            lambda: "Add" in (QApplication.focusWidget() or desk.window).accessibleName(), "Add"
        )
        found = dialog(desk)
        assert found is not None
        found.accept()

    play(scene)
