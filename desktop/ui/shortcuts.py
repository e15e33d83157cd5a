"""The keys of the program: one table. `Keymap` says which of them hold."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from desktop.ui.balanced_lines import balanced
from desktop.ui.wording import marked, tr


class Shortcut(NamedTuple):
    """What some keys do.

    ``keys`` are portable key sequences (Ctrl is Cmd on macOS); the first one is shown.
    ``local`` keys belong to one widget, which listens for them itself: they are listed, but
    get no action on the window. ``fixed`` keys cannot be changed: they stand for many.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    group: str
    local: bool = False
    fixed: bool = False
    checkable: bool = False
    #: Of several of a kind, which one.
    number: int = 0

    @property
    def words(self) -> str:
        """``text`` in the language of the user."""
        return tr(self.text).format(number=self.number)

    @property
    def english(self) -> str:
        """``text`` as it is known to those who read about it."""
        return self.text.format(number=self.number)


CONVERSATIONS = marked("Conversations")
REPLY = marked("Reply")
TRANSCRIPT = marked("In the transcript")
COMPOSER = marked("In the composer")
SIDEBAR = marked("In the sidebar")
WINDOW = marked("Window")

SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("new", marked("New conversation"), ("Ctrl+N",), CONVERSATIONS),
    Shortcut(
        "new-temporary", marked("New temporary conversation"), ("Ctrl+Shift+N",), CONVERSATIONS
    ),
    Shortcut("keep", marked("Keep the temporary conversation"), ("Ctrl+S",), CONVERSATIONS),
    Shortcut("find", marked("Find in this conversation"), ("Ctrl+F",), CONVERSATIONS),
    Shortcut("search", marked("Search"), ("Ctrl+Shift+F",), CONVERSATIONS),
    Shortcut("print", marked("Print…"), ("Ctrl+P",), CONVERSATIONS),
    Shortcut("export-pdf", marked("Export as PDF…"), ("Ctrl+Shift+P",), CONVERSATIONS),
    Shortcut("export", marked("Export…"), ("Ctrl+Shift+E",), CONVERSATIONS),
    Shortcut("export-all", marked("Export all conversations…"), ("Ctrl+Shift+X",), CONVERSATIONS),
    Shortcut("import", marked("Import conversations…"), ("Ctrl+Shift+I",), CONVERSATIONS),
    Shortcut("file", marked("Move to a folder…"), ("Ctrl+M",), CONVERSATIONS),
    Shortcut("label", marked("Tags…"), ("Ctrl+T",), CONVERSATIONS),
    Shortcut("fork", marked("Fork the conversation"), ("Ctrl+Shift+K",), CONVERSATIONS),
    Shortcut("new-folder", marked("New folder"), ("Ctrl+Shift+D",), CONVERSATIONS),
    Shortcut(
        "show", marked("Show archived, deleted or tagged ones…"), ("Ctrl+Shift+H",), CONVERSATIONS
    ),
    Shortcut("next", marked("Next conversation"), ("Ctrl+Tab",), CONVERSATIONS),
    Shortcut("previous", marked("Previous conversation"), ("Ctrl+Shift+Tab",), CONVERSATIONS),
    *(
        Shortcut(
            f"conversation-{number}",
            marked("Conversation {number} of the list"),
            (f"Ctrl+{number}",),
            CONVERSATIONS,
            number=number,
        )
        for number in range(1, 10)
    ),
    Shortcut("escape", marked("Stop; else focus the composer"), ("Esc",), REPLY),
    Shortcut("regenerate", marked("Regenerate"), ("Ctrl+R",), REPLY),
    Shortcut("copy-reply", marked("Copy last reply"), ("Ctrl+Shift+C",), REPLY),
    Shortcut("copy-plain", marked("Copy last reply as plain text"), (), REPLY),
    Shortcut("copy-code", marked("Copy last code block"), ("Ctrl+Shift+;",), REPLY),
    Shortcut("copy-table", marked("Copy last table"), (), REPLY),
    Shortcut("copy-table-csv", marked("Copy last table as CSV"), (), REPLY),
    Shortcut("copy-formula", marked("Copy last formula as LaTeX"), (), REPLY),
    Shortcut("models", marked("Choose the model"), ("Ctrl+Shift+M",), REPLY),
    Shortcut(
        "stream",
        marked("Stream replies in this conversation"),
        ("Ctrl+Shift+L",),
        REPLY,
        checkable=True,
    ),
    Shortcut("tools", marked("Choose the tools"), ("Ctrl+Shift+O",), REPLY),
    Shortcut("assistants", marked("Choose the assistant"), ("Ctrl+Alt+A",), REPLY),
    Shortcut(
        "instructions",
        marked("System prompt and parameters of this conversation"),
        ("Ctrl+Shift+Y",),
        REPLY,
    ),
    Shortcut("compare", marked("Compare: send to several models"), ("Ctrl+Alt+M",), REPLY),
    Shortcut("prompts", marked("Manage prompts"), ("Ctrl+Shift+J",), REPLY),
    Shortcut("context", marked("What is sent, and what is left"), ("Ctrl+Alt+X",), REPLY),
    Shortcut("consent", marked("Go to the tool that asks"), ("Ctrl+Shift+A",), REPLY),
    Shortcut("take-back", marked("Take back the message just sent"), ("Ctrl+Z",), COMPOSER),
    Shortcut("prompt-previous", marked("Earlier prompt"), ("Alt+Up",), COMPOSER),
    Shortcut("prompt-next", marked("Later prompt"), ("Alt+Down",), COMPOSER),
    Shortcut("bold", marked("Bold"), ("Ctrl+Alt+S",), COMPOSER),
    Shortcut("italic", marked("Italic"), ("Ctrl+Alt+I",), COMPOSER),
    Shortcut("code", marked("Code"), ("Ctrl+Alt+K",), COMPOSER),
    Shortcut("link", marked("Link"), ("Ctrl+Alt+U",), COMPOSER),
    Shortcut("spelling", marked("Correct a misspelled word"), ("Ctrl+.",), COMPOSER),
    Shortcut("screenshot", marked("Attach a screenshot"), ("Ctrl+Shift+S",), COMPOSER),
    Shortcut("attach", marked("Attach files…"), ("Ctrl+U",), COMPOSER),
    Shortcut(
        "edit-last",
        marked("Edit the last prompt, when empty"),
        ("Up",),
        COMPOSER,
        local=True,
        fixed=True,
    ),
    Shortcut(
        "open-window",
        marked("Open in a new window"),
        ("Shift+Return", "Ctrl+Return"),
        SIDEBAR,
        local=True,
    ),
    Shortcut("rename", marked("Rename"), ("F2",), SIDEBAR, local=True),
    Shortcut("pin", marked("Pin or unpin"), ("P",), SIDEBAR, local=True),
    Shortcut("archive", marked("Archive"), ("A",), SIDEBAR, local=True),
    Shortcut("delete", marked("Delete"), ("Del",), SIDEBAR, local=True),
    Shortcut("purge", marked("Delete a deleted conversation for good"), (), SIDEBAR),
    Shortcut("move", marked("Move to a folder…"), ("M",), SIDEBAR, local=True),
    Shortcut("tag", marked("Tags…"), ("T",), SIDEBAR, local=True),
    Shortcut("mark", marked("Mark, to do something with several"), ("Space",), SIDEBAR, local=True),
    Shortcut("row-open", marked("Open the row"), ("Return", "Enter"), SIDEBAR, local=True),
    Shortcut("row-next", marked("Next row"), ("Down",), SIDEBAR, local=True),
    Shortcut("row-previous", marked("Previous row"), ("Up",), SIDEBAR, local=True),
    Shortcut("row-first", marked("First row"), ("Home",), SIDEBAR, local=True),
    Shortcut("row-last", marked("Last row"), ("End",), SIDEBAR, local=True),
    Shortcut("rows-down", marked("A page of rows down"), ("PgDown",), SIDEBAR, local=True),
    Shortcut("rows-up", marked("A page of rows up"), ("PgUp",), SIDEBAR, local=True),
    Shortcut("unfold", marked("Open a folder"), ("Right",), SIDEBAR, local=True),
    Shortcut(
        "fold-around",
        marked("Close a folder, or go to the one around it"),
        ("Left",),
        SIDEBAR,
        local=True,
    ),
    Shortcut("list-search", marked("Go to the search"), (), SIDEBAR, local=True),
    Shortcut("list-write", marked("Go from the list to the composer"), (), SIDEBAR, local=True),
    Shortcut("subfolder", marked("New folder in a folder"), ("N",), SIDEBAR, local=True),
    Shortcut("message-next", marked("Next message"), ("J",), TRANSCRIPT, local=True),
    Shortcut("message-previous", marked("Previous message"), ("K",), TRANSCRIPT, local=True),
    Shortcut("message-copy", marked("Copy the message"), ("Y",), TRANSCRIPT, local=True),
    Shortcut("message-copy-code", marked("Copy its code"), ("Y, C",), TRANSCRIPT, local=True),
    Shortcut(
        "message-copy-plain", marked("Copy it as plain text"), ("Y, P",), TRANSCRIPT, local=True
    ),
    Shortcut("message-copy-table", marked("Copy its table"), ("Y, T",), TRANSCRIPT, local=True),
    Shortcut(
        "message-copy-formula",
        marked("Copy its formula as LaTeX"),
        ("Y, F",),
        TRANSCRIPT,
        local=True,
    ),
    Shortcut("message-edit", marked("Edit"), ("E",), TRANSCRIPT, local=True),
    Shortcut(
        "message-continue",
        marked("Continue a reply that was cut off"),
        ("C",),
        TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        "message-fork", marked("Fork the conversation from here"), ("F",), TRANSCRIPT, local=True
    ),
    Shortcut("message-retry", marked("Retry"), ("R",), TRANSCRIPT, local=True),
    Shortcut("version-previous", marked("Previous version"), ("[",), TRANSCRIPT, local=True),
    Shortcut("version-next", marked("Next version"), ("]",), TRANSCRIPT, local=True),
    Shortcut("fold", marked("Fold or unfold thinking and tools"), ("O",), TRANSCRIPT, local=True),
    Shortcut("message-pin", marked("Pin: always send it"), ("P",), TRANSCRIPT, local=True),
    Shortcut("message-exclude", marked("Exclude: do not send it"), ("X",), TRANSCRIPT, local=True),
    Shortcut(
        "message-unsummarise", marked("Undo the summary below it"), ("U",), TRANSCRIPT, local=True
    ),
    Shortcut("first", marked("First message"), ("Home",), TRANSCRIPT, local=True),
    Shortcut("latest", marked("Latest message, and follow"), ("End",), TRANSCRIPT, local=True),
    Shortcut("page-down", marked("Page down"), ("PgDown",), TRANSCRIPT, local=True),
    Shortcut("page-up", marked("Page up"), ("PgUp",), TRANSCRIPT, local=True),
    Shortcut("line-down", marked("Line down"), ("Down",), TRANSCRIPT, local=True),
    Shortcut("line-up", marked("Line up"), ("Up",), TRANSCRIPT, local=True),
    Shortcut("find-here", marked("Find"), (), TRANSCRIPT, local=True),
    Shortcut("find-next", marked("Next place found"), ("F3",), TRANSCRIPT, local=True),
    Shortcut(
        "find-previous", marked("Previous place found"), ("Shift+F3",), TRANSCRIPT, local=True
    ),
    Shortcut("write", marked("Go to the composer"), (), TRANSCRIPT, local=True),
    Shortcut("help", marked("All keys"), ("?",), TRANSCRIPT, local=True),
    Shortcut("links", marked("Next link or control"), ("Tab",), TRANSCRIPT, local=True, fixed=True),
    Shortcut(
        "select-message",
        marked("Select the message, again: all"),
        ("Ctrl+A",),
        TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut(
        "select-words",
        marked("Select words; with other arrows letters, lines, paragraphs"),
        ("Ctrl+Shift+Right",),
        TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut(
        "caret",
        marked("Move the caret by letters, with Ctrl by words"),
        ("Right",),
        TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut("palette", marked("Command palette"), ("Ctrl+K",), WINDOW),
    Shortcut("new-window", marked("New window"), ("Ctrl+Alt+N",), WINDOW),
    Shortcut(
        "open-apart", marked("Open this conversation in a new window"), ("Ctrl+Alt+O",), WINDOW
    ),
    Shortcut("close-window", marked("Close the window"), ("Ctrl+W",), WINDOW),
    Shortcut("sidebar", marked("Show or hide the sidebar"), ("Ctrl+B",), WINDOW),
    Shortcut("zoom-in", marked("Larger text"), ("Ctrl+=", "Ctrl++"), WINDOW),
    Shortcut("zoom-out", marked("Smaller text"), ("Ctrl+-",), WINDOW),
    Shortcut("zoom-reset", marked("Normal text size"), ("Ctrl+0",), WINDOW),
    Shortcut(
        "gateway",
        marked("Gateway: let other programs use the models"),
        ("Ctrl+Shift+G",),
        WINDOW,
        checkable=True,
    ),
    Shortcut("usage", marked("Usage: tokens and cost"), ("Ctrl+Shift+B",), WINDOW),
    Shortcut("browser", marked("Open in browser"), ("Ctrl+Alt+W",), WINDOW),
    Shortcut("quick-entry", marked("Ask something quickly"), ("Ctrl+Shift+Space",), WINDOW),
    Shortcut("settings", marked("Settings"), ("Ctrl+,",), WINDOW),
    Shortcut("keys", marked("All keys"), ("Ctrl+/",), WINDOW),
    Shortcut("quit", marked("Quit"), ("Ctrl+Q",), WINDOW),
)


_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
#: Characters of a tooltip that stand in one line.
_LONGEST_LINE = 60


def key_words(keys: str) -> str:
    """A key sequence as menus, badges and hints show it: ``Ctrl+N``, in the platform's words."""
    # One key that has two names; only one of them is printed on most keyboards.
    sequence = QKeySequence(keys.replace("Return", "Enter"))
    native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    name = sequence.toString().rpartition("+")[2]
    if name not in _ARROWS:
        return native
    # Not every language of Qt has the words that people use for the arrows.
    words = QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText)
    return native.removesuffix(words) + _ARROWS[name]


def tooltip(text: str, keys: str = "") -> str:
    """The text of a tooltip with its key, as rich text in which ``text`` stays text."""
    words = f"{text}  ({key_words(keys)})" if keys else text
    # A tooltip guesses whether its text is HTML; this one never is. Of HTML Qt makes a block
    # of short lines, of two words if there are no more, and of kana anywhere.
    return f'<qt><div style="white-space:pre">{_escaped(balanced(words, _LONGEST_LINE))}</div></qt>'


def _escaped(words: str) -> str:
    # Python's own knows all entities of HTML, and takes a while to be imported.
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
