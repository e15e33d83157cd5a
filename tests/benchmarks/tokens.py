"""Replies to measure with: Markdown cut into pieces of a token's size."""

from __future__ import annotations

import itertools
import re

_PART = """\
## Bounded queues, part {n}

A producer that **awaits** `put()` pauses by itself when the consumer lags behind; see
[the documentation](https://example.org/{n}) for *all* of the details. Nothing is dropped, and
memory stays where it was.

- the first reason is back-pressure
- the second one is order, which is kept
  - within one producer only
- and the third is simplicity

```python
async def pump_{n}(source, queue):
    async for chunk in source:
        await queue.put(chunk)  # waits while the queue is full
    return {n}
```

| case | bound | enough |
|------|-------|--------|
| one producer | {n} | yes |
| many | `drain()` | mostly |

> Measure first, then decide what to bound, and write down the figure.

"""


def part(number: int) -> str:
    """A piece of Markdown with every kind of block."""
    return _PART.format(n=number)


def tokens(count: int) -> list[str]:
    """``count`` pieces of about four characters."""
    pieces: list[str] = []
    for number in itertools.count(1):
        pieces += re.findall(r"\s?\S{1,5}|\s", part(number))
        if len(pieces) >= count:
            return pieces[:count]
    raise AssertionError("unreachable")
