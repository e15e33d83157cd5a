"""Code that runs at Anthropic goes on in the container of the turn before."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from desktop.chat.blocks import Text
from desktop.chat.message import Message, Role
from desktop.parameters import ModelParameters
from desktop.providers.anthropic import AnthropicMessages
from desktop.providers.anthropic_body import as_events
from desktop.providers.anthropic_events import AnthropicDecoder
from desktop.providers.provider import ChatRequest, Endpoint
from desktop.providers.request_body import shaped
from desktop.settings import ProviderKind, ProviderSettings
from tests.scripted_server import message_event
from tests.unit.providers.corpus import body_of, recorded
from tests.unit.providers.decoding import built, decode

#: 2030-01-01, and a minute before.
EXPIRES, BEFORE = "2030-01-01T00:00:00Z", 1_893_455_940.0
CONTAINER: dict[str, Any] = {"id": "container_1", "expires_at": EXPIRES}


def reply(container: dict[str, Any] | None, *, provider_id: str = "a") -> Message:
    """A reply whose last event names a container."""
    body = (
        message_event("message_start", message={"model": "m", "content": []})
        + message_event("content_block_start", index=0, content_block={"type": "text", "text": ""})
        + message_event("content_block_delta", index=0, delta={"text": "ok"})
        + message_event("content_block_stop", index=0)
        + message_event(
            "message_delta", delta={"stop_reason": "end_turn", "container": container}, usage={}
        )
        + message_event("message_stop")
    )
    message = built(decode(AnthropicDecoder(), body))
    return msgspec.structs.replace(message, provider_id=provider_id)


def asked(
    *replies: Message, now: float = BEFORE, extra: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The request after some replies."""
    user = Message(id="u", role=Role.USER, blocks=(Text("go"),), created_at=0.0)
    messages = [user]
    for message in replies:
        messages += [message, user]
    request = ChatRequest(
        model="m", messages=tuple(messages), parameters=ModelParameters(extra=extra or {})
    )
    wire = AnthropicMessages("a", clock=lambda: now)
    settings = ProviderSettings(id="a", kind=ProviderKind.ANTHROPIC)
    body = shaped(wire.body(request, Endpoint("")), request, settings, stream=True)
    found: dict[str, Any] = json.loads(bytes(body))
    return found


def test_the_next_turn_names_the_container() -> None:
    assert asked(reply(CONTAINER))["container"] == "container_1"
    # A turn that ran nothing does not end it.
    assert asked(reply(CONTAINER), reply(None))["container"] == "container_1"
    newer = CONTAINER | {"id": "container_2"}
    assert asked(reply(CONTAINER), reply(newer))["container"] == "container_2"


def test_one_that_has_expired_is_not_named() -> None:
    assert "container" not in asked(reply(CONTAINER), now=BEFORE + 61)


@pytest.mark.parametrize("expires_at", ["", "soon"])
def test_one_that_does_not_say_when_it_expires_is_named(expires_at: str) -> None:
    assert asked(reply(CONTAINER | {"expires_at": expires_at}))["container"] == "container_1"


def test_the_container_of_another_provider_is_not_named() -> None:
    assert "container" not in asked(reply(CONTAINER, provider_id="b"))


@pytest.mark.parametrize("container", [None, {}, "container_1", 7, {"id": None}])
def test_what_names_no_container_is_passed_over(container: Any) -> None:
    message = reply(container)
    assert message.text == "ok"
    assert "container" not in asked(message)


def test_skills_of_the_parameters_join_the_container() -> None:
    skills = [{"type": "anthropic", "skill_id": "xlsx"}]
    loaded = CONTAINER | {"skills": [{"type": "anthropic", "skill_id": "xlsx", "version": "1"}]}
    extra = {"container": {"skills": skills}}
    assert asked(extra=extra)["container"] == {"skills": skills}
    assert asked(reply(loaded), extra=extra)["container"] == {"id": "container_1", "skills": skills}


def test_a_whole_reply_names_it_too() -> None:
    whole = {
        "type": "message",
        "content": [{"type": "text", "text": "ok"}],
        "stop_reason": "end_turn",
        "container": CONTAINER,
    }
    decoder = AnthropicDecoder()
    for event in as_events(json.dumps(whole).encode()) or ():
        decoder.decode(event)
    decoder.finish()
    message = built(decoder.out)
    assert asked(message)["container"] == "container_1"


def test_recorded_containers_are_kept() -> None:
    found = {
        json.loads(message.extra)["container"]["id"]
        for entry in recorded("fmt_anthropic")
        if "error" not in entry["features"] and b'"container":{"id"' in body_of(entry)
        if (message := built(decode(AnthropicDecoder(), body_of(entry)))).extra
    }
    if recorded("fmt_anthropic"):
        assert len(found) >= 5
