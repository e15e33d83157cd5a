"""Runs in the bundle before the program: programs it starts get the user's own libraries.

The bundle's start points LD_LIBRARY_PATH at itself, which the loader has read by now. A
browser or a mail program opened from a link must not inherit it.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
