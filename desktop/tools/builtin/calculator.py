"""Arithmetic, within bounds."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from desktop.chat.errors import ToolError
from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.chat.tool_words import OWN_TITLES
from desktop.chat.wording import say
from desktop.tools.caller import NOBODY, Caller
from desktop.tools.tool import ToolOutcome, says

Number: TypeAlias = int | float

#: Of an expression, in characters; so its depth is bounded too.
_LONGEST = 1_000
#: Of a whole number, in bits: its digits can still be written.
_MOST_BITS = 12_000
_MOST_FACTORIAL = 1_000
_HINT = "It takes numbers, + - * / // % **, parentheses, pi, e, tau, and functions such as sqrt(2)."
#: For models and for people.
_ABOUT = say(
    "Evaluates an arithmetic expression: + - * / // % **, parentheses, pi, e, tau, abs, round, "
    "min, max, floor, ceil, sqrt, exp, log, log2, log10, sin, cos, tan, asin, acos, atan, degrees, "
    "radians, gcd, factorial. Whole numbers are exact."
)


class Calculator:
    """Evaluates one expression. Looks at its parts one by one, and knows only these."""

    server = ""
    title = OWN_TITLES["calculate"]
    alone = False
    hints = ToolHints(read_only=True, destructive=False, open_world=False)
    definition = ToolDefinition(
        name="calculate",
        description=str(_ABOUT),
        schema={
            "type": "object",
            "properties": {"expression": {"type": "string", "maxLength": _LONGEST}},
            "required": ["expression"],
            "additionalProperties": False,
        },
    )

    def alike(self, arguments: dict[str, Any]) -> str:  # noqa: ARG002 - all are alike
        return ""

    async def run(
        self,
        arguments: dict[str, Any],
        caller: Caller = NOBODY,  # noqa: ARG002 - it asks nothing
    ) -> ToolOutcome:
        return says(str(evaluate(arguments["expression"])))


def evaluate(expression: str) -> Number:
    """The value of an expression. Raises `ToolError`."""
    if len(expression) > _LONGEST:
        raise ToolError(f"The expression is longer than {_LONGEST:,} characters.")
    try:
        tree = ast.parse(expression.strip(), mode="eval")
        return _value(tree.body)
    except (SyntaxError, ValueError, TypeError) as error:
        raise ToolError(f"This cannot be calculated: {error}.", _HINT) from error
    except ZeroDivisionError as error:
        raise ToolError("This divides by zero.") from error
    except (OverflowError, MemoryError, RecursionError) as error:
        raise ToolError("This is too large to be calculated.") from error


def _value(node: ast.expr) -> Number:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return _bounded(number)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _bounded(_OPERATORS[type(op)](_value(left), _value(right)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand)
        case ast.Name(id=name) if name in _CONSTANTS:
            return _CONSTANTS[name]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return _bounded(_FUNCTIONS[name](*map(_value, args)))
        case _:
            raise ValueError(f"“{ast.unparse(node)[:60]}” is not arithmetic")


def _bounded(number: object) -> Number:
    if isinstance(number, complex) or not isinstance(number, int | float):
        raise ValueError("the result is not a real number")
    if isinstance(number, int) and number.bit_length() > _MOST_BITS:
        raise OverflowError
    return number


def _power(base: Number, exponent: Number) -> Number:
    whole = isinstance(base, int) and isinstance(exponent, int) and base not in (-1, 0, 1)
    # Known beforehand: the power itself may not fit into memory.
    if whole and int(base).bit_length() * abs(exponent) > 2 * _MOST_BITS:
        raise OverflowError
    return _bounded(base**exponent)


def _factorial(number: Number) -> int:
    if number > _MOST_FACTORIAL:
        raise OverflowError
    return math.factorial(int(number) if number == int(number) else number)  # type: ignore[arg-type]  # a fraction is refused there


_OPERATORS: Mapping[type[ast.operator], Callable[[Number, Number], Number]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.FloorDiv: operator.floordiv,
        ast.Mod: operator.mod,
        ast.Pow: _power,
    }
)
_CONSTANTS: Mapping[str, Number] = MappingProxyType({"pi": math.pi, "e": math.e, "tau": math.tau})
_OF_MATH = (
    *("floor", "ceil", "sqrt", "exp", "log", "log2", "log10", "degrees", "radians", "gcd"),
    *("sin", "cos", "tan", "asin", "acos", "atan"),
)
_FUNCTIONS: Mapping[str, Callable[..., Number]] = MappingProxyType(
    {name: getattr(math, name) for name in _OF_MATH}
    | {"abs": abs, "round": round, "min": min, "max": max, "factorial": _factorial}
)
