"""Completing words in the composer: when a list is shown, and what its keys do."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.chat.errors import ChatError
from desktop.ui.completion.completion_popup import CompletionPopup
from desktop.ui.completion.source import Candidate, CompletionSource
from desktop.ui.completion.typed_word import TypedWord, begun_word, continued_word
from desktop.ui.icons import Icons
from desktop.ui.message_editor import MessageEditor
from desktop.ui.palette.ranking import Match, ranked
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import explained, tr

#: Rows of one source.
_MOST_SHOWN = 40
_KEYS = {
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
}


class Completer(QObject):
    """Watches an editor and offers what its sources find for the word that is typed.

    A word is completed from its trigger on until one is chosen, Esc is pressed, the cursor
    leaves it, or a space follows and nothing fits any more. While an input method composes,
    all keys are its own and the list is away.
    """

    #: A sentence for the user.
    notice_requested = Signal(str)

    def __init__(
        self,
        editor: MessageEditor,
        *,
        above: QWidget,
        theme: ThemeSource,
        icons: Icons,
        tasks: TaskStarter,
    ) -> None:
        """``above``: what the list must not cover, in the same window."""
        super().__init__(editor)
        self._editor = editor
        self._above = above
        self._tasks = tasks
        self._sources: list[CompletionSource] = []
        self._word: TypedWord | None = None
        #: The place of the word that Esc was pressed in.
        self._dismissed = -1
        self._wanted: TypedWord | None = None
        self._asking = False
        #: The next change of the text is the user's typing, not a paste or a program's.
        self._typed = False
        self._told = ""
        self.popup = CompletionPopup(theme=theme, icons=icons, parent=above.window())
        self.popup.chosen.connect(self._on_popup_chosen)
        editor.installEventFilter(self)
        above.window().installEventFilter(self)
        editor.textChanged.connect(self._follow)
        editor.cursorPositionChanged.connect(self._follow)
        editor.composition_changed.connect(self._on_editor_composition_changed)

    def add_source(self, source: CompletionSource) -> None:
        """Offer what this finds, too."""
        self._sources.append(source)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._editor:
            if kind == QEvent.Type.Resize:
                self._close()
        elif kind == QEvent.Type.FocusOut:
            self._close()
        elif kind == QEvent.Type.InputMethod:
            self._typed = True
        elif (
            isinstance(event, QKeyEvent)
            and self.popup.isVisible()
            and not self._editor.composing
            and event.key() in _KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if kind == QEvent.Type.ShortcutOverride:
                # Esc is the list's before it is anybody else's.
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()))
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._typed = _types(event)
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_Down:
                self.popup.move_choice(1)
            case Qt.Key.Key_Up:
                self.popup.move_choice(-1)
            case Qt.Key.Key_Escape:
                self._dismissed = self._word.place if self._word else -1
                self._close()
            case _:
                self.popup.take()

    def _on_editor_composition_changed(self, composing: bool) -> None:
        if composing:
            self.popup.hide()
        elif self._word is not None:
            self._ask(self._word)

    def _follow(self) -> None:
        """The text or the cursor has changed."""
        if self._editor.composing or not self._sources:
            return
        cursor = self._editor.textCursor()
        typed, self._typed = self._typed, False
        if self._word is not None:
            word = continued_word(cursor, self._word)
            if word is None:
                self._close()
        else:
            word = self._begun(cursor) if typed and self._editor.hasFocus() else None
        if word is not None and word != self._word:
            self._word = word
            self._ask(word)

    def _begun(self, cursor: QTextCursor) -> TypedWord | None:
        triggers = {
            source.trigger: all(s.at_start for s in self._sources if s.trigger == source.trigger)
            for source in self._sources
        }
        word = begun_word(cursor, triggers)
        if word is not None and word.place == self._dismissed:
            return None
        self._dismissed = -1
        return word

    def _ask(self, word: TypedWord) -> None:
        self._wanted = word
        if not self._asking:
            self._asking = True
            self._tasks.start(self._find(), "complete a word")

    async def _find(self) -> None:
        """One search at a time; what was typed meanwhile is searched next."""
        try:
            while (word := self._wanted) is not None:
                self._wanted = None
                sources = [
                    (number, source)
                    for number, source in enumerate(self._sources)
                    if source.trigger == word.trigger and not (source.at_start and word.place != 0)
                ]
                found = await asyncio.gather(
                    *(self._matches(source, word.query) for _, source in sources)
                )
                if self._word == word:
                    self._show(
                        word,
                        [
                            (tr(source.title), number, matches)
                            for (number, source), matches in zip(sources, found, strict=True)
                        ],
                    )
        finally:
            self._asking = False

    async def _matches(self, source: CompletionSource, query: str) -> list[Match[Candidate]]:
        try:
            found = await source.find(query)
        except ChatError as error:
            if error.message != self._told:
                self._told = error.message
                self.notice_requested.emit(explained(error))
            return []
        words = source.query_words(query).strip()
        if not words:
            return [Match(candidate) for candidate in found[:_MOST_SHOWN]]
        return ranked(words, found, recent={}, limit=_MOST_SHOWN)

    def _show(self, word: TypedWord, groups: list[tuple[str, int, list[Match[Candidate]]]]) -> None:
        if self._editor.composing:
            return
        if any(matches for *_, matches in groups):
            self.popup.show_groups(groups, above=self._above)
        elif " " in word.query:
            self._close()
        else:
            self.popup.hide()

    def _on_popup_chosen(self, number: int, candidate: Candidate) -> None:
        word = self._word
        if word is None:
            return
        text = self._sources[number].chosen(candidate)
        goes_on = text.startswith(word.trigger) and not text.endswith(" ")
        cursor = self._editor.textCursor()
        end = cursor.position()
        cursor.setPosition(word.place)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        # Otherwise the change would be followed while it is made.
        self._word = None
        cursor.insertText(text)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
        if goes_on:
            self._word = TypedWord(word.trigger, word.place, text[1:])
            self._ask(self._word)
        else:
            self._close()

    def _close(self) -> None:
        self._word = None
        self._wanted = None
        self.popup.hide()


def _types(event: QKeyEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and not event.modifiers() & control
