"""What is typed in forms that are neither used nor left, for as long as they are open."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit

from desktop.chat.errors import ChatError
from desktop.chat.form import Value
from desktop.session.library import Library
from desktop.ui.reply_worker import TaskStarter

_UNFINISHED = "unfinished-forms"
#: So many forms are kept, the newest.
_MOST = 20
#: Characters of all of them: what can be remembered has a bound.
_LONGEST = 500_000
#: Milliseconds without a key after which it is written down.
_PAUSE_MS = 400


Field = QPlainTextEdit | QLineEdit | QComboBox


class Unfinished(QObject):
    """Keeps what forms hold by their names, and gives it to the next one of that name.

    A form that is used or left is forgotten; one that goes with its window, or with the program,
    is not. Fills in the fields of dialogs itself.
    """

    def __init__(self, library: Library, *, tasks: TaskStarter, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        #: The newest last.
        self._forms: dict[str, dict[str, Value]] = {}
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._keep)

    async def restore(self) -> None:
        """After a start. Raises `StorageError`."""
        try:
            kept = json.loads(await self._library.recall(_UNFINISHED) or "{}")
        except ValueError:
            kept = {}
        if isinstance(kept, dict):
            forms = {name: form for name, form in kept.items() if isinstance(form, dict)}
            self._forms = forms | self._forms

    async def start_over(self) -> None:
        """What is stored is something else now. Raises `StorageError`."""
        self._forms.clear()
        await self.restore()

    async def save(self) -> None:
        """Before the end. Raises `StorageError`."""
        if self._pause.isActive():
            self._pause.stop()
            await self._library.remember(_UNFINISHED, self._text())

    def begun(self, name: str) -> dict[str, Value]:
        """What a form of this name held; `touch` when that changes."""
        return dict(self._forms.get(name, {}))

    def touch(self, name: str, held: Mapping[str, Value]) -> None:
        """A form holds this now."""
        self._forms.pop(name, None)
        self._forms[name] = dict(held)
        self._pause.start()

    def forget(self, name: str) -> None:
        """It is used, or left."""
        if self._forms.pop(name, None) is not None:
            self._pause.start()

    def follow(self, dialog: QDialog, name: str, fields: Mapping[str, Field]) -> bool:
        """Fill in what was kept, and keep what is typed until the dialog is used or left.

        Returns whether there was something.
        """
        begun = self.begun(name)
        for key, field in fields.items():
            if key in begun:
                _fill(field, str(begun[key]))

        def touch() -> None:
            self.touch(name, {key: _text(field) for key, field in fields.items()})

        for field in fields.values():
            _changed(field).connect(touch)

        def finished() -> None:
            for field in fields.values():
                _changed(field).disconnect(touch)
            dialog.finished.disconnect(finished)
            self.forget(name)

        dialog.finished.connect(finished)
        return bool(begun)

    def _text(self) -> str:
        while len(self._forms) > _MOST:
            del self._forms[next(iter(self._forms))]
        while self._forms and len(text := json.dumps(self._forms)) > _LONGEST:
            del self._forms[next(iter(self._forms))]
        return text if self._forms else "{}"

    def _keep(self) -> None:
        async def keep() -> None:
            try:
                await self._library.remember(_UNFINISHED, self._text())
            except ChatError:
                return  # a comfort; a disk that says no is told of where it matters

        self._tasks.start(keep(), "keep forms that are not finished")


def _text(field: Field) -> str:
    match field:
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
        case QComboBox():
            # The first choice is none, in other words from dialog to dialog.
            return field.currentText() if field.currentIndex() > 0 else ""


def _fill(field: Field, text: str) -> None:
    match field:
        case QPlainTextEdit():
            field.setPlainText(text)
        case QLineEdit():
            field.setText(text)
        case QComboBox() if text:
            if (place := field.findText(text)) > 0:  # it is still offered
                field.setCurrentIndex(place)
        case QComboBox():
            field.setCurrentIndex(0)


def _changed(field: Field) -> SignalInstance:
    match field:
        case QComboBox():
            return field.currentIndexChanged
        case _:
            return field.textChanged
