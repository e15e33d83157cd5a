"""The text of PDF files."""

from __future__ import annotations

import time

import msgspec

from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import say
from desktop.documents.office import MOST_TEXT

#: Seconds after which no further page is read.
_PATIENCE = 20.0
#: FPDF_ERR_PASSWORD (fpdfview.h)
_PASSWORD = 4


class PdfText(msgspec.Struct, frozen=True):
    """What was read: all ``pages``, or only the first of them."""

    text: str
    pages: int
    read: int


def pdf_text(data: bytes, name: str) -> PdfText:
    """What can be read in a PDF. Slow.

    Raises `AttachmentRefused` for one that is damaged or wants a password.
    """
    # Here, and not above: it loads a library of some megabytes.
    import pypdfium2  # noqa: PLC0415 - off the start-up path

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise AttachmentRefused(
                say("{name} is encrypted.", name=name),
                say("Save a copy without a password, then attach that."),
            ) from error
        raise AttachmentRefused(
            say("{name} is damaged and cannot be read.", name=name), details=str(error)
        ) from error
    end = time.monotonic() + _PATIENCE
    taken: list[str] = []
    size = 0
    try:
        count = len(document)
        for number in range(count):
            if size > MOST_TEXT or time.monotonic() > end:
                break
            taken.append(_page_text(document, number))
            size += len(taken[-1])
    finally:
        document.close()
    text = "\n\n".join(taken).strip().replace("\r\n", "\n").replace("\0", "")
    return PdfText(text[:MOST_TEXT], count, len(taken))


def _page_text(document: object, number: int) -> str:
    import pypdfium2  # noqa: PLC0415 - as above

    assert isinstance(document, pypdfium2.PdfDocument)
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""  # one broken page is no reason to give the others up
    try:
        return str(text_page.get_text_bounded())
    finally:
        text_page.close()
        page.close()
