"""The words on the screen, in the language of the user.

The code says everything in English; ``make translations`` collects it for the translators.
All functions want literals, for it reads the source::

    tr("Send to {name}").format(name=name)      whole sentences, with fields
    tr("Open", "verb, on a button")             a remark where a word alone says too little
    counted("%n files", "%n file", n)           a number; %Ln for one that may be large
    figure(1234.5, 1)                           a number alone: 1,234.5
    marked("New conversation")                  in a table; whoever shows it calls ``tr``
    spoken(error.message)                       a sentence of `desktop.chat.wording`
    explained(error)                            what failed, and what to do next
    language()                                  which language that is: "en"
    listed(names)                               several things, one after the other: a, b, c
    enumerated(names)                           the same inside of a sentence: a, b and c
    sentences(words, more)                      sentences, one after the other
    without_key(tr("&Name"))                    a label where it has no key
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.chat.errors import ChatError
from desktop.chat.wording import Decimals, Listed, Sentence, Value, filled, together

#: Qt sorts texts by the class they stand in. Ours stand in one place: what is said alike is
#: translated alike, wherever it is said.
_CONTEXT = ""
#: The key of a label; languages without Latin letters have it behind: ``名前(&N)``.
_KEY = re.compile(r"\s?[(（]&\w[)）]|&")


def tr(text: str, remark: str = "") -> str:
    """The text in the language of the user. ``remark`` tells translators which sense is meant."""
    return QCoreApplication.translate(_CONTEXT, text, remark)


def counted(many: str, one: str, count: int) -> str:
    """A text with a number in it, which both forms have as ``%n``, or as ``%Ln`` for ``1,234``."""
    text = QCoreApplication.translate(_CONTEXT, many, one, count)
    if text == many.replace("%n", str(count)).replace("%Ln", QLocale().toString(count)):
        # English needs no file: what nobody translated is said as it is in the code.
        english = one if count == 1 else many
        return english.replace("%n", str(count)).replace("%Ln", figure(count))
    return text


def figure(value: float, places: int = 0) -> str:
    """A number as the user writes it, with so many decimal places."""
    locale = QLocale()
    # The C locale, which is English here, would leave its separators out.
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    # Rounded here: Qt rounds halves up.
    return locale.toString(float(round(value, places)), "f", places)


def marked(text: str) -> str:
    """The text as it is, to be translated when it is shown."""
    return text


def spoken(sentence: str) -> str:
    """A sentence of the layers below in the language of the user; any other text as it is."""
    if not isinstance(sentence, Sentence) or "\0" in sentence.template:
        return sentence  # Qt's texts end at a NUL
    if sentence.number is None:
        text = tr(sentence.template)
    else:
        text = counted(sentence.template, sentence.one, sentence.number)
    return filled(text, {name: _shown(value) for name, value in sentence.values.items()})


def explained(error: ChatError) -> str:
    """What went wrong, and what the user can do."""
    return sentences(error.message, error.hint)


def language() -> str:
    """The code of the language that is spoken, such as ``en``."""
    return tr("en", "the code of the language that this is translated to")


def sentences(*texts: str) -> str:
    """Sentences, one after the other; what is empty is left out."""
    return spoken(reduce(together, texts, ""))


def listed(things: Iterable[str]) -> str:
    """Things of which each is said already, as a list in a line."""
    return tr(", ", "between the things of a list").join(things)


def enumerated(things: Iterable[str]) -> str:
    """Things of which each is said already, inside of a sentence: ``a, b and c``."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:  # which is English here, has no "and"
        locale = QLocale(QLocale.Language.English)
    return str(locale.createSeparatedList(list(things)))


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return spoken(value)
    if isinstance(value, Listed):
        return listed(map(spoken, value.things))
    if isinstance(value, Decimals):
        return figure(value.number, value.digits)
    if isinstance(value, int):
        return figure(value)
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(value, "g", 10)


def without_key(label: str) -> str:
    """A label without the mark of the key that leads to what it names."""
    return _KEY.sub("", label)
