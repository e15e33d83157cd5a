"""Why the operating system refused something, in words that can be translated."""

from __future__ import annotations

import errno

from desktop.chat.wording import say

#: What systems call these too, so that an English text says the same everywhere.
_WORDS = {
    errno.ENOENT: say("No such file or directory"),
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.EEXIST: say("File exists"),
    errno.EISDIR: say("Is a directory"),
    errno.ENOTDIR: say("Not a directory"),
    errno.ENOTEMPTY: say("Directory not empty"),
    errno.ENOSPC: say("No space left on device"),
    errno.EROFS: say("Read-only file system"),
    errno.EFBIG: say("File too large"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EMFILE: say("Too many open files"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.EBUSY: say("Device or resource busy"),
    getattr(errno, "EDQUOT", -1): say("Disk quota exceeded"),
    errno.EIO: say("Input/output error"),
    errno.EINVAL: say("Invalid argument"),
    errno.ENODEV: say("No such device"),
    errno.ENOEXEC: say("Exec format error"),
    errno.ENOMEM: say("Cannot allocate memory"),
    errno.EPIPE: say("Broken pipe"),
    errno.EADDRINUSE: say("Address already in use"),
    errno.EADDRNOTAVAIL: say("Cannot assign requested address"),
    errno.ECONNREFUSED: say("Connection refused"),
    errno.ECONNRESET: say("Connection reset by peer"),
    errno.EHOSTUNREACH: say("No route to host"),
    errno.ENETUNREACH: say("Network is unreachable"),
    errno.ETIMEDOUT: say("Connection timed out"),
}


def why(error: OSError) -> str:
    """Why something failed, to stand behind a colon; in the system's words where it is rare."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
