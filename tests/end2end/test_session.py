"""The ground the other tests here stand on: a display, a window manager, a keyring."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.end2end.app_driver import RunningApp

_KEYRING = """
import keyring
keyring.set_password("rivulet-test", "key", "value")
print(type(keyring.get_keyring()).__module__, keyring.get_password("rivulet-test", "key"))
"""

_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication(sys.argv)
line = QLineEdit()
line.setWindowTitle("Rivulet stand-in")
line.returnPressed.connect(lambda: print(line.text(), flush=True))
line.show()
app.exec()
print("closed")
"""


def test_a_secret_service_answers(
    keyring_session: Callable[[Sequence[str]], subprocess.CompletedProcess[str]],
) -> None:
    done = keyring_session([sys.executable, "-c", _KEYRING])

    assert done.stdout == "keyring.backends.SecretService value\n", done.stderr


def test_a_window_is_typed_into_and_closed(app_env: dict[str, str], tmp_path: Path) -> None:
    command = (sys.executable, "-c", _WINDOW)
    with RunningApp(data_dir=tmp_path / "data", env=app_env, command=command) as app:
        app.wait_window("Rivulet")
        app.type("Hello, 42!")
        app.key("Return")
        app.close_window()
        assert app.wait_exit(seconds=10) == 0
        assert app.output == "Hello, 42!\nclosed\n"
        assert app.children() == []
