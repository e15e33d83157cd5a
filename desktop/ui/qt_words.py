"""Words of Qt's own dialogs that Qt says in English where it has no translation of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from desktop.ui.wording import marked

#: As Qt writes them, where its dialogs for files and for printing are concerned.
_WORDS = frozenset(
    {
        marked("&Look in:"),
        marked("Files of &type:"),
        marked("File Folder"),
        marked("Folder"),
        marked("%1 File"),
        marked("Pages"),
        marked("Page &Set:"),
        marked("Off"),
        marked("Double Sided Printing"),
        marked("Long side binding"),
        marked("Short side binding"),
        marked("Advanced"),
        marked("Pages &per sheet:"),
        marked("Page &order:"),
        marked("Invalid Pages Definition"),
    }
)
_CONTEXTS = frozenset(
    {
        "QFileDialog",
        "QAbstractFileIconProvider",
        "QPrintDialog",
        "QPrintSettingsOutput",
        "QPrintPropertiesWidget",
        "QPageSetupWidget",
    }
)


class QtWords(QTranslator):
    """Says them as ``own``, the translation of the interface, does. To be asked after Qt's."""

    def __init__(self, own: QTranslator, parent: QObject) -> None:
        super().__init__(parent)
        self._own = own

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - as above
        n: int = -1,
    ) -> str:
        if context not in _CONTEXTS or sourceText not in _WORDS:
            return None  # type: ignore[return-value]  # which lets Qt go on
        # An empty text would be shown.
        return self._own.translate("", sourceText, "", n) or None  # type: ignore[return-value]
