"""A conversation as documents for paper, one small piece after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeAlias

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import (
    QImage,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    seam,
)
from desktop.chat.message import Message, Role
from desktop.chat.notices import notice_for
from desktop.chat.tool_rounds import own_words, was_denied
from desktop.ui.printing.paper import Paper, common_path
from desktop.ui.printing.paper_code import CODE_LINE, PANEL_PADDING, open_panel, write_code
from desktop.ui.printing.paper_table import CELL_PADDING, table_room, write_table
from desktop.ui.printing.print_text import (
    ClosedDocument,
    PaperFormats,
    flat_block,
    pieces,
    shortened,
)
from desktop.ui.printing.table_widths import TableMeasure
from desktop.ui.sizes import size_words
from desktop.ui.theme import Theme
from desktop.ui.transcript.data_pictures import Bytes, DataPictures, decoded_bytes
from desktop.ui.transcript.document_writer import LIST_STEP, DocumentWriter, gap_above
from desktop.ui.transcript.formats import InlineStyle
from desktop.ui.transcript.formula_text import FORMULA, FormulaText
from desktop.ui.transcript.formulas import Formulas
from desktop.ui.transcript.highlighting import CodeHighlighter
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.leaves import CodeLeaf, Leaf, ProseLeaf, TableLeaf, with_text
from desktop.ui.transcript.markdown_stream import (
    CodeAppended,
    CodeOpened,
    MarkdownStream,
    References,
    Settled,
    new_parser,
)
from desktop.ui.transcript.picture_words import picture_of
from desktop.ui.transcript.pictures import Picture, fitted, read_picture
from desktop.ui.transcript.plain import displayable
from desktop.ui.transcript.sources import Source, Sources
from desktop.ui.transcript.stub import grouped
from desktop.ui.transcript.tool_view import call_words, result_words
from desktop.ui.wording import spoken, tr

#: What is asked for while pages are made: nothing, to let the window live; or a picture at a
#: size in pixels, which is sent back (null when it is damaged); or formulas, to wait for them.
Request: TypeAlias = "tuple[Picture, QSize] | Formulas | None"
Steps: TypeAlias = Generator[Request, "QPixmap | None", None]

_PARSED = 4_000
_CODE_LINES = 60
_TABLE_ROWS = 30
_PLAIN = 4_000
#: Code beyond this many characters is printed without colours.
_MOST_COLOURED = 30_000
_LONGEST_LINE = 4_000
#: Pieces of one panel overlap, so that nothing shines through between them.
_SEAM = -1.5
#: Pixels of a picture per pixel of the screen: about 190 to the inch.
_FINE = 2


class ConversationPages:
    """Writes messages onto paper in steps that each take a few milliseconds.

    Thinking is left out. Pictures from the network are only named.
    """

    def __init__(self, paper: Paper, *, theme: Theme, formulas: Formulas) -> None:
        self._formulas = formulas
        self._paper = paper
        self._theme = theme
        self._parser = new_parser()
        self._formats = PaperFormats(theme)
        #: The label of a message of which nothing is on paper yet.
        self._pending = ""
        #: The path of a quote that goes on in what is put on paper next.
        self._quote = ""
        self._writer = DocumentWriter(self._formats, self._parser, formulas)

    def steps(self, messages: Sequence[Message]) -> Steps:
        """Yields between two pieces; ends when the last message is on its page."""
        for message in messages:
            if message.role is Role.USER:
                yield from self._user(message)
            else:
                yield from self._reply(message)
        self._put_label()

    # Messages

    def _user(self, message: Message) -> Steps:
        self._label(tr("You"))
        for block in message.blocks:
            if isinstance(block, Image | File):
                yield from self._block(block)
        yield from self._plain(message.text)

    def _reply(self, message: Message) -> Steps:
        if message.role is not Role.TOOL:  # what tools answered belongs to what stands above
            self._label(message.model or tr("Reply"))
        sources = Sources()
        said = ""
        for block in message.blocks:
            if isinstance(block, Text):
                # As on the screen: one text, with the numbers of its sources in it.
                said += seam(said, block.text) + block.text
                said += sources.marks(sources.add(block.citations), after=said)
                continue
            if said:
                yield from self._markdown(said)
                said = ""
            yield from self._block(block)
        if said:
            yield from self._markdown(said)
        yield from self._sources(sources.all)
        notice = notice_for(message)
        if notice is not None:
            self._aside(spoken(notice.text))

    def _block(self, block: ContentBlock) -> Steps:
        match block:
            case Refusal(text=text):
                yield from self._markdown(text)
            case Thinking():
                return
            case ToolCall(arguments_text=arguments):
                self._aside(call_words(block), shortened(arguments))
            case ToolResult(content=content):
                words = " ".join(part.text for part in content if isinstance(part, Text))
                words = spoken(own_words(words)) if block.is_error else words
                failed = block.is_error and not was_denied(block)
                self._aside(result_words(block), shortened(words), failed=failed)
                for part in content:
                    if isinstance(part, Image):
                        yield from self._picture(part.data)
            case Image():
                yield from self._picture(block.data)
            case File(name=name, data=data):
                attached = tr("Attached: {name}, {size}")
                self._aside(attached.format(name=name, size=size_words(len(data))))
            case _:
                return
        yield None

    def _sources(self, sources: Sequence[Source]) -> Steps:
        for number, source in enumerate(sources, start=1):
            shown = f"{number}. {source.title}  {source.url}".rstrip()
            self._aside(tr("Sources") + "\n" + shown if number == 1 else shown)
            yield None

    # Pieces

    def _label(self, words: str) -> None:
        """Who says it: put on paper with the beginning of what is said, not below another page."""
        self._put_label()
        self._pending = words

    def _put_label(self, below: float = 0.0) -> None:
        """``below`` is how much has to stand on the page with it."""
        words, self._pending = self._pending, ""
        if not words:
            return

        def write(cursor: QTextCursor) -> None:
            look = QTextCharFormat()
            look.setFont(self._theme.small_font(semibold=True))
            look.setForeground(self._theme.colour("secondary"))
            cursor.insertText(displayable(words), look)

        line = self._theme.line_height
        self._add(write, gap=line * 1.2, keep=max(line * 4, line * 1.5 + below))

    def _aside(self, words: str, more: str = "", *, failed: bool = False) -> None:
        """``more`` is told apart from the words that stand before it, and what ``failed`` from
        the rest, as on the screen."""

        def write(cursor: QTextCursor) -> None:
            look = QTextCharFormat()
            look.setFont(self._theme.small_font(semibold=bool(more)))
            look.setForeground(self._theme.colour("danger" if failed else "secondary"))
            cursor.insertText(displayable(words), look)
            if more:
                look.setFont(self._theme.small_font())
                cursor.insertText(displayable(f"\N{EM SPACE}{more}"), look)

        self._add(write, gap=self._theme.px(6))

    def _plain(self, text: str) -> Steps:
        look = self._formats.inline(InlineStyle())
        for number, piece in enumerate(pieces(text, _PLAIN)):

            def write(cursor: QTextCursor, piece: str = piece) -> None:
                open_panel(cursor, self._theme)
                cursor.insertText(displayable(piece), look)

            self._add(write, framed=True, gap=_SEAM if number else self._theme.px(8))
            yield None

    def _markdown(self, text: str) -> Steps:
        came: dict[str, Bytes] = {}
        data = DataPictures(begun=came.get, came=lambda done: came.update({done.url: done}))
        text = data.feed(text) + data.finish()
        stream = MarkdownStream(self._parser)
        leaves: list[Leaf] = []
        references: References = {}
        notes: Sequence[ProseLeaf] = ()
        code: list[str] = []
        for start in range(0, max(len(text), 1), _PARSED):
            end = start + _PARSED
            update = stream.flush(text[start:end], final=end >= len(text))
            references, notes = update.references, update.notes
            for step in update.steps:
                match step:
                    case Settled(leaf) | CodeOpened(leaf):
                        leaves.append(leaf)
                        code = []
                    case CodeAppended(more):
                        code.append(more)
                        last = leaves[-1]
                        assert isinstance(last, CodeLeaf)
                        leaves[-1] = with_text(last, "".join(code))
            yield None
        first = True
        above = ""
        for group in grouped([*leaves, *notes]):
            begins, ends = (group[0], group[-1]) if isinstance(group, list) else (group, group)
            shared = common_path(above, begins.place.path)
            self._quote = shared if "q" in shared else ""
            above = ends.place.path
            if isinstance(group, CodeLeaf):
                yield from self._code(group)
            elif isinstance(group, TableLeaf):
                yield from self._table(group, references)
            else:
                alone = picture_of(group[0]) if len(group) == 1 else None
                if alone is not None and alone.url in came:
                    yield from self._picture(decoded_bytes(came[alone.url]))
                else:
                    yield from self._prose(group, references, first=first)
            first = False
            yield None
        self._quote = ""

    def _prose(self, leaves: list[ProseLeaf], references: References, *, first: bool) -> Steps:
        def write(cursor: QTextCursor) -> None:
            for index, leaf in enumerate(leaves):
                if index:
                    cursor.insertBlock()
                self._writer.write(cursor, leaf, references, first=index == 0)

        yield from self._set_formulas(write)
        gap = self._theme.px(4) if first else gap_above(leaves[0], self._theme)
        self._add(write, gap=gap, keep=self._theme.line_height * 2)

    def _code(self, leaf: CodeLeaf) -> Steps:
        lines = [line[:_LONGEST_LINE] for line in leaf.text.split("\n")]
        highlighter = CodeHighlighter(leaf.language if len(leaf.text) < _MOST_COLOURED else "")
        for start in range(0, len(lines), _CODE_LINES):
            piece = lines[start : start + _CODE_LINES]
            more = start + _CODE_LINES < len(lines)
            highlighter.feed("\n".join(piece) + ("\n" if more else ""), final=not more)
            yield None
        indent = self._theme.px(LIST_STEP) * leaf.place.path.count("l")
        line = self._theme.code_line_height * CODE_LINE
        whole = line * len(lines) + 2 * self._theme.px(PANEL_PADDING)
        # It is cut where it is longer than a page.
        keep = whole if whole <= self._paper.height else line * 4
        for start in range(0, len(lines), _CODE_LINES):

            def write(cursor: QTextCursor, start: int = start) -> None:
                piece = lines[start : start + _CODE_LINES]
                spans = highlighter.lines[start : start + _CODE_LINES]
                open_panel(cursor, self._theme, indent)
                write_code(cursor, piece, spans, formats=self._formats, theme=self._theme)

            gap = _SEAM if start else self._theme.px(10)
            self._add(write, framed=True, gap=gap, keep=0 if start else keep)
            yield None

    def _table(self, leaf: TableLeaf, references: References) -> Steps:
        head, rows = leaf.rows[:1], leaf.rows[1:]
        theme, writer = self._theme, self._writer
        measure = TableMeasure(self._formats, padding=theme.px(CELL_PADDING))
        yield from measure.steps(leaf.rows, max(len(leaf.alignments), 1))
        widths = measure.fitted(table_room(leaf, self._paper.width, theme))
        if widths.scale < 1:
            theme = theme._replace(zoom=int(theme.zoom * widths.scale))
            writer = DocumentWriter(PaperFormats(theme), self._parser, self._formulas)
        for start in range(0, max(len(rows), 1), _TABLE_ROWS):
            shown = [*head, *rows[start : start + _TABLE_ROWS]]

            def write(cursor: QTextCursor, shown: Sequence[tuple[str, ...]] = tuple(shown)) -> None:
                write_table(
                    cursor,
                    leaf,
                    shown,
                    references,
                    writer=writer,
                    theme=self._theme,
                    widths=widths,
                )

            yield from self._set_formulas(write)
            self._add(write, framed=True, gap=self._theme.px(10), keep=self._theme.line_height * 3)
            yield None

    def _set_formulas(self, write: Callable[[QTextCursor], None]) -> Steps:
        """Have the formulas laid out that are in something, before it is put on paper."""
        scratch = ClosedDocument()
        write(QTextCursor(scratch))
        if self._formulas.busy:
            yield self._formulas

    def _picture(self, data: bytes) -> Steps:
        picture = read_picture(data)
        if picture is None:
            words = tr("A picture that cannot be shown, {size}")
            self._aside(words.format(size=size_words(len(data))))
            return
        most = QSize(int(self._paper.width), int(self._paper.height * 0.6))
        size = fitted(picture.size, most)
        pixmap = yield picture, fitted(picture.size, size * _FINE)
        if pixmap is None or pixmap.isNull():
            self._aside(tr("A damaged picture"))
            return
        shown: QImage = pixmap.toImage()

        def write(cursor: QTextCursor) -> None:
            name = QUrl("picture:1")
            cursor.document().addResource(
                QTextDocument.ResourceType.ImageResource.value, name, shown
            )
            look = QTextImageFormat()
            look.setName(name.toString())
            look.setWidth(size.width())
            look.setHeight(size.height())
            cursor.insertImage(look)

        self._add(write, gap=self._theme.px(8), keep=size.height())

    def _add(
        self,
        write: Callable[[QTextCursor], None],
        *,
        framed: bool = False,
        gap: float = 0.0,
        keep: float = 0.0,
    ) -> None:
        """``framed`` is what brings a frame of its own; anything else is given a block."""
        self._put_label(gap + keep)
        document = ClosedDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.ui_font())
        painted = FormulaText(self._formulas, document)
        document.documentLayout().registerHandler(FORMULA, painted)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if not framed:
            look = QTextBlockFormat()
            look.setLeftMargin(self._theme.px(BLEED))  # as prose has
            cursor.insertBlock(look)
        write(cursor)
        if framed:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.setBlockFormat(flat_block())
        cursor.endEditBlock()
        self._paper.add(document, gap=gap, keep=keep, quote=self._quote)
