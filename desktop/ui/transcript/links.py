"""The one way out of the program by a link."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.ui.wording import tr

_OPENED = {"http", "https", "mailto"}
_HERE = {"127.0.0.1", "localhost", "::1"}
#: Control characters and blanks hide what a target is; browsers and shells drop them.
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\\]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


def is_openable(target: str) -> bool:
    """Whether a link may leave the program: http, https and mailto only."""
    found = _SCHEME.fullmatch(target)
    if found is None or _HIDDEN.search(target) or found[1].lower() not in _OPENED:
        return False
    url = QUrl(target, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in _OPENED:
        return False
    return bool(url.path()) if url.scheme() == "mailto" else bool(url.host())


def is_page(target: str) -> bool:
    """Whether a stranger may ask for it to be opened: a page by https, or on this computer."""
    if not is_openable(target):
        return False
    url = QUrl(target, QUrl.ParsingMode.StrictMode)
    if url.userInfo():
        return False
    return url.scheme() == "https" or (url.scheme() == "http" and url.host() in _HERE)


class LinkOpener(QObject):
    """Opens links in the system's browser or mail program; nothing else is ever opened.

    The only caller of `QDesktopServices.openUrl`.
    """

    #: A link was not opened; the sentence says which and why.
    refused = Signal(str)

    def open(self, target: str) -> bool:
        """False when the target is refused or the system has nothing to open it with."""
        if not is_openable(target):
            words = tr("Not opened: only web and mail links are. The link was {target}.")
            self.refused.emit(words.format(target=repr(target)))
            return False
        if not QDesktopServices.openUrl(QUrl(target)):
            self.refused.emit(tr("No program on this system opens {target}.").format(target=target))
            return False
        return True
