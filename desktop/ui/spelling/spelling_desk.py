"""Marks misspelled words in the composer, and offers others."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QLocale, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.session.spelling import Spelling
from desktop.ui.message_editor import MessageEditor
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.shortcuts import key_words
from desktop.ui.spelling.words import checked_words, word_at
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import spoken, tr

#: Milliseconds without typing before words are looked at.
_PAUSE = 250
#: Words whose verdict is remembered.
_REMEMBERED = 20_000
#: Lines that are looked at: more are never seen at once.
_MOST_LINES = 60


class SpellingDesk(QObject):
    """Looks at what can be seen of the text, when its writer pauses. Changes no text by itself.

    The marks are no part of the document: undo does not know them. The word at the cursor is
    marked only once the cursor has left it. The dictionary takes memory, and is read when there
    is a word to look up.
    """

    notice_requested = Signal(str)
    #: What is checked may be another thing now: its language, or why none is.
    changed = Signal()

    def __init__(
        self, editor: MessageEditor, *, spelling: Spelling, theme: ThemeSource, tasks: TaskStarter
    ) -> None:
        super().__init__(editor)
        self.spelling = spelling
        self._editor = editor
        self._theme = theme
        self._tasks = tasks
        self._wanted: str | None = None
        self._chosen: str | None = None
        self._right: OrderedDict[str, bool] = OrderedDict()
        self._asking = False
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._look)
        editor.textChanged.connect(self._timer.start)
        editor.cursorPositionChanged.connect(self._timer.start)
        editor.verticalScrollBar().valueChanged.connect(self._timer.start)
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._on_editor_context_menu_requested)
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._mark()

    def apply(self, wanted: str) -> None:
        """Check this language from now on: a tag, "system" or "off"."""
        self._wanted = wanted
        if self._chosen is not None:
            self.prepare()

    def prepare(self) -> None:
        """Find the dictionary now, for `changed` to tell of it, and not at the first word."""
        if self._wanted is not None and self._wanted != self._chosen:
            self._chosen = self._wanted
            self._tasks.start(self._choose(self._chosen), "choose a dictionary")

    def correct(self) -> None:
        """Offer other words for the one at the cursor, or for the next that may be wrong."""
        found = self._wrong_word_from(self._editor.textCursor())
        if found is None:
            self.notice_requested.emit(
                spoken(self.spelling.reason) or tr("No misspelled word was found.")
            )
            return
        self._editor.setTextCursor(found)
        self._editor.setFocus()
        place = self._editor.mapToGlobal(self._editor.cursorRect().bottomRight())
        self._tasks.start(self._offer(found, place), "look for other words")

    async def _choose(self, wanted: str) -> None:
        await self.spelling.choose(wanted, QLocale.system().uiLanguages())
        self._right.clear()
        self.changed.emit()
        self._look()

    # -- marking --

    def _look(self) -> None:
        """Ask for the words that are not known yet, and mark those that are."""
        if not self._editor.isEnabled():  # the program ends
            return
        if self._chosen is None and self._visible_words():
            self.prepare()
        self._mark()
        if not self.spelling.language or self._asking:
            return
        new = [word for _, _, word in self._visible_words() if word not in self._right]
        if new:
            self._asking = True
            self._tasks.start(self._check(new), "check the spelling")

    async def _check(self, words: list[str]) -> None:
        try:
            wrong = await self.spelling.wrong(words)
        finally:
            self._asking = False
        for word in words:
            self._right[word] = word not in wrong
        while len(self._right) > _REMEMBERED:
            self._right.popitem(last=False)
        self._look()

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(self._theme.theme.colour("danger"))
        cursor = self._editor.textCursor()
        writing = cursor.position() if self._editor.hasFocus() else -1
        marks = []
        if self.spelling.language:
            for block, start, word in self._visible_words():
                place = block.position() + start
                being_written = place + len(word) == writing and not cursor.hasSelection()
                if self._right.get(word, True) or being_written:
                    continue
                mark = QTextEdit.ExtraSelection()
                mark.cursor = _selected(block, start, word)
                mark.format = form
                marks.append(mark)
        if marks or self._editor.extraSelections():
            self._editor.setExtraSelections(marks)

    def _visible_words(self) -> list[tuple[QTextBlock, int, str]]:
        block = self._editor.cursorForPosition(QPoint(0, 0)).block()
        last = self._editor.cursorForPosition(
            QPoint(self._editor.width(), self._editor.height())
        ).blockNumber()
        found = []
        for _ in range(_MOST_LINES):
            if not block.isValid() or block.blockNumber() > last:
                break
            found += [(block, start, word) for start, word in checked_words(block.text())]
            block = block.next()
        return found

    # -- correcting --

    def _wrong_word_from(self, cursor: QTextCursor) -> QTextCursor | None:
        """The word at a cursor if it is wrong, else the next one that is; from the top again."""
        wrong = [
            (block.position() + start, _selected(block, start, word))
            for block, start, word in self._visible_words()
            if not self._right.get(word, True)
        ]
        here = cursor.selectionStart()
        behind = [found for place, found in wrong if place + len(found.selectedText()) >= here]
        if cursor.hasSelection() and len(behind) > 1 and behind[0].selectionStart() == here:
            behind = behind[1:]
        return behind[0] if behind else (wrong[0][1] if wrong else None)

    def _on_editor_context_menu_requested(self, place: QPoint) -> None:
        cursor = self._editor.cursorForPosition(place)
        found = word_at(cursor.block().text(), cursor.positionInBlock())
        at = self._editor.mapToGlobal(place)
        if found is not None and not self._right.get(found[1], True):
            word = _selected(cursor.block(), *found)
            self._tasks.start(self._offer(word, at), "look for other words")
        else:
            self._show_menu([], at)

    async def _offer(self, word: QTextCursor, at: QPoint) -> None:
        text = word.selectedText()
        actions: list[QAction] = []
        for suggestion in await self.spelling.suggestions(text):
            action = QAction(suggestion.replace("&", "&&"), self)
            action.triggered.connect(
                lambda _=False, words=suggestion: self._replace(word, text, words)
            )
            actions.append(action)
        if not actions:
            nothing = QAction(tr("No other word is known"), self)
            nothing.setEnabled(False)
            actions.append(nothing)
        learn = QAction(tr("Add “{word}” to the dictionary").format(word=text), self)
        learn.triggered.connect(lambda: self._tasks.start(self._learn(text), "learn a word"))
        self._show_menu([*actions, learn], at)

    def _show_menu(self, first: list[QAction], at: QPoint) -> None:
        """The usual menu, below what is offered for a word."""
        menu = self._editor.createStandardContextMenu()
        usual = menu.actions()
        for action in usual:
            # Qt leaves out a key that is a shortcut elsewhere, even where the field takes it.
            if action.objectName() == "edit-undo" and "\t" not in action.text():
                keys = QKeySequence(QKeySequence.StandardKey.Undo)
                action.setText(f"{action.text()}\t{key_words(keys.toString())}")
            action.setText(action.text().replace("\t", "\t\N{EM SPACE}"))  # as in `Keymap.entry`
        for action in first:
            action.setParent(menu)
        if first:
            menu.insertActions(usual[0], first)
            menu.insertSeparator(usual[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Spelling and editing") if first else tr("Editing"))
        menu.popup(at)
        if first:
            menu.setActiveAction(first[0])

    def _replace(self, word: QTextCursor, text: str, suggestion: str) -> None:
        if word.selectedText() == text:
            word.insertText(suggestion)
            self._editor.setTextCursor(word)

    async def _learn(self, word: str) -> None:
        await self.spelling.learn(word)
        self._right[word] = True
        self._mark()


def _selected(block: QTextBlock, start: int, word: str) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + start + len(word), QTextCursor.MoveMode.KeepAnchor)
    return cursor
