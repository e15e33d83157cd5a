"""What a tool's result refers to: a page on the web, or something that its server has."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import Citation
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import WordButton
from desktop.ui.transcript.links import is_openable
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import tr

_LONGEST = 160


class ResourceCard(WordButton):
    """Names a resource. A press opens a page; anything else is copied, to be attached with @."""

    def __init__(self, context: Context, source: Citation, parent: QWidget | None = None) -> None:
        url = visible_controls(source.url)
        title = visible_controls(source.title) or url
        self._opens = is_openable(source.url)
        name = tr("Open {url}") if self._opens else tr("Attach it by typing @ and its name: {url}")
        super().__init__(
            f"↗ {title}  {url}"[:_LONGEST].replace("&", "&&"), name.format(url=url), parent
        )
        self._context = context
        self._url = source.url
        self.setProperty("side", "left")
        self.setEnabled(self._opens)
        self.clicked.connect(lambda: self._context.open_link(self._url))
        self.restyle()

    def arrange(self, width: int) -> int:
        size = self.sizeHint()
        self.resize(min(size.width(), width), size.height())
        return size.height()

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self.setFont(self._context.theme.small_font())
