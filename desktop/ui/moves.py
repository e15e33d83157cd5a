"""Moves in the window: to a conversation, to what is looked for, to what asks, and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.ui.main_window import MainWindow
from desktop.ui.wording import tr
from desktop.ui.workspace import Workspace

_NUMBERED = 9


class Moves:
    """What the shortcuts do that only go somewhere. Changes no conversation."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, *, tell: Callable[[str], object]
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._tell = tell

    def acts(self) -> dict[str, Callable[[], object]]:
        """By the names of shortcuts."""
        return {
            "find": self._find,
            "search": self._search,
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "escape": self._escape,
            "consent": self._answer_tool,
            **{
                f"conversation-{number + 1}": partial(self._workspace.lists.choose_number, number)
                for number in range(_NUMBERED)
            },
        }

    def _step(self, step: int) -> None:
        self._workspace.lists.choose_neighbour(self._workspace.conversation.id, step)

    def _escape(self) -> None:
        """Stop what streams; else close what is open; else go to the composer."""
        transcript = self._workspace.transcript
        if self._workspace.streaming:
            self._workspace.stop()
        elif self._window.notices.text():
            self._window.notices.dismiss()
        elif (
            not transcript.close_find()
            and not transcript.clear_selection()
            and not self._window.sidebar.clear_marks()
        ):
            self._window.composer.setFocus()

    def _answer_tool(self) -> None:
        if not self._workspace.transcript.focus_question():
            self._tell(tr("No tool waits for your answer."))

    def _find(self) -> None:
        if self._workspace.transcript.isVisible():
            self._workspace.transcript.open_find()

    def _search(self) -> None:
        self._window.set_sidebar_wanted(True)
        self._window.sidebar.focus_search()
