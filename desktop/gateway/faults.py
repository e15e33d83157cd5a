"""What a client is told when something goes wrong, the same for all dialects."""

from __future__ import annotations

import math

import msgspec

from desktop.chat.errors import (
    AuthenticationFailed,
    ChatError,
    NotAnEventStream,
    Overloaded,
    ProviderUnreachable,
    RateLimited,
    RequestRejected,
    StreamInterrupted,
)
from desktop.providers.transport_faults import rejection_in
from desktop.session.forwarding import ModelUnknown

#: Statuses of a provider that mean what they mean here too.
_PASSED_ON = frozenset({400, 404, 409, 413, 415, 422})


class Fault(msgspec.Struct, frozen=True):
    """An HTTP status, a kind that dialects have words for, and a sentence."""

    status: int
    kind: str
    message: str
    #: Seconds after which to try again, if somebody said so.
    retry_after: float | None = None

    @property
    def headers(self) -> dict[str, str]:
        headers = {}
        if self.retry_after is not None:
            headers["Retry-After"] = str(math.ceil(self.retry_after))
        if self.kind in ("quota", "authentication", "invalid", "not-found"):
            # The official clients would ask again, for nothing.
            headers["X-Should-Retry"] = "false"
        return headers


class Refused(Exception):
    """Ends a request with a fault, before a provider was asked."""

    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(status, kind, message)


def bad_request(message: str) -> Refused:
    """The client has to change its request."""
    return Refused(400, "invalid", message)


def fault_of(error: ChatError) -> Fault:
    """A failure of ours or of a provider, as a client may understand it."""
    said = f"{error.message} {error.hint}".strip()
    match error:
        case AuthenticationFailed():
            return Fault(401, "authentication", said)
        case RateLimited(quota=True, retry_after=after):
            return Fault(429, "quota", said, after)
        case RateLimited(retry_after=after):
            return Fault(429, "rate-limit", said, after)
        case Overloaded():
            return Fault(503, "overloaded", said)
        case ModelUnknown():
            return Fault(404, "not-found", said)
        case RequestRejected():
            rejection = rejection_in(error)
            status = rejection.status if rejection is not None else 400
            status = status if status in _PASSED_ON else 400
            return Fault(status, "not-found" if status == 404 else "invalid", said)
        case ProviderUnreachable(layer="timeout"):
            return Fault(504, "timeout", said)
        case StreamInterrupted():
            return Fault(502, "interrupted", said)
        case ProviderUnreachable() | NotAnEventStream():
            return Fault(502, "unreachable", said)
        case _:
            return Fault(500, "internal", said)
