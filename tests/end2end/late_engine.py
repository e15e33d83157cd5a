"""Run by the Python of the system: an input method for ibus that lags behind.

What it composes it takes away at the next key that is not its own, as the Korean one does, and
writes it only a while later, as if the machine were busy.
"""

import gi

gi.require_version("IBus", "1.0")
from gi.repository import GLib, GObject, IBus  # noqa: E402 - after the version

_LATE_MS = 300


class LateEngine(IBus.Engine):
    __gtype_name__ = "LateEngine"

    def __init__(self, **properties):
        super().__init__(**properties)
        self.composed = ""

    def do_process_key_event(self, key, _code, state):
        if state & IBus.ModifierType.RELEASE_MASK:
            return False
        is_letter = ord("a") <= key <= ord("z") and not state & IBus.ModifierType.CONTROL_MASK
        if is_letter:
            self.composed += chr(0xAC00 + key - ord("a"))
        elif key == IBus.KEY_BackSpace and self.composed:
            self.composed = self.composed[:-1]
        else:
            self.write()
            return False
        self.show()
        return True

    def do_reset(self):
        self.write()

    def show(self):
        text = IBus.Text.new_from_string(self.composed)
        length, mode = len(self.composed), IBus.PreeditFocusMode.COMMIT
        self.update_preedit_text_with_mode(text, length, bool(length), mode)

    def write(self):
        text, self.composed = self.composed, ""
        if text:
            self.show()
            GLib.timeout_add(_LATE_MS, lambda: self.commit_text(IBus.Text.new_from_string(text)))


if __name__ == "__main__":
    IBus.init()
    bus = IBus.Bus()
    factory = IBus.Factory.new(bus.get_connection())
    factory.add_engine("late", GObject.type_from_name("LateEngine"))
    component = IBus.Component.new("org.test.Late", "late", "1", "MIT", "", "", "", "")
    component.add_engine(IBus.EngineDesc.new("late", "late", "", "ko", "MIT", "", "", "us"))
    bus.register_component(component)
    IBus.main()
