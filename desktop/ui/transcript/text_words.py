"""What is said within a text that is written again and again while it grows."""

from __future__ import annotations

from typing import NamedTuple

from desktop.ui.wording import tr


class TextWords(NamedTuple):
    """The words in the language of the user, looked up once: see `text_words`."""

    image: str
    lone_image: str
    #: A picture on a host, with fields ``words`` and ``host``, and ``reason`` why it failed.
    here: str
    not_loaded: str
    loading: str
    failed: str
    #: A picture that is written out in the text, with ``words`` and ``reason``.
    arriving: str
    not_shown: str
    damaged: str
    load: str
    try_again: str
    load_tip: str
    footnote_tip: str
    back_tip: str


def text_words() -> TextWords:
    return TextWords(
        image=tr("image", "a picture without a name, within a sentence"),
        lone_image=tr("Image", "a picture without a name"),
        here=tr("{words} (image on {host})"),
        not_loaded=tr("{words} (image on {host}, not loaded)"),
        loading=tr("{words} (image on {host}, loading…)"),
        failed=tr("{words} (image on {host}, {reason})"),
        arriving=tr("{words} (image, arriving)"),
        not_shown=tr("{words} (image, not loaded)"),
        damaged=tr("{words} (image, {reason})"),
        load=tr("load", "a link that loads a picture"),
        try_again=tr("try again", "a link that loads a picture"),
        load_tip=tr("Load this picture from {url}"),
        footnote_tip=tr("Footnote {number}"),
        back_tip=tr("Back to the text"),
    )
