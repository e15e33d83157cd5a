"""Formulas: what is one, how it is drawn, copied and shown while it comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.copies import plain_text_of
from desktop.ui.transcript.formula_pieces import pieces_of
from desktop.ui.transcript.formulas import FormulaKey, Formulas
from desktop.ui.transcript.leaves import MathLeaf
from desktop.ui.transcript.markdown_stream import MarkdownStream, new_parser
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript.typesetting import Typesetter

from .conftest import MakeMessage


def _inline(source: str) -> list[str]:
    """The formulas that the parser finds in a line."""
    tokens = new_parser().parseInline(source)[0].children or []
    return [token.content for token in tokens if token.type == "math_inline"]


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("$x$", ["x"]),
        ("the $n$th of $a_1, a_2$.", ["n", "a_1, a_2"]),
        (r"\(x\) and \[ y \] and $$z$$ or \[a=b\]", ["x", "y", "z", "a=b"]),
        (r"$a \$ b$", [r"a \$ b"]),
        ("**$x$**", ["x"]),
        ("$5 and $10", []),
        ("$5, $10 or $20-$30", []),
        ("US$5 (US$6)", []),
        ("5$ and 10$", []),
        (r"\$x$ and \\(y\\)", []),
        ("$ x $", []),
        ("`$x$` and `$y`", []),
        ("$10 for `$x`", []),
        (r"\[a link\](https://example.org) \[one\] \[^1\]", []),
        ("$$ $$", []),
        ("$" + "x" * 2_000 + "$", []),
    ],
)
def test_what_is_a_formula_in_a_line(source: str, formulas: list[str]) -> None:
    assert _inline(source) == formulas


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        ("$$\nx\n$$", ["x"]),
        ("$$x$$", ["x"]),
        ("$$\n\nx\n\n$$", ["x"]),
        ("text\n\\[\nx\n\\]\ntext", ["x"]),
        ("\\begin{align}\na\n\\end{align}", ["\\begin{align}\na\n\\end{align}"]),
        ("- $$\n  x\n  $$", ["x"]),
        ("> $$\n> x\n> $$", ["x"]),
        ("$$\nx", []),
        ("$$\nx\n\ny\n$$", []),
        ("$$x$$ and more", []),
        ("    $$x$$", []),
    ],
)
def test_what_is_a_formula_on_lines_of_its_own(source: str, latex: list[str]) -> None:
    update = MarkdownStream(new_parser()).flush(source, final=True)
    leaves = [getattr(step, "leaf", None) for step in update.steps]
    assert [leaf.latex for leaf in leaves if isinstance(leaf, MathLeaf)] == latex


def test_a_formula_that_is_still_written_never_shows_its_dollars() -> None:
    stream = MarkdownStream(new_parser())
    for char in "$$\nx^2\n":
        for leaf in stream.flush(char).open:
            assert isinstance(leaf, MathLeaf)
            assert leaf.growing
            assert "$" not in leaf.latex
    (leaf,) = stream.flush("$$\n").open
    assert leaf == MathLeaf(leaf.place, "x^2", "$$")


def test_a_formula_stands_on_its_baseline() -> None:
    typesetter = Typesetter()
    fraction = typesetter.typeset(r"\frac{a}{b}", display=True)
    letter = typesetter.typeset("x", display=False)
    assert fraction is not None
    assert letter is not None
    assert fraction.descent > 0.3
    assert fraction.ascent > letter.ascent > 0.3
    assert letter.descent < 0.1


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{1}{",
        "}{",
        "x^",
        r"\unknown{x}",
        r"\begin{matrix} 1",
        r"\text{速度}",
        r"\newcommand{\a}{\a\a}\a",
        "{" * 60 + "}" * 60,
        "x" * 3_000,
        r"\text{<image href='file:///etc/passwd'/>}",
        "",
    ],
)
def test_what_cannot_be_drawn_is_refused(latex: str) -> None:
    assert Typesetter().typeset(latex, display=True) is None


def test_a_formula_that_takes_too_long_is_given_up() -> None:
    nested = r"\left(\frac{1}{" * 7 + "x" + r"}\right)" * 7
    assert Typesetter(most_seconds=0.05).typeset(nested, display=True) is None


def test_a_formula_is_laid_out_once(qtbot: QtBot) -> None:
    formulas = Formulas()
    key = FormulaKey("x", display=False)
    with qtbot.waitSignal(formulas.ready) as ready:
        assert formulas.look_up(key) is None
        assert formulas.look_up(key) is None
    assert ready.args == [{key}]
    outcome = formulas.look_up(key)
    assert outcome is not None
    assert outcome.formula is not None
    assert not formulas.busy


def _show(transcript: Transcript, make: MakeMessage, qtbot: QtBot, source: str) -> ProseView:
    transcript.show_path([make("a1", source)])
    qtbot.waitUntil(lambda: not transcript.formulas.busy)
    view = transcript.view("a1")
    assert view is not None
    text = next(iter(view.text_views()))
    assert isinstance(text, ProseView)
    return text


def _colours(text: ProseView) -> set[str]:
    image = text.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_copies_give_the_source(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> None:
    source = "Let $x^2$ be **it**\n\n$$\n\\frac{a}{b}\n$$\n\nend \\(y\\)"
    text = _show(transcript, message, qtbot, source)
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Let x^2 be it\n\\frac{a}{b}\nend y"
    assert bytes(mime.data("text/markdown").data()).decode() == source
    assert "$x^2$" in mime.html()
    view = transcript.view("a1")
    assert view is not None
    assert "x^2" in plain_text_of(view)
    text.mark(2, 8)
    assert text.lone_markdown() == "t $x^2$ be"


def test_the_formula_under_the_pointer_is_known(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = _show(transcript, message, qtbot, "$$\\frac{a}{b}$$\n\nwords")
    line = text.document().begin().layout().lineAt(0)
    middle = QPoint(round(line.naturalTextRect().center().x()), round(line.height() / 2))
    assert text.latex_at(middle) == "\\frac{a}{b}"
    assert text.latex_at(QPoint(10, text.height() - 4)) == ""


def test_what_is_refused_is_shown_as_code(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = _show(transcript, message, qtbot, "Now $\\foo{x}$ and\n\n$$\n\\bar{\n$$")
    assert text.toPlainText() == "Now \\foo{x} and\n\\bar{"
    text.mark(2, 11)
    assert text.lone_markdown() == "w `\\foo{x}`"


def test_the_theme_colours_formulas(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot, theme: ThemeSource
) -> None:
    text = _show(transcript, message, qtbot, "$$\\blacksquare$$")
    theme.choose(ThemeChoice.LIGHT)
    assert theme.theme.palette.text.lower() in _colours(text)
    theme.choose(ThemeChoice.DARK)
    assert theme.theme.palette.text.lower() in _colours(text)


def test_a_formula_that_is_too_wide_keeps_its_size_and_scrolls(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    latex = "+".join(f"a_{{{n}}}" for n in range(40))
    text = _show(transcript, message, qtbot, f"$$\n{latex}\n$$\n\nwords")
    bar, size = text.horizontalScrollBar(), text.document().idealWidth()
    assert bar.value() == 0
    assert 0 < bar.maximum() == pytest.approx(size - text.width(), abs=2)
    transcript.resize(400, 600)
    assert text.document().idealWidth() == size
    assert bar.maximum() > size - 400
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Right)
    assert bar.value() > bar.maximum() - 40, "the end of the formula is in sight"
    qtbot.keyClick(text, Qt.Key.Key_Left)
    assert bar.value() == 0
    transcript.resize(1_600, 600)
    transcript.resize(900, 600)
    assert bar.maximum() == pytest.approx(size - text.width(), abs=2)


def test_a_tall_formula_among_words_stands_on_their_line(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", "> In a quote: $$\\frac{x}{y}$$ and on.\n>\n> Words.")])
    qtbot.waitUntil(lambda: not transcript.formulas.busy)
    (text,) = transcript.views[0].text_views()
    first = text.document().firstBlock()
    tall, plain = (block.layout().lineAt(0) for block in (first, text.document().lastBlock()))
    assert tall.descent() > 2 * plain.descent(), "half of it hangs below the line"


def test_a_formula_that_has_room_does_not_scroll(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    latex = "+".join(f"a_{{{n}}}" for n in range(12))
    text = _show(transcript, message, qtbot, f"- item\n\n  $$\n  {latex}\n  $$\n\nwords")
    view = transcript.view("a1")
    assert view is not None
    formula = list(view.text_views())[1]
    assert formula.accessibleName() == "Formula"
    assert formula.horizontalScrollBar().maximum() == 0
    line = formula.document().begin().layout().lineAt(0).naturalTextRect()
    indent = formula.document().begin().blockFormat().leftMargin()
    assert indent > 20, "it stands in its item"
    assert line.center().x() == pytest.approx((formula.width() + indent) / 2, abs=4)
    assert text.height() < formula.y()


@pytest.mark.parametrize("markup", ["$", "$$"])
def test_a_long_formula_in_a_line_is_broken_behind_its_signs(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot, markup: str
) -> None:
    transcript.resize(400, 600)
    latex = "f(x) = " + " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(20))
    source = f"So {markup}{latex}{markup} is long."
    text = _show(transcript, message, qtbot, source)
    block = text.document().begin()
    assert block.layout().lineCount() > 2
    heights = {round(block.layout().lineAt(n).height()) for n in range(2)}
    short = _show(transcript, message, qtbot, f"So {markup}a_{{1}} x^{{1}}{markup} is short.")
    assert heights == {round(short.document().begin().layout().lineAt(0).height())}
    text = _show(transcript, message, qtbot, source)
    text.selectAll()
    assert text.lone_markdown() == source
    assert text.selected_text() == f"So {latex} is long."
    assert text.places_of("a_{11} x", 9)
    last = text.document().begin().layout().lineAt(2).naturalTextRect().center()
    assert text.latex_at(last.toPoint()) == latex


@pytest.mark.parametrize(
    ("latex", "pieces"),
    [
        ("x=1", ["x=1"]),
        (
            r"aaaaaaaa = -bbbbbbbb - \frac{c+d+e}{f}",
            ["aaaaaaaa = {}", " -bbbbbbbb - {}", r" \frac{c+d+e}{f}"],
        ),
        (r"\left(a+b+c+d+e+f+g+h+i+j+k+l+m\right)^+", None),
        (r"\begin{matrix}a&b\\c+d&eeeeeeeeeeeeeeeeeee\end{matrix}", None),
        (r"\textstyle aaaaaaaaaaaa + bbbbbbbbbbbbbbb", None),
        ("aaaaaaaaaaaaaaaaa & + bbbbbbbbbbbbbbb", None),
        ("aaaaaaaaaaaaaaaaa + {bbbbbbbbbbbbbbb", None),
    ],
)
def test_where_a_formula_may_be_broken(latex: str, pieces: list[str] | None) -> None:
    assert pieces_of(latex) == (pieces or [latex])


@pytest.mark.parametrize(
    ("loose", "tight"),
    [
        ("a=-1", "a={-1}"),
        ("(-1)", "({-1})"),
        (r"a\to-\infty", r"a\to{-\infty}"),
        (r"\det A", r"\det\,A"),
        (r"a\\[6pt]b", r"a\\b"),
    ],
)
def test_signs_and_names_keep_their_distance(loose: str, tight: str) -> None:
    environment = r"\begin{align}%s\end{align}"
    for pattern in ("%s", environment):
        made = Typesetter().typeset(pattern % loose, display=True)
        wanted = Typesetter().typeset(pattern % tight, display=True)
        assert made is not None
        assert wanted is not None
        assert made.width == pytest.approx(wanted.width, abs=0.1)


def test_a_sign_that_joins_two_terms_stays_apart() -> None:
    joined = Typesetter().typeset("a-1", display=True)
    signed = Typesetter().typeset("a{-1}", display=True)
    assert joined is not None
    assert signed is not None
    assert joined.width > signed.width + 0.2


def test_rows_of_a_formula_stand_apart() -> None:
    one = Typesetter().typeset(r"\begin{align}a\end{align}", display=True)
    two = Typesetter().typeset(r"\begin{align}a\\a\end{align}", display=True)
    assert one is not None
    assert two is not None
    assert two.ascent + two.descent > 2 * (one.ascent + one.descent) + 0.3


def test_formulas_that_come_late_do_not_move_what_is_read(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    before = "\n\n".join(f"$$\n\\sum_{{i={n}}}^\\infty \\frac{{1}}{{i}}\n$$" for n in range(40))
    words = "\n\n".join(f"Paragraph {n}, to be read." for n in range(30))
    transcript.show_path([message("a1", f"{before}\n\n{words}\n\n{before}")])
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)

    def read() -> ProseView | None:
        texts = (text for text in view.text_views() if isinstance(text, ProseView))
        return next((text for text in texts if "Paragraph 9," in text.toPlainText()), None)

    # All of it is there, if not its formulas.
    qtbot.waitUntil(lambda: read() is not None and not view.dirty)
    text = read()
    assert text is not None
    position = text.document().find("Paragraph 9,").selectionStart()
    transcript.reveal_place(text, position)
    seen = text.mapTo(transcript.viewport(), QPoint(0, text.top_of(position))).y()
    height = view.height()
    transcript.scroll_to(transcript.verticalScrollBar().value() + seen)
    qtbot.waitUntil(lambda: not transcript.formulas.busy)
    assert view.height() != height
    assert text.mapTo(transcript.viewport(), QPoint(0, text.top_of(position))).y() == 0


def test_a_reply_with_formulas_streams(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    source = "So $x^2$ is\n\n$$\n\\frac{a}{b}\n$$\n\nand so on.\n"
    transcript.begin_reply(message("a9", status=MessageStatus.STREAMING))
    for char in source:
        transcript.reply_text("a9", 0, char)
        qtbot.wait(2)
        view = transcript.view("a9")
        assert view is not None
        assert not any("$" in text.toPlainText() for text in view.text_views())
    transcript.reply_finished(message("a9", source))
    qtbot.waitUntil(lambda: not transcript.formulas.busy)
    view = transcript.view("a9")
    assert view is not None
    assert plain_text_of(view) == "So x^2 is\n\\frac{a}{b}\nand so on."
