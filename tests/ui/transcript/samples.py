"""Markdown to stream: every kind of block, whole and broken."""

from __future__ import annotations

SAMPLES = {
    "mixed": """# Title

A paragraph with **bold**, *emphasis*, `code`, ~~gone~~ and [a link](https://example.org/a?b=c).
A second line of it.\\
After a hard break.

```python
def f(x: int) -> str:
    '''Doc.'''

    return f"{x}"  # end
```

Setext
------

- one
- two
  - nested
    with a second line
- three

  loose now

3. three
4. four

   ```sh
   echo in a list
   ```

   after it

> quoted **text**
> > deeper
>
> ```
> code in a quote
> ```

| a | b |
|:--|--:|
| 1 | `x` |
| 2 | **y** |

- [ ] open
- [x] done

***

    indented code

    after a blank line

The end[^1] & <b>not HTML</b> ![pic](https://example.org/p.png)
""",
    "open fence": "Text\n\n```js\nlet a = `b`;\n",
    "fence in fence": "````md\n```py\nx\n```\n````\n\nafter\n",
    "tilde": "~~~ ruby startline=3\nputs 1\n~~~~\nafter\n",
    "blank lines in code": "```\n\n\na\n\n\n```\nb\n",
    "nearly closed": "```\n``\n ```x\n    ```\n```  \nend\n",
    "indented fence": "  ```py\n  a\n    b\n c\n  ```\nend\n",
    "late reference": "See [one] and [two].\n\n```\ncode\n```\n\n[one]: https://example.org\n",
    "reference first": "[a]: https://example.org 'title'\n\nSee [a].\n",
    "list then paragraph": "1. a\n\n2. b\n\n2 is a number\n\n- x\n\ny\n",
    "lazy": "> a\nb\n\n- c\nd\n",
    "setext or rule": "a\n-\nb\n---\n\n---\n",
    "table after text": "Text\n| a |\n|---|\n| 1 |\nnot | more\n\nend\n",
    "windows": "a\r\n\r\n```\r\nb\r\n```\r\nc\rd",
    "scripts": "שלום **עולם**\n\n- 日本語 `コード`\n\n\U0001f469\u200d\U0001f467 e\u0301\n",
    "reserved": "a \u2028 \u2029 \ufdd0 \ufffc \x0b \x0c end\n",
    "unclosed": "**bold *both `code [link](http",
    "long word": "x" * 5_000 + "\n\n" + "y " * 2_000,
    "many items": "".join(f"{n}. item **{n}**\n" for n in range(1, 60)),
    "formulas": r"""Inline $x^2$, \(y_1\) and $$\sum_i i$$ in a line, $5 and $10, US$5, \$3 and $a

$$
\frac{1}{2}
$$

Text before
$$ x = 1
- 2 $$
and after it.

\[ e^{i\pi} = -1 \]

\begin{align}
a &= b \\
c &= d
\end{align}

- item
  $$
  x

  $$
- $$y$$ and more

> $$
> q
> $$

| $a$ | b |
|---|---|
| $\frac{1}{2}$ | `$c$` |

$$

padded

$$

$$
# no end

- a list
\[ none
either

**$z$** end $$
""",
    "long formula in a line": "So $f = " + "x + " * 30 + "y$ is\nlong, $" + "x" * 60 + "$ too\n",
    "long formulas": "One\n\n$$\n"
    + "x + " * 40
    + "y\n$$\n\n- two\n\n  $$\n  "
    + "x + " * 40
    + "y\n  $$\n"
    "\n> $$\n> " + "x + " * 40 + "y\n> $$\n\n\\[" + "x + " * 40 + "z\\]\nthree\n",
    "half a formula": "Text\n\n$$\nx + y\n- z\n",
    "formula after text": "Text\n$$\nx\n\n- y\n",
    "formula that goes on": "Text\n$$\nx\n$$ y\n\nend\n\n$$\na $$\n",
    "footnotes": """A fact[^1] and **another[^why]**, `[^1]` is code, [^none] is nothing.

[^why]: Because *so*.
    And so on.

    > A quote in it.

        code in it
[^1]: The first, see [^why].
lazy [link](https://example.org)

- an item[^list]

  [^list]: In the item.
  - more

> quoted[^q]
> [^q]: In a quote.

| a[^t] |
|---|
| b[^1] |

[^t]: | x | y |
      |---|---|
      | 1 | 2 |

[^unused]: Nobody refers to this.
[^1]: Again.
[^empty]:

[^ no]: not one
[^]: nor this

[a]: https://example.org
[^last]: ends with [a]
and[^empty]""",
    "footnote after text": "Text\n[^a]: note\n\n    goes on\n\n   ends\n\nsee[^a]\n",
    "half a footnote": "Text[^a] and [^b\n\n[^a]:",
    "empty": "",
    "blank": "\n\n \n",
}
