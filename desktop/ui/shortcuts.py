"""The keys of the program: one table. `Keymap` says which of them hold."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeySequence


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


CONVERSATIONS = "Conversations"
REPLY = "Reply"
TRANSCRIPT = "In the transcript"
COMPOSER = "In the composer"
SIDEBAR = "In the sidebar"
WINDOW = "Window"

SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(name="new", text="New conversation", keys=("Ctrl+N",), group=CONVERSATIONS),
    Shortcut(
        name="new-temporary",
        text="New temporary conversation",
        keys=("Ctrl+Shift+N",),
        group=CONVERSATIONS,
    ),
    Shortcut(
        name="keep",
        text="Keep the temporary conversation",
        keys=("Ctrl+S",),
        group=CONVERSATIONS,
    ),
    Shortcut(name="find", text="Find in this conversation", keys=("Ctrl+F",), group=CONVERSATIONS),
    Shortcut(name="search", text="Search", keys=("Ctrl+Shift+F",), group=CONVERSATIONS),
    Shortcut(name="print", text="Print…", keys=("Ctrl+P",), group=CONVERSATIONS),
    Shortcut(name="export-pdf", text="Export as PDF…", keys=("Ctrl+Shift+P",), group=CONVERSATIONS),
    Shortcut(name="export", text="Export…", keys=("Ctrl+Shift+E",), group=CONVERSATIONS),
    Shortcut(
        name="export-all",
        text="Export all conversations…",
        keys=("Ctrl+Shift+X",),
        group=CONVERSATIONS,
    ),
    Shortcut(
        name="import", text="Import conversations…", keys=("Ctrl+Shift+I",), group=CONVERSATIONS
    ),
    Shortcut(
        name="file",
        text="Move to a folder…",
        keys=("Ctrl+M",),
        group=CONVERSATIONS,
    ),
    Shortcut(name="label", text="Tags…", keys=("Ctrl+T",), group=CONVERSATIONS),
    Shortcut(
        name="fork", text="Fork the conversation", keys=("Ctrl+Shift+K",), group=CONVERSATIONS
    ),
    Shortcut(name="new-folder", text="New folder", keys=("Ctrl+Shift+D",), group=CONVERSATIONS),
    Shortcut(
        name="show",
        text="Show archived, deleted or tagged ones…",
        keys=("Ctrl+Shift+H",),
        group=CONVERSATIONS,
    ),
    Shortcut(name="next", text="Next conversation", keys=("Ctrl+Tab",), group=CONVERSATIONS),
    Shortcut(
        name="previous",
        text="Previous conversation",
        keys=("Ctrl+Shift+Tab",),
        group=CONVERSATIONS,
    ),
    *(
        Shortcut(
            name=f"conversation-{number}",
            text=f"Conversation {number} of the list",
            keys=(f"Ctrl+{number}",),
            group=CONVERSATIONS,
        )
        for number in range(1, 10)
    ),
    Shortcut(name="escape", text="Stop; else focus the composer", keys=("Esc",), group=REPLY),
    Shortcut(name="regenerate", text="Regenerate", keys=("Ctrl+R",), group=REPLY),
    Shortcut(name="copy-reply", text="Copy last reply", keys=("Ctrl+Shift+C",), group=REPLY),
    Shortcut(name="copy-plain", text="Copy last reply as plain text", keys=(), group=REPLY),
    Shortcut(name="copy-code", text="Copy last code block", keys=("Ctrl+Shift+;",), group=REPLY),
    Shortcut(name="copy-table", text="Copy last table", keys=(), group=REPLY),
    Shortcut(name="copy-table-csv", text="Copy last table as CSV", keys=(), group=REPLY),
    Shortcut(name="copy-formula", text="Copy last formula as LaTeX", keys=(), group=REPLY),
    Shortcut(name="models", text="Choose the model", keys=("Ctrl+Shift+M",), group=REPLY),
    Shortcut(
        name="stream",
        text="Stream replies in this conversation",
        keys=("Ctrl+Shift+L",),
        group=REPLY,
        checkable=True,
    ),
    Shortcut(name="tools", text="Choose the tools", keys=("Ctrl+Shift+O",), group=REPLY),
    Shortcut(name="assistants", text="Choose the assistant", keys=("Ctrl+Alt+A",), group=REPLY),
    Shortcut(
        name="instructions",
        text="System prompt and parameters of this conversation",
        keys=("Ctrl+Shift+Y",),
        group=REPLY,
    ),
    Shortcut(
        name="compare", text="Compare: send to several models", keys=("Ctrl+Alt+M",), group=REPLY
    ),
    Shortcut(name="prompts", text="Manage prompts", keys=("Ctrl+Shift+J",), group=REPLY),
    Shortcut(
        name="context", text="What is sent, and what is left", keys=("Ctrl+Alt+X",), group=REPLY
    ),
    Shortcut(name="consent", text="Go to the tool that asks", keys=("Ctrl+Shift+A",), group=REPLY),
    Shortcut(
        name="take-back",
        text="Take back the message just sent",
        keys=("Ctrl+Z",),
        group=COMPOSER,
    ),
    Shortcut(name="prompt-previous", text="Earlier prompt", keys=("Alt+Up",), group=COMPOSER),
    Shortcut(name="prompt-next", text="Later prompt", keys=("Alt+Down",), group=COMPOSER),
    Shortcut(name="bold", text="Bold", keys=("Ctrl+Alt+S",), group=COMPOSER),
    Shortcut(name="italic", text="Italic", keys=("Ctrl+Alt+I",), group=COMPOSER),
    Shortcut(name="code", text="Code", keys=("Ctrl+Alt+K",), group=COMPOSER),
    Shortcut(name="link", text="Link", keys=("Ctrl+Alt+U",), group=COMPOSER),
    Shortcut(name="spelling", text="Correct a misspelled word", keys=("Ctrl+.",), group=COMPOSER),
    Shortcut(
        name="screenshot",
        text="Attach a screenshot",
        keys=("Ctrl+Shift+S",),
        group=COMPOSER,
    ),
    Shortcut(name="attach", text="Attach files…", keys=("Ctrl+U",), group=COMPOSER),
    Shortcut(
        name="edit-last",
        text="Edit the last prompt, when empty",
        keys=("Up",),
        group=COMPOSER,
        local=True,
        fixed=True,
    ),
    Shortcut(name="rename", text="Rename", keys=("F2",), group=SIDEBAR, local=True),
    Shortcut(name="pin", text="Pin or unpin", keys=("P",), group=SIDEBAR, local=True),
    Shortcut(name="archive", text="Archive", keys=("A",), group=SIDEBAR, local=True),
    Shortcut(name="delete", text="Delete", keys=("Del",), group=SIDEBAR, local=True),
    Shortcut(name="move", text="Move to a folder…", keys=("M",), group=SIDEBAR, local=True),
    Shortcut(name="tag", text="Tags…", keys=("T",), group=SIDEBAR, local=True),
    Shortcut(
        name="mark",
        text="Mark, to do something with several",
        keys=("Space",),
        group=SIDEBAR,
        local=True,
    ),
    Shortcut(
        name="unfold",
        text="Open a folder; Left closes it",
        keys=("Right",),
        group=SIDEBAR,
        local=True,
        fixed=True,
    ),
    Shortcut(
        name="subfolder", text="New folder in a folder", keys=("N",), group=SIDEBAR, local=True
    ),
    Shortcut(name="message-next", text="Next message", keys=("J",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="message-previous",
        text="Previous message",
        keys=("K",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-copy", text="Copy the message", keys=("Y",), group=TRANSCRIPT, local=True
    ),
    Shortcut(
        name="message-copy-code",
        text="Copy its code",
        keys=("Y, C",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-copy-plain",
        text="Copy it as plain text",
        keys=("Y, P",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-copy-table",
        text="Copy its table",
        keys=("Y, T",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-copy-formula",
        text="Copy its formula as LaTeX",
        keys=("Y, F",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(name="message-edit", text="Edit", keys=("E",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="message-continue",
        text="Continue a reply that was cut off",
        keys=("C",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-fork",
        text="Fork the conversation from here",
        keys=("F",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(name="message-retry", text="Retry", keys=("R",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="version-previous",
        text="Previous version",
        keys=("[",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(name="version-next", text="Next version", keys=("]",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="fold",
        text="Fold or unfold thinking and tools",
        keys=("O",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-pin", text="Pin: always send it", keys=("P",), group=TRANSCRIPT, local=True
    ),
    Shortcut(
        name="message-exclude",
        text="Exclude: do not send it",
        keys=("X",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(
        name="message-unsummarise",
        text="Undo the summary below it",
        keys=("U",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(name="first", text="First message", keys=("Home",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="latest",
        text="Latest message, and follow",
        keys=("End",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(name="page-down", text="Page down", keys=("PgDown",), group=TRANSCRIPT, local=True),
    Shortcut(name="page-up", text="Page up", keys=("PgUp",), group=TRANSCRIPT, local=True),
    Shortcut(name="line-down", text="Line down", keys=("Down",), group=TRANSCRIPT, local=True),
    Shortcut(name="line-up", text="Line up", keys=("Up",), group=TRANSCRIPT, local=True),
    Shortcut(name="find-here", text="Find", keys=(), group=TRANSCRIPT, local=True),
    Shortcut(name="find-next", text="Next place found", keys=("F3",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="find-previous",
        text="Previous place found",
        keys=("Shift+F3",),
        group=TRANSCRIPT,
        local=True,
    ),
    Shortcut(name="write", text="Go to the composer", keys=(), group=TRANSCRIPT, local=True),
    Shortcut(name="help", text="All keys", keys=("?",), group=TRANSCRIPT, local=True),
    Shortcut(
        name="links",
        text="Next link or control",
        keys=("Tab",),
        group=TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut(
        name="select-message",
        text="Select the message, again: all",
        keys=("Ctrl+A",),
        group=TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut(
        name="select-words",
        text="Select words; with other arrows letters, lines, paragraphs",
        keys=("Ctrl+Shift+Right",),
        group=TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut(
        name="caret",
        text="Move the caret by letters, with Ctrl by words",
        keys=("Right",),
        group=TRANSCRIPT,
        local=True,
        fixed=True,
    ),
    Shortcut(name="palette", text="Command palette", keys=("Ctrl+K",), group=WINDOW),
    Shortcut(name="sidebar", text="Show or hide the sidebar", keys=("Ctrl+B",), group=WINDOW),
    Shortcut(name="zoom-in", text="Larger text", keys=("Ctrl+=", "Ctrl++"), group=WINDOW),
    Shortcut(name="zoom-out", text="Smaller text", keys=("Ctrl+-",), group=WINDOW),
    Shortcut(name="zoom-reset", text="Normal text size", keys=("Ctrl+0",), group=WINDOW),
    Shortcut(
        name="gateway",
        text="Gateway: let other programs use the models",
        keys=("Ctrl+Shift+G",),
        group=WINDOW,
        checkable=True,
    ),
    Shortcut(name="usage", text="Usage: tokens and cost", keys=("Ctrl+Shift+B",), group=WINDOW),
    Shortcut(name="browser", text="Open in browser", keys=("Ctrl+Alt+W",), group=WINDOW),
    Shortcut(
        name="quick-entry",
        text="Ask something quickly",
        keys=("Ctrl+Shift+Space",),
        group=WINDOW,
    ),
    Shortcut(name="settings", text="Settings", keys=("Ctrl+,",), group=WINDOW),
    Shortcut(name="keys", text="All keys", keys=("Ctrl+/",), group=WINDOW),
    Shortcut(name="quit", text="Quit", keys=("Ctrl+Q",), group=WINDOW),
)


def key_words(keys: str) -> str:
    """A key sequence as badges and hints show it: ``Ctrl N``, in the platform's words."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # A lone plus is the key itself; between keys it is only a joint.
    return " ".join(part or "+" for part in native.replace("++", "+").split("+"))


def tooltip(text: str, keys: str = "") -> str:
    """The text of a tooltip with its key, as rich text in which ``text`` stays text."""
    words = f"{text}  ({key_words(keys)})" if keys else text
    # A tooltip guesses whether its text is HTML; this one never is.
    return f"<qt>{_escaped(words)}</qt>"


def _escaped(words: str) -> str:
    # Python's own knows all entities of HTML, and takes a while to be imported.
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
