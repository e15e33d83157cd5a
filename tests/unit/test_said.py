"""What the layers below the window say to the user is made so that it can be translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from desktop.chat import errors

DESKTOP = Path(__file__).parents[2] / "desktop"
LAYERS = (
    "chat",
    "documents",
    "exchange",
    "local_model",
    "presence",
    "providers",
    "session",
    "storage",
    "tools",
)
#: What these say is said to models, or in a terminal: in English.
ENGLISH = ("tools/builtin/", "providers/batches.py", "session/batching.py")
#: Where sentences get their values later, by `Sentence.of`.
LATER = (
    "chat/tool_rounds.py",
    "documents/kind.py",
    "exchange/html_document.py",
    "providers/retry.py",
    "tools/mcp/connection.py",
    "tools/mcp/server.py",
)
#: Which arguments of what are sentences for the user.
SENTENCES = {
    name: (0, 1)
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.ChatError)
} | {"Notice": (0, 1), "Waiting": (1,), "Question": ()}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NAMED = {"message", "hint", "text", "words"}


def below() -> list[Path]:
    """The modules of these layers, and those that stand alone."""
    packages = [path for layer in LAYERS for path in (DESKTOP / layer).rglob("*.py")]
    alone = [DESKTOP / f"{name}.py" for name in ("parameters", "settings", "settings_table")]
    alone += [DESKTOP / "setting_path.py", DESKTOP / "tool_settings.py", DESKTOP / "program.py"]
    alone += [DESKTOP / "gateway" / "serving.py"]
    return [p for p in packages + alone if not name_of(p).startswith(ENGLISH)]


def name_of(path: Path) -> str:
    return path.relative_to(DESKTOP).as_posix()


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def is_plain(node: ast.expr, values: dict[str, list[ast.expr]]) -> bool:
    """Whether it is text that nobody can translate. ``values`` are those of names."""
    match node:
        case ast.Constant(value=str(text)):
            return bool(text)
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.IfExp(body=first, orelse=second):
            return is_plain(first, values) or is_plain(second, values)
        case ast.Name(id=name):
            return any(is_plain(value, {}) for value in values.get(name, ()))
        case ast.Call(func=ast.Attribute(attr="format" | "strip" | "rstrip" | "join")):
            return True
    return False


def unsaid(source: str) -> Iterator[int]:
    """The lines with sentences for the user that are plain text."""
    tree = ast.parse(source)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    own = {
        node.name: (0, 1)
        for node in classes
        if any(isinstance(base, ast.Name) and base.id in SENTENCES for base in node.bases)
    }
    sentences = SENTENCES | own
    constants = assigned(tree.body)
    for part in [tree, *(n for n in ast.walk(tree) if isinstance(n, FUNCTIONS))]:
        values = constants if part is tree else constants | assigned(ast.walk(part))
        for node in ast.walk(part):
            places = sentences.get(called(node))
            if places is None or not isinstance(node, ast.Call):
                continue
            said = [node.args[place] for place in places if place < len(node.args)]
            said += [word.value for word in node.keywords if word.arg in NAMED]
            yield from (each.lineno for each in said if is_plain(each, values))


def assigned(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    values: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name):
                values.setdefault(target.id, []).append(node.value)
    return values


@pytest.mark.parametrize("path", below(), ids=name_of)
def test_sentences_for_the_user_can_be_translated(path: Path) -> None:
    lines = list(unsaid(path.read_text(encoding="utf-8")))

    assert not lines, "to be made by desktop.chat.wording.say"


@pytest.mark.parametrize(
    "source",
    [
        'raise StorageError("The disk is full.")',
        'raise StorageError(f"{path} is full.", say("Free some space."))',
        'raise StorageError(say("Full."), "Free some space.")',
        'words = "The disk is full."\nraise StorageError(words)',
        'raise StorageError(say("A") if full else "B")',
        'raise StorageError(say("A") + say("B"))',
        'Notice("Stopped.", "", ())',
        'Waiting(stage, f"{name} is late")',
        'Question(words="Go on?")',
        'class Odd(ToolError): pass\nraise Odd("Odd.")',
    ],
)
def test_plain_text_is_found(source: str) -> None:
    assert list(unsaid(source))


@pytest.mark.parametrize("path", sorted(DESKTOP.rglob("*.py")), ids=name_of)
def test_templates_are_literals_with_a_field_for_each_value(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if name_of(path) == "chat/wording.py" or "from desktop.chat.wording import" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        count = {"say": 1, "say_counted": 2}.get(called(node))
        if count is None:
            continue
        assert isinstance(node, ast.Call)
        where = f"{name_of(path)}:{node.lineno}"
        given = {word.arg for word in node.keywords}
        for template in node.args[:count]:
            assert isinstance(template, ast.Constant), f"{where}: translators do not see it"
            assert isinstance(template.value, str), f"{where}: not a text"
            assert not re.search(r"\{\w+[^\w}]", template.value), f"{where}: not a plain field"
            fields = set(re.findall(r"\{(\w+)\}", template.value))
            assert given <= fields, f"{where}: a value without a field"
            later = name_of(path) in LATER
            assert fields <= given or later, f"{where}: a field without a value"
