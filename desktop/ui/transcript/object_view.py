"""Text with formulas and pictures in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.document_writer import DocumentWriter
from desktop.ui.transcript.formula_text import FORMULA, FormulaText, formulas_in
from desktop.ui.transcript.formulas import FormulaKey
from desktop.ui.transcript.inline_writer import HAS_MATH, HAS_PICTURE
from desktop.ui.transcript.link_view import Link, LinkView
from desktop.ui.transcript.marked_text import formula_latex, latex_in
from desktop.ui.transcript.picture_text import PICTURE, PictureText, picture_urls
from desktop.ui.transcript.picture_viewer import show_picture
from desktop.ui.transcript.picture_words import LOAD_PICTURE, SHOW_PICTURE
from desktop.ui.transcript.pictures import Picture
from desktop.ui.transcript.word_match import places_with
from desktop.ui.wording import tr


def writer_for(context: Context) -> DocumentWriter:
    """Writes for the screen, with all that can be shown there."""
    return DocumentWriter(
        context.formats,
        context.parser,
        context.formulas,
        context.pictures,
        breaks=context.breaks,
    )


class ObjectView(LinkView):
    """Paints what single characters stand for, and finds it. Writes nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        layout = self.document().documentLayout()
        self._formula_text = FormulaText(context.formulas, self.document())
        layout.registerHandler(FORMULA, self._formula_text)
        self._picture_text = PictureText(
            context.pictures, lambda: context.theme.line_height / 1.5, self.document()
        )
        layout.registerHandler(PICTURE, self._picture_text)

    def take_formulas(self, ready: AbstractSet[FormulaKey]) -> bool:
        """Show formulas that are laid out now; true when some are in this text."""
        return self._write_where(HAS_MATH, lambda block: bool(formulas_in(block) & ready))

    def take_pictures(self, url: str) -> bool:
        """Show what is known now of a picture; true when it is in this text."""
        return self._write_where(HAS_PICTURE, lambda block: url in picture_urls(block))

    def places_of(self, needle: str, most: int) -> list[tuple[int, int]]:
        formulas = [found for block in self._blocks_with(HAS_MATH) for found in latex_in(block)]
        if not formulas:
            return super().places_of(needle, most)
        return places_with(self.toPlainText(), formulas, needle, most)

    def latex_at(self, place: QPoint) -> str:
        """The formula at a place of this view, or ""."""
        place += QPoint(self.horizontalScrollBar().value(), 0)
        position = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return formula_latex(self.document(), position) if position >= 0 else ""

    def words_of(self, link: Link) -> str:
        if link.target.startswith(SHOW_PICTURE):
            return tr("Picture")
        return super().words_of(link)

    def follow(self, target: str) -> None:
        pictures = self._context.pictures
        if target.startswith(LOAD_PICTURE):
            pictures.fetch(target.removeprefix(LOAD_PICTURE))
        elif target.startswith(SHOW_PICTURE):
            picture = pictures.remote(target.removeprefix(SHOW_PICTURE))
            if isinstance(picture, Picture):
                show_picture(picture, pictures=pictures, theme=self._context.theme, widget=self)
        else:
            super().follow(target)

    def _write_where(self, state: int, wanted: Callable[[QTextBlock], bool]) -> bool:
        blocks = [block for block in self._blocks_with(state) if wanted(block)]
        self._write_blocks(blocks)
        return bool(blocks)

    def _write_blocks(self, blocks: list[QTextBlock]) -> None:
        """Write some blocks again in their places."""
        raise NotImplementedError

    def _blocks_with(self, state: int) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            if block.userState() > 0 and block.userState() & state:
                yield QTextBlock(block)
            block = block.next()
