"""The least a Qt program can be: an empty window that says when it was painted.

    python -m tests.benchmarks.bare_window [stay]

Ends after the first paint; with ``stay`` at the end of its input.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print(time.monotonic(), time.process_time(), flush=True)
        if "stay" not in sys.argv:
            QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Window()
    window.resize(1240, 860)
    window.show()
    if "stay" in sys.argv:
        end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        end.activated.connect(QApplication.quit)
    app.exec()
