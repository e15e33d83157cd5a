"""What Rivulet and the child program tell each other.

Rivulet passes the key in one environment variable; the child program answers with one JSON
object per line on its standard output.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.chat.message import Failure

#: The key that requests must carry. The environment is private to the user, arguments are not.
KEY_VARIABLE: Final = "RIVULET_LOCAL_MODEL_KEY"


class Announcement(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line. Exactly one of ``progress``, ``ready`` and ``failure`` is set.

    ``ready`` is the base URL (``http://127.0.0.1:PORT``) and ends the start; ``failure`` is
    the last line; ``progress`` goes from 0 to 1 while the weights
    are read. The key is never part of it.
    """

    progress: float | None = None
    ready: str = ""
    #: Size of the context in tokens, sent with ``ready``.
    context: int = 0
    failure: Failure | None = None
