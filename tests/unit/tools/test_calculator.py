from __future__ import annotations

import math

import pytest

from desktop.chat.errors import ToolError
from desktop.tools.builtin.calculator import evaluate


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * -3", -9),
        ("2 ** 100", 2**100),
        ("7 // 2 + 7 % 2", 4),
        ("sqrt(2)", math.sqrt(2)),
        ("round(pi, 2)", 3.14),
        ("max(1, 2.5, -3)", 2.5),
        ("factorial(20)", math.factorial(20)),
        ("1e308 * 10", math.inf),
        ("1+" * 200 + "1", 201),
    ],
)
def test_arithmetic(expression: str, value: float) -> None:
    assert evaluate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "1 / 0",
        "1 +",
        "9 ** 9 ** 9",
        "2 ** 1000000",
        "factorial(100000)",
        "factorial(2.5)",
        "10 ** 1000 * 10 ** 1000 * 10 ** 1000 * 10 ** 1000",
        "(" * 900,
        "-" * 990 + "1",
        "9" * 2000,
        "(-1) ** 0.5",
        "__import__('os').system('true')",
        "(1).__class__",
        "[1 for x in (1,)]",
        "'a' * 9",
        "True",
        "print(1)",
        "lambda: 1",
        "abs(x := 1)",
        "round(1, ndigits=2)",
    ],
)
def test_nothing_else(expression: str) -> None:
    with pytest.raises(ToolError):
        evaluate(expression)
