"""The Markdown of a selection, shown again, reads as what was selected."""

from __future__ import annotations

import random
import re

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktop.ui.transcript.formats import PICTURE_SOURCE
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.selection import Selection
from desktop.ui.transcript.text_order import Place
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage
from .samples import SAMPLES

#: What a list puts before its items, and blanks.
_MARKS = re.compile(r"^\d+[.)]\t|[•◦▪☐☑]|[\s\u2028\u2002]+", re.MULTILINE)
_NESTED = """1. first **bold *both* again** and `co``de`
2. second
   > quoted in an item
   > > and *deeper* there

   - [ ] open task with [a link](https://example.org/a_(b)?c=d_e)
   - [x] done `task`

     ```sh
     echo "code in an item"
     ```
10. tenth
    - below it
      1. and ~~further~~ down\\
         after a break

> # Heading in a quote
>
> - item **in** it
>   more of it

Not * a list, 2 < 3, a_b_c, \\*stars\\*, \\[brackets\\], &lt;b&gt;, \\# no heading.

+ plus

1\\. no list here

- **[`linked code`](https://example.org)** after
- *emphasis*.

| left | *middle* | right |
|:-----|:--------:|------:|
| `a\\|b` | **x** | [l](https://example.org) |
| 2 | | 日本語 |

See [the end][ref] and 👩‍👧 **שלום**.

[ref]: https://example.org/end "The end"
"""

_MARKER = re.compile(r"\S{1,10}[\t\u2002]")


def _shown(transcript: Transcript, message: MakeMessage, source: str) -> ReplyView:
    transcript.show_path([message("a1", source)])
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    while view.dirty:
        QTest.qWait(1)
    return view


def _words(text: str) -> str:
    return _MARKS.sub("", text)


def _positions(text: TextView) -> list[int]:
    """Where a cursor can stand: not within a character, nor in the words for a picture.

    Markers of items are left out.
    """
    cursor = QTextCursor(text.document())
    found = [0]
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        marker = _MARKER.match(cursor.block().text())
        after = QTextCursor(cursor)
        after.movePosition(QTextCursor.MoveOperation.NextCharacter)
        within = all(c.charFormat().hasProperty(PICTURE_SOURCE) for c in (cursor, after))
        if not within and not (marker and 0 < cursor.positionInBlock() < marker.end()):
            found.append(cursor.position())
    return found


def _mime(selection: Selection) -> tuple[str, str]:
    made = selection.mime()
    return made.text(), bytes(made.data("text/markdown").data()).decode()


@pytest.mark.parametrize(
    "name",
    sorted({name for name in SAMPLES if "footnote" not in name} - {"long word"} | {"nested"}),
)
def test_markdown_of_a_selection_reads_as_what_was_selected(
    transcript: Transcript, message: MakeMessage, name: str
) -> None:
    source = SAMPLES.get(name, _NESTED)
    chance = random.Random(name)
    view = _shown(transcript, message, source)
    copied: list[tuple[str, str]] = []
    texts = list(view.text_views())
    for _ in range(40 if texts else 0):
        first, last = sorted(chance.choices(range(len(texts)), k=2))
        ends = [Place(texts[i], chance.choice(_positions(texts[i]))) for i in (first, last)]
        if first != last or ends[0].position != ends[1].position:
            transcript.selection.select(*ends)
            copied.append(_mime(transcript.selection))
    for plain, markdown in copied:
        if markdown == plain:
            continue  # code alone, as it is
        again = _shown(transcript, message, markdown)
        read = "\n".join(text.whole_text() for text in again.text_views())
        assert _words(read) == _words(plain), markdown
