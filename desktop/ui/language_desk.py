"""Another language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from desktop.settings import Language, Settings
from desktop.ui.translations import Translations


class LanguageDesk:
    """Lets a language hold: it is spoken, and all that has words is made again.

    ``spoken`` is the choice that the windows were made with.
    """

    def __init__(
        self,
        translations: Translations,
        spoken: Language,
        *,
        build_anew: Callable[[], Coroutine[Any, Any, None]],
        run: Callable[[Coroutine[Any, Any, None], str], object],
    ) -> None:
        self._translations = translations
        self._spoken = self._chosen = spoken
        self._build_anew = build_anew
        self._run = run
        self._busy = False

    def apply(self, settings: Settings) -> None:
        """Speak the language of the settings, if it is another one."""
        self._chosen = settings.appearance.language
        if self._chosen is not self._spoken and not self._busy:
            self._run(self._speak(), "speak another language")

    async def _speak(self) -> None:
        self._busy = True
        try:
            while self._spoken is not self._chosen:
                self._spoken = self._chosen
                self._translations.speak(self._spoken)
                await self._build_anew()
        finally:
            self._busy = False
