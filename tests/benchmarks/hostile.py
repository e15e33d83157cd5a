"""Replies that are hard to show: what a model may send, by mistake or by design."""

from __future__ import annotations

#: Characters in one piece of a reply.
_PIECE = 400


def hostile_replies() -> dict[str, str]:
    """Markdown by what is hard in it."""
    wide = 500
    row = "| " + " | ".join(f"cell {n}" for n in range(wide)) + " |\n"
    definitions = "".join(f"[{n}]: https://example.org/{n} 'Title {n}'\n" for n in range(3_000))
    used = " ".join(f"[{n}]" for n in range(0, 3_000, 50))
    return {
        "quotes nested 400 deep": "> " * 400 + "deep\n\n" + ">" * 400 + "deeper\n",
        "10,000 backticks": "`" * 10_000 + "\n\n" + "`a" * 5_000 + "\n",
        "a line of 1 MB": "word" * 250_000 + "\n",
        "a table of 2,000 rows": "| a | b | c |\n|---|:-:|--:|\n"
        + "".join(f"| row {n} | *some* text | `{n}` |\n" for n in range(2_000)),
        "a table of 500 columns": row + "|---" * wide + "|\n" + row * 20,
        "3,000 link definitions": f"{used}\n\n{definitions}\n{used}\n",
        "20,000 empty entities": "&#0;" * 20_000 + "\n",
        "500 images": "".join(f"![image {n}](https://example.org/{n}.png)\n" for n in range(500)),
    }


def pieces(text: str) -> list[str]:
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
