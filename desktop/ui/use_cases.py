"""What the session offers to a window, in one piece."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from desktop.session.accounts import Accounts
from desktop.session.answering import Answering
from desktop.session.attaching import Attaching
from desktop.session.exports import Exporter
from desktop.session.file_finder import FileFinder
from desktop.session.filing import Filing
from desktop.session.imports import Importer
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.session.search import Search
from desktop.session.spelling import Spelling
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.tool_desk import ToolFace


class UseCases(NamedTuple):
    """All that every window needs of the session.

    ``fetch_picture`` brings the bytes at an address that the reader asked for.
    """

    library: Library
    filing: Filing
    search: Search
    replies: LiveTurns
    tools: ToolFace
    accounts: Accounts
    answering: Answering
    exporter: Exporter
    importer: Importer
    files: FileFinder
    attaching: Attaching
    spelling: Spelling
    tasks: TaskStarter
    fetch_picture: Callable[[str], Awaitable[bytes]]
