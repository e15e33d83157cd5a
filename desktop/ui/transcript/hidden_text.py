"""Text that the reader has folded away."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from desktop.ui.transcript.text_view import TextView


@runtime_checkable
class HiddenText(Protocol):
    """Something whose text is not all on show."""

    def count(self, needle: str) -> int:
        """How often folded words stand in it."""

    def unfold_to(self, needle: str) -> TextView | None:
        """Show the text, at least as far as to the first place of folded words."""
