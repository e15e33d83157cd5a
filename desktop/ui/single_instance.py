"""One running Rivulet per data folder."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:  # a first start opens its window before it needs the network
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

#: What a later start may wish, all equally long.
_RAISE, _QUICK = b"raise\n", b"quick\n"
#: How long a second start tries to reach the first one, in seconds.
_REACH = 2.0
_STEP_MS = 50
#: A caller that says nothing is dropped, in milliseconds.
_SILENT_MS = 1_000
_MAX_CALLERS = 8


class SingleInstance(QObject):
    """Decides whether this process is the first on its data folder, and answers later ones.

    A lock file in the folder decides; a local socket, open to this user only, carries the wish
    to be raised or to open the quick entry. The socket carries nothing else: what a stranger
    writes to it is dropped. A lock whose owner is gone, or does not answer at all, counts as
    left behind. Shows no window.
    """

    #: Another start on the same folder wants the window to come to the front.
    raise_requested = Signal()
    #: Another start on the same folder wants the quick entry.
    quick_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock_path = folder / "instance.lock"
        self._lock = QLockFile(str(self._lock_path))
        # Age says nothing about a chat window that stays open for weeks; a dead owner does.
        self._lock.setStaleLockTime(0)
        self._folder = folder
        self._server: QLocalServer | None = None

    def acquire(self, *, quick: bool = False) -> bool:
        """True when this process is the first; else the first one is told to come forward, or
        to open the ``quick`` entry.

        Waits up to two seconds for a first one that holds the lock but does not answer.
        """
        if self._take_lock():
            return True
        owner = self._owner()
        if self._call(_QUICK if quick else _RAISE) or self._owner() != owner:
            return False
        # Nobody listens where the owner of the lock would: the lock was left behind by a
        # process whose number another program has now.
        self._lock_path.unlink(missing_ok=True)
        return self._take_lock()

    @property
    def socket_path(self) -> str:
        """Where later starts call; "" unless this process is the first."""
        return self._server.fullServerName() if self._server is not None else ""

    def release(self) -> None:
        """Let the next start be the first. Harmless when nothing is held."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _name(self) -> str:
        import getpass  # noqa: PLC0415 - see above
        import hashlib  # noqa: PLC0415 - see above

        digest = hashlib.sha256(f"{getpass.getuser()}\0{self._folder.resolve()}".encode())
        return f"rivulet-{digest.hexdigest()[:32]}"

    def _owner(self) -> bytes:
        try:
            return self._lock_path.read_bytes()
        except OSError:
            return b""

    def _take_lock(self) -> bool:
        if self._lock.tryLock(0):
            return True
        # A folder that cannot hold a lock is not a second instance; opening the database
        # there says what is wrong with it.
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of later starts, which try for two seconds. Only for the first one."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - see above

        # The lock is ours, so a socket of this name has no owner any more.
        name = self._name()
        QLocalServer.removeServer(name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(_MAX_CALLERS)
        server.newConnection.connect(self._on_server_new_connection)
        # When this fails, later starts cannot raise the window; everything else works.
        server.listen(name)
        self._server = server

    def _call(self, message: bytes) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see above

        name, deadline = self._name(), time.monotonic() + _REACH
        while True:
            socket = QLocalSocket()
            socket.connectToServer(name)
            if socket.waitForConnected(_STEP_MS):
                socket.write(message)
                socket.waitForBytesWritten(_STEP_MS)
                socket.disconnectFromServer()
                return True
            gone = socket.error() in (
                QLocalSocket.LocalSocketError.ServerNotFoundError,
                QLocalSocket.LocalSocketError.ConnectionRefusedError,
            )
            if time.monotonic() > deadline:
                return not gone
            # The first one may be between taking the lock and listening.
            time.sleep(_STEP_MS / 1000)

    def _on_server_new_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(len(_RAISE))
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._on_socket_ready_read(socket))
            QTimer.singleShot(_SILENT_MS, socket, socket.abort)
            if socket.bytesAvailable():
                self._on_socket_ready_read(socket)

    def _on_socket_ready_read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() < len(_RAISE):
            return
        message = socket.readAll().data()
        socket.abort()
        if message == _RAISE:
            self.raise_requested.emit()
        elif message == _QUICK:
            self.quick_requested.emit()
