"""Parts of a message that several dialects write alike."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from desktop.chat.blocks import File, Image
from desktop.gateway.faults import Refused, bad_request

_DATA_URL = re.compile(r"data:([\w.+-]+/[\w.+-]+)(?:;[\w=.+-]+)*;base64,")


def image_at(url: Any) -> Image:
    """The picture in a ``data:`` URL. Raises `Refused` for an address: none is fetched."""
    media_type, data = _content(url)
    return Image(media_type, data)


def file_at(url: Any, name: Any) -> File:
    """The file in a ``data:`` URL."""
    media_type, data = _content(url)
    return File(name if isinstance(name, str) and name else "file", media_type, data)


def decoded(data: Any) -> bytes:
    """The bytes of a base64 text."""
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise bad_request("A picture or a file is not base64.") from None


def data_url(image: Image) -> str:
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode('ascii')}"


def unknown(kind: Any) -> Refused:
    """For content that only a provider of the same protocol could take."""
    return bad_request(
        f"Content of the type {str(kind)[:60]!r} cannot be sent to this model: its provider "
        "speaks another protocol."
    )


def _content(url: Any) -> tuple[str, bytes]:
    if not isinstance(url, str) or (found := _DATA_URL.match(url)) is None:
        raise bad_request(
            "Pictures and files are sent as data: URLs here; nothing is fetched from an address."
        )
    return found[1], decoded(url[found.end() :])
