"""Which language the interface speaks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from desktop.settings import Language
from desktop.ui.qt_words import QtWords


class Translations(QObject):
    """Translates the texts of the application, and those of Qt's own dialogs.

    ``folder`` holds ``rivulet_de.qm`` and the like. Widgets that exist already keep their
    texts: whoever changes the language builds them anew.
    """

    #: Another language is spoken now.
    changed = Signal()

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []

    def speak(self, choice: Language) -> None:
        """Use a language; that of the system when there is a translation, else English."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        locale = QLocale.system() if choice is Language.SYSTEM else QLocale(choice.value)
        QLocale.setDefault(locale)
        self._install(self._spoken_of(locale.uiLanguages()))
        self.changed.emit()

    def _install(self, language: str) -> None:
        own = QTranslator(self)
        if not own.load(str(self._file(language))):
            return
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        of_qt = QTranslator(self)
        of_qt.load(str(Path(folder) / f"qtbase_{language}.qm"))
        # Who was installed last is asked first.
        for translator in (QtWords(own, self), own, of_qt):
            self._app.installTranslator(translator)
            self._installed.append(translator)

    def _spoken_of(self, wanted: Iterable[str]) -> str:
        """The first of some languages, such as ``de-AT``, that the interface speaks."""
        for name in wanted:
            language = name.partition("-")[0]
            if language == Language.ENGLISH or self._file(language).exists():
                return language
        return Language.ENGLISH

    def _file(self, language: str) -> Path:
        return self._folder / f"rivulet_{language}.qm"
