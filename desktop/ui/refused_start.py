"""What is shown when Rivulet cannot start at all: there is no window to say it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.settings import Language, Theme
from desktop.ui.question_box import QuestionBox
from desktop.ui.theme import ThemeSource
from desktop.ui.translations import Translations
from desktop.ui.wording import spoken


def show_refusal(app: QApplication, *, resources: Path, text: str, hint: str) -> None:
    """Show a sentence and what to do, in the language of the system, until it is closed."""
    translations = Translations(app, resources / "translations")
    translations.speak(Language.SYSTEM)
    theme = ThemeSource(choice=Theme.SYSTEM, parent=app)
    theme.apply(app)
    box = QuestionBox(QuestionBox.Icon.NoIcon, "Rivulet", spoken(text))
    box.setInformativeText(spoken(hint))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
