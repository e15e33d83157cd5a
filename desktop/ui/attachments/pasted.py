"""What is in something that was pasted or dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def brings_something(source: QMimeData) -> bool:
    """Whether there is a file of this computer or a picture in it."""
    return any(url.isLocalFile() for url in source.urls()) or source.hasImage()


def is_mostly_text(source: QMimeData) -> bool:
    """Office programs copy a picture of their text beside it; browsers a picture's address."""
    return source.hasText() and bool(source.text().strip()) and not source.hasUrls()
