"""The child program: serves one GGUF file on a loopback port until its standard input closes.

llama.cpp runs in a process of its own because loading holds the interpreter lock, a crash in
it must not take the conversations along, and ending the process is the only way to free the
memory that never hangs. Rivulet keeps the writing end of this program's standard input open
and never writes: when Rivulet ends, however it ends, the pipe closes and so does this program.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.message import Failure
from desktop.chat.wording import say
from desktop.local_model.announcement import KEY_VARIABLE, Announcement
from desktop.local_model.weights import (
    Weights,
    built_in_weights,
    check_weights,
    model_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import xllamacpp

_DEFAULT_CONTEXT: Final = 8192
_MOST_THREADS: Final = 8
#: Replies at the same time; further requests wait for a free slot. They share one context.
_SLOTS: Final = 2
#: Prompts of other conversations kept for their return, in MiB (llama.cpp's default is 8192).
_PROMPT_CACHE_MIB: Final = 256
_READ_SIZE: Final = 4 << 20
_PROGRESS_STEP: Final = 0.05
_WARNINGS_AND_ERRORS: Final = 2
#: How the model that comes with Rivulet samples, unless a request says otherwise: temperature
#: and top_p as its authors advise (SmolLM2's model card), the penalty as measured: with
#: llama.cpp's own values one reply in fifteen to "Say hello" never ended and filled the whole
#: context, with these one in thirty reaches the limit below.
_CALM_TEMPERATURE: Final = 0.2
_CALM_TOP_P: Final = 0.9
_CALM_REPEAT_PENALTY: Final = 1.1
#: Longer replies of so small a model only repeat themselves; tokens.
_CALM_LENGTH: Final = 1024


def main(argv: Sequence[str]) -> int:
    """Returns only after a failure (1); otherwise the process ends when standard input closes."""
    announce = _announcer()
    _end_with_parent()
    # Ctrl+C in a terminal reaches the whole group, and Rivulet decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parser = argparse.ArgumentParser(
        prog="serve-model", description="Serve one GGUF file to Rivulet."
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--context", type=int, default=0, help="tokens; 0: up to 8192")
    parser.add_argument("--threads", type=int, default=0, help="0: one per core, at most 8")
    options = parser.parse_args(argv)
    key = os.environ.pop(KEY_VARIABLE, "")
    try:
        if not key:
            raise ProviderUnreachable(
                say("The built-in model was started without a key."),
                say("Set {variable}.", variable=KEY_VARIABLE),
                layer="process",
            )
        weights = check_weights(options.model)
        _read_ahead(weights, announce)
        context = _context(options.context, weights)
        server = _load(weights, key=key, context=context, threads=options.threads)
    except ProviderUnreachable as error:
        announce(Announcement(failure=Failure.of(error)))
        return 1
    announce(Announcement(ready=str(server.listening_address), context=context))
    threading.Event().wait()
    return 0


def _announcer() -> Callable[[Announcement], None]:
    """Keep standard output for announcements: what libraries print goes to standard error."""
    lines = os.dup(1)
    os.dup2(2, 1)

    def announce(announcement: Announcement) -> None:
        # A parent that is gone reads nothing; the closing of standard input ends this process.
        with contextlib.suppress(BrokenPipeError):
            os.write(lines, msgspec.json.encode(announcement) + b"\n")

    return announce


def _end_with_parent() -> None:
    """End this process the moment standard input closes, even while loading."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - Unix only

        # Loading holds the interpreter lock, so no Python code can react meanwhile. The kernel
        # can: SIGIO is sent when the other end closes, and its default is to end the process.
        # Where a system does not send it for this kind of file, the thread below remains.
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        with contextlib.suppress(OSError):
            fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)

    def watch() -> None:
        # Not sys.stdin: a thread blocked in it stops the interpreter from ending.
        with contextlib.suppress(OSError):
            while os.read(0, 1024):
                pass
        # Not an orderly end: deleting llama.cpp's server during a request can hang.
        os._exit(0)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _read_ahead(weights: Weights, announce: Callable[[Announcement], None]) -> None:
    """Read the file once, so that the slow part of a first load has a progress.

    llama.cpp maps the file into memory and then finds it in the system's cache. A file that
    fills most of the memory would only push itself out again and is left to llama.cpp.
    """
    if weights.size > _memory() // 2:
        return
    done = told = 0.0
    buffer = bytearray(_READ_SIZE)
    try:
        with weights.path.open("rb", buffering=0) as file:
            while count := file.readinto(buffer):
                done += count / weights.size
                if done - told >= _PROGRESS_STEP:
                    told = done
                    announce(Announcement(progress=min(done, 1.0)))
    except OSError as error:
        raise ProviderUnreachable(
            say("The model file {name} cannot be read to its end.", name=weights.path.name),
            say("Check the disk, or choose another GGUF file."),
            details=str(error),
            layer="process",
        ) from error


def _memory() -> int:
    """Physical memory in bytes; 8 GiB where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 8 << 30


def _context(asked: int, weights: Weights) -> int:
    context = asked if asked > 0 else _DEFAULT_CONTEXT
    return min(context, weights.context_length or context)


def _load(weights: Weights, *, key: str, context: int, threads: int) -> xllamacpp.Server:
    """Load the model. The returned server already answers, in threads of llama.cpp's own."""
    try:
        import xllamacpp  # noqa: PLC0415 - optional, and only this process may load it
    except ImportError as error:
        raise ProviderUnreachable(
            say("The program that runs built-in models is not installed."),
            say("Install it with: pip install 'rivulet[built-in]'."),
            details=str(error),
            layer="process",
        ) from error
    threads = min(threads if threads > 0 else _cores(), _MOST_THREADS)
    params = xllamacpp.CommonParams()
    params.model.path = str(weights.path)
    # Otherwise it answers under its file's path.
    params.model_alias = {model_name(weights.path)}
    params.n_ctx = context
    params.n_parallel = _SLOTS
    params.kv_unified = True
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.verbosity = _WARNINGS_AND_ERRORS
    params.offline = True
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    # Only the chat interface is wanted: no web page, no settings, no origin that may call.
    params.ui = False
    params.endpoint_slots = False
    params.cors_origins = ""
    params.cors_origins_explicit = True
    params.cors_credentials = False
    if weights.path == built_in_weights():
        params.n_predict = _CALM_LENGTH
        params.sampling.temp = _CALM_TEMPERATURE
        params.sampling.top_p = _CALM_TOP_P
        params.sampling.penalty_repeat = _CALM_REPEAT_PENALTY
    try:
        return xllamacpp.Server(params)
    except RuntimeError as error:
        raise ProviderUnreachable(
            say("The model file {name} could not be loaded.", name=weights.path.name),
            say(
                "There may be too little memory, or this kind of model is not supported:"
                " choose a smaller or another GGUF file."
            ),
            details=str(error),
            layer="process",
        ) from error


def _cores() -> int:
    """Physical cores this process may use: a second thread on a core slows llama.cpp down."""
    try:
        usable = os.sched_getaffinity(0)
    except AttributeError:
        return max(1, os.cpu_count() or 1)
    siblings = set()
    for number in usable:
        place = Path(f"/sys/devices/system/cpu/cpu{number}/topology/thread_siblings_list")
        try:
            siblings.add(place.read_text())
        except OSError:
            siblings.add(str(number))
    return max(1, len(siblings))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
