from __future__ import annotations

import re

from desktop.tools.tool_box import ToolBox
from tests.unit.session.turning import StandIn, hanging


def named(name: str, server: str) -> StandIn:
    return StandIn(name, hanging, server=server)


def test_two_servers_may_have_a_tool_of_the_same_name() -> None:
    one, two = named("search", "notes"), named("search", "web")
    box = ToolBox([one, two, named("now", "")])
    assert box.names == ["notes__search", "web__search", "now"]
    assert box.find("notes__search") is one
    assert box.find("web__search") is two
    assert box.find("search") is None
    assert [tool.name for tool in box.definitions()] == box.names


def test_every_name_is_one_that_providers_take_and_stands_for_one_tool() -> None:
    tools = [
        named("a.b", "x"), named("a/b", "x"), named("a b", "x"), named("ä", "x"),
        named("n" * 128, "x"), named("n" * 127, "x"),
        named("b", "x__a"), named("a__b", "x"),
    ]  # fmt: skip
    box = ToolBox(tools)
    assert len(set(box.names)) == len(tools)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name) for name in box.names)
    assert [box.find(name) for name in box.names] == tools


def test_a_name_does_not_depend_on_other_tools() -> None:
    [alone] = ToolBox([named("a.b", "x")]).names
    assert alone == ToolBox([named("z", "y"), named("a.b", "x")]).names[1]
