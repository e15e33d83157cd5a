"""One setting among all: its value, its default, and the way back to that. Reads nothing."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from desktop.settings import Settings


class SettingPath(NamedTuple):
    """Where a setting stands: its name, below a section or "" for none."""

    section: str
    name: str

    @classmethod
    def of(cls, text: str) -> SettingPath:
        """``appearance.theme`` or ``send_key``. Raises AttributeError for what is no setting."""
        section, _, name = text.rpartition(".")
        path = cls(section, name)
        path.default()
        return path

    def value(self, settings: Settings) -> Any:
        holder = getattr(settings, self.section) if self.section else settings
        return getattr(holder, self.name)

    def default(self) -> Any:
        return self.value(Settings())

    def is_changed(self, settings: Settings) -> bool:
        return bool(self.value(settings) != self.default())

    def replaced(self, settings: Settings, value: Any) -> Settings:
        """The settings with another value of this one."""
        if not self.section:
            return msgspec.structs.replace(settings, **{self.name: value})
        section = msgspec.structs.replace(getattr(settings, self.section), **{self.name: value})
        return msgspec.structs.replace(settings, **{self.section: section})

    def reset(self, settings: Settings) -> Settings:
        return self.replaced(settings, self.default())
