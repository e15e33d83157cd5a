"""What every view in the transcript is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop.chat.prices import PriceOf, no_price
from desktop.settings import SendKey
from desktop.ui.theme import Theme
from desktop.ui.transcript.formats import TextFormats
from desktop.ui.transcript.formulas import Formulas
from desktop.ui.transcript.pictures import Pictures

if TYPE_CHECKING:  # it knows the texts, which know their context
    from desktop.ui.transcript.selection import Selection


@dataclass(slots=True)
class Context:
    """Shared by all views of one transcript. Only the transcript changes it.

    ``open_link`` is given the target of an activated link; ``resized`` is called with the view
    whose height changed by itself (folding, wrapping), and lays out again.
    ``pictures`` decodes what is to be painted, ``formulas`` lays mathematics out. Without a
    ``selection`` each text selects for itself. ``pointed`` is told where the link with the
    focus leads to, "" for none. ``jump`` goes from a text to the first link in the same
    reply that has a target. ``reveal`` scrolls to a part of a view.
    ``send_key`` says which key saves an edited message. ``price`` says what models cost.
    ``asker`` is named by questions whether a tool may run, "" where it goes
    without saying. With ``breaks`` each line of Markdown is one on the screen.
    """

    theme: Theme
    parser: MarkdownIt
    open_link: Callable[[str], object]
    resized: Callable[[QWidget], None]
    selection: Selection | None = None
    pointed: Callable[[str], None] = lambda _target: None
    jump: Callable[[QWidget, str], None] = lambda _text, _target: None
    reveal: Callable[[QWidget, QRect], None] = lambda _view, _part: None
    send_key: Callable[[], SendKey] = lambda: SendKey.ENTER
    price: PriceOf = no_price
    pictures: Pictures = field(default_factory=Pictures)
    formulas: Formulas = field(default_factory=Formulas)
    asker: str = ""
    breaks: bool = False
    formats: TextFormats = field(init=False)

    def __post_init__(self) -> None:
        self.formats = TextFormats(self.theme)

    def use(self, theme: Theme) -> None:
        self.theme = theme
        self.formats = TextFormats(theme)
