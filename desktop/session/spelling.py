"""Spelling, by the dictionaries of the system."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from desktop.chat.wording import Listed, say, together
from desktop.storage.daemon_thread import DaemonThread

if TYPE_CHECKING:
    import enchant

#: What the settings may say instead of a language.
BY_SYSTEM, OFF = "system", "off"
_MOST_SUGGESTIONS = 6
_NO_LIBRARY = say(
    "The system's spelling library is not installed. On Debian and Ubuntu: "
    "apt install libenchant-2-2 hunspell-en-us, or another language."
)


class Spelling:
    """Checks words by Enchant, which uses Hunspell, Aspell, or what macOS and Windows have.

    Everything happens in a thread of its own. Without the library or a dictionary every word is
    right, and ``reason`` says why.
    """

    def __init__(self) -> None:
        self._thread = DaemonThread("spelling")
        self._dictionary: enchant.Dict | None = None
        #: The language that is checked, such as ``de_DE``; "" when none is.
        self.language = ""
        #: Those there are dictionaries for.
        self.languages: tuple[str, ...] = ()
        #: Why nothing is checked, in words; "" when something is, or it is switched off.
        self.reason = ""

    async def choose(self, wanted: str, system: Iterable[str]) -> None:
        """Check a language from now on, or that of the system, or none.

        ``system`` are the languages that its user reads, the first one first.
        """
        await self._thread.call(lambda: self._choose(wanted, tuple(system)))

    async def wrong(self, words: Iterable[str]) -> set[str]:
        """Which of these are not in the dictionary."""
        asked = tuple(words)
        return await self._thread.call(lambda: {word for word in asked if not self._is_right(word)})

    async def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""

        def suggest() -> list[str]:
            found = self._dictionary.suggest(word) if self._dictionary is not None else []
            return [str(one) for one in found[:_MOST_SUGGESTIONS]]

        return await self._thread.call(suggest)

    async def learn(self, word: str) -> None:
        """Take a word into the user's own dictionary, which other programs use too."""

        def add() -> None:
            if self._dictionary is not None:
                self._dictionary.add(word)

        await self._thread.call(add)

    def stop(self) -> None:
        """End the thread; does not wait for it."""
        self._thread.stop()

    def _choose(self, wanted: str, system: tuple[str, ...]) -> None:
        self._dictionary, self.language, self.reason = None, "", ""
        try:
            # Here, and not above: it looks for the library when it is imported.
            import enchant  # noqa: PLC0415
        except ImportError:
            self.reason = _NO_LIBRARY
            return
        broker: Any = enchant.Broker()
        self.languages = tuple(sorted(set(broker.list_languages())))
        if wanted == OFF:
            return
        asked = system if wanted == BY_SYSTEM else (wanted,)
        language = _best(asked, self.languages)
        if not language:
            self.reason = _missing(asked, self.languages)
            return
        try:
            self._dictionary = broker.request_dict(language)
        except enchant.errors.Error as error:
            self.reason = say(
                "The dictionary for {language} cannot be used: {reason}.",
                language=language,
                reason=error,
            )
            return
        self.language = language

    def _is_right(self, word: str) -> bool:
        return self._dictionary is None or bool(self._dictionary.check(word))


def _best(asked: tuple[str, ...], there: tuple[str, ...]) -> str:
    """The first language asked for that is there, or the same language of another country."""
    for tag in asked:
        name = tag.replace("-", "_").partition(".")[0]
        # A system without a language speaks the one of its programs.
        name = "en_US" if name in ("C", "POSIX", "") else name
        if name in there:
            return name
        kin = [one for one in there if one.partition("_")[0] == name.partition("_")[0]]
        if kin:
            return kin[0]
    return ""


def _missing(asked: tuple[str, ...], there: tuple[str, ...]) -> str:
    if asked:
        missing = say("There is no dictionary for {language} on this computer.", language=asked[0])
    else:
        missing = say("There is no dictionary for the system's language on this computer.")
    if not there:
        return missing
    return together(
        missing, say("There are dictionaries for: {languages}.", languages=Listed(there[:8]))
    )
