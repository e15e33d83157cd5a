"""The start: one window on the screen as soon as possible, the program behind it next."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.runtime.collector import Collector
from desktop.runtime.paths import DataFolder, default_data_folder, resources_folder
from desktop.storage.settings_file import SettingsFile
from desktop.storage.window_file import WindowFile
from desktop.ui.shell import Shell
from desktop.ui.single_instance import SingleInstance

#: Seconds after which a thread that computes gives way to the thread of the window. With Python's
#: own 5 ms, nine of ten turns of the window take up to 7 ms while a package is imported in another
#: thread; with this, up to 2 ms. The import takes as long.
_SWITCH = 0.001


def main(*, data_dir: Path | None, quick: bool = False) -> int:
    """Run Rivulet until its window is closed; returns the exit code.

    ``quick`` opens the quick entry, in the running Rivulet if there is one.
    """
    if complaint := _no_display():
        sys.stderr.write(f"{complaint}\n")
        return 1
    folder = default_data_folder() if data_dir is None else DataFolder(data_dir.absolute())
    try:
        folder.create()
        return _run(folder, quick=quick)
    except OSError as error:
        _refuse(folder, error)
        return 1


def _refuse(folder: DataFolder, error: OSError) -> None:
    """Say why nothing starts: in the terminal, and for who started it from a menu."""
    from desktop.ui.refused_start import show_refusal  # noqa: PLC0415 - hardly ever needed

    text = say("Rivulet cannot write to {folder}: {reason}.", folder=folder.root, reason=why(error))
    sys.stderr.write(f"{text}\n")
    app = QApplication.instance()
    show_refusal(
        app if isinstance(app, QApplication) else _application(),
        resources=resources_folder(),
        text=text,
        hint=say("Check the permissions of the folder, and its disk. Then start Rivulet again."),
    )


def _run(folder: DataFolder, *, quick: bool) -> int:
    sys.setswitchinterval(_SWITCH)
    app = _application()
    instance = SingleInstance(folder.root)
    if not instance.acquire(quick=quick):
        return 0
    try:
        settings, broken = SettingsFile(folder.settings_file).read()
        shell = Shell(
            app,
            resources=resources_folder(),
            settings=settings,
            geometry=WindowFile(folder.window_file).read(),
        )
        shell.show()
        shell.serve_while(_Import("desktop.program"))
        collector = Collector(parent=app)
        from desktop.program import Program  # noqa: PLC0415 - most of the program is behind it
        from desktop.ui.resting_cursor import RestingCursor  # noqa: PLC0415 - rests much later

        RestingCursor(app)

        program = Program(
            folder=folder,
            instance=instance,
            shell=shell,
            settings=settings,
            broken=broken,
            quick=quick,
            collector=collector,
        )
        return program.run(app)
    finally:
        instance.release()


class _Import(QThread):
    """Imports a module in a thread. What fails there fails again at the import statement."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self._module = module

    def run(self) -> None:
        try:
            importlib.import_module(self._module)
        except Exception:  # noqa: BLE001 - the statement after it raises the same, where it is seen
            return


def _no_display() -> str:
    """A sentence when there is no screen to open a window on; else ""."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return "Rivulet needs a graphical display: neither DISPLAY nor WAYLAND_DISPLAY is set."


def _reach_fcitx() -> None:
    """Name ibus as the second choice to Qt where the session names fcitx.

    Qt's own wheels, and so the bundle, have no part for fcitx: Chinese, Japanese and Korean could
    not be typed at all. fcitx speaks the protocol of ibus, too.
    """
    name = "QT_IM_MODULES" if os.environ.get("QT_IM_MODULES") else "QT_IM_MODULE"
    modules = os.environ.get(name, "").split(";")
    if {"fcitx", "fcitx5"}.intersection(modules) and "ibus" not in modules:
        os.environ["QT_IM_MODULES"] = ";".join([*modules, "ibus"])


def _application() -> QApplication:
    _reach_fcitx()
    QCoreApplication.setApplicationName("rivulet")
    QGuiApplication.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName("rivulet")
    QGuiApplication.setQuitOnLastWindowClosed(False)
    # Naming the style here spares PySide the making of the class QStyle, with all that it lists.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(resources_folder() / "rivulet-128.png")))
    return app
