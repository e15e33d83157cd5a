"""A provider's refusal, by HTTP status or inside a stream, as an error for the user."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from desktop.chat.errors import (
    AuthenticationFailed,
    NotAnEventStream,
    Overloaded,
    ProviderError,
    ProviderUnreachable,
    RateLimited,
    RequestRejected,
    ToolsRefused,
)
from desktop.providers.foreign import foreign_protocol

_MAX_WORDS = 400

_AUTHENTICATION = {
    "authentication_error",
    "invalid_api_key",
    "invalid_authentication",
    "invalid_authentication_error",
    "permission_error",
    "permission_denied",
    "unauthenticated",
    "unauthorized",
    "account_deactivated",
}
_QUOTA = {
    "insufficient_quota",
    "billing_error",
    "billing_hard_limit_reached",
    "billing_not_active",
    "exceeded_current_quota_error",
    "insufficient_balance",
    "insufficient_credits",
    "payment_required",
    "credit_limit_reached",
}
_QUOTA_WORDS = ("credit balance", "insufficient balance", "insufficient credits", "out of credits")
_RATE = {
    "rate_limit_error",
    "rate_limit_exceeded",
    "rate_limit_reached_error",
    "rate_limited",
    "too_many_requests",
    "resource_exhausted",
    "tokens",
    "requests",
}
_BUSY = {
    "overloaded_error",
    "overloaded",
    "engine_overloaded_error",
    "service_unavailable",
    "service_unavailable_error",
    "unavailable",
    "timeout_error",
}
#: Said for every kind of failure, so that a 4xx status tells more.
_BROKEN = {"api_error", "server_error", "internal_server_error", "internal_error", "internal"}
_TOO_LONG = {
    "context_length_exceeded",
    "exceed_context_size_error",
    "string_above_max_length",
    "model_context_window_exceeded",
}
_TOO_LONG_WORDS = (
    "prompt is too long",
    "maximum context length",
    "context size",
    "context window",
    "context length",
)
_TOO_LARGE = {"request_too_large"}
_MODEL = {"model_not_found", "model_not_found_error"}
#: What Ollama, OpenRouter, Groq, OpenAI, Mistral, DeepSeek, vLLM and llama.cpp say of a model that
#: takes no tools, without the quotation marks in it. Not what is said of one bad definition.
_TOOLS_WORDS = re.compile(
    r"(does not|doesn't|not) support (the use of )?(tools?( use| calling)?|function calling)\b"
    r"|found that support tool use"
    r"|\b(tools|tool (use|calling)|function calling) (is|are) not (supported|enabled)"
    r"|unsupported param(eter)?: tools\b"
    r"|tools param requires --jinja|auto tool choice requires"
)

_UNQUOTED = str.maketrans("", "", "`\"'“”")

#: What decoding a body raises that is no JSON, or nested deeper than anybody means.
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class HttpRejection(Exception):
    """An answer that is not 2xx, with the first part of its body."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def is_page(self) -> bool:
        """True for a web page: no API is there."""
        return self.body.lstrip().startswith(b"<")


class _Reason(msgspec.Struct, frozen=True):
    """What a body says. ``types`` are its machine-readable words in lower case."""

    types: frozenset[str]
    message: str
    is_html: bool
    retry_after: float | None = None


class Rejections:
    """Says what a provider's refusal means. Knows the provider's name and address.

    ``secret`` is the key: a body that echoes it is told without it. ``protocol`` is the wire
    protocol that was asked in, as its decoder calls it.
    """

    def __init__(self, *, title: str, address: str, secret: str = "", protocol: str = "") -> None:
        self.title = title
        self.address = address
        self._secret = secret
        self._protocol = protocol

    def from_response(self, rejection: HttpRejection) -> ProviderError:
        """Classify an HTTP answer: by the type in its body first, then by its status."""
        status, headers = rejection.status, rejection.headers
        if 300 <= status < 400:
            return self._redirect(status, headers.get("location", ""))
        reason = self._read(rejection.body)
        after = retry_after(headers)
        return self._classify(
            status,
            reason,
            details=self.hide(f"HTTP {status}\n{_shown(rejection.body)}"),
            after=reason.retry_after if after is None else after,
        )

    def from_event(self, body: bytes) -> ProviderError:
        """Classify an error that came inside a stream, where the HTTP status is 200."""
        reason = self._read(body)
        return self._classify(
            _status_in(body), reason, details=self.hide(_shown(body)), after=reason.retry_after
        )

    def from_wrong_content(self, body: bytes, content_type: str) -> ProviderError:
        """A 2xx answer that is no event stream; ``body`` is its beginning."""
        reason = self._read(body)
        if not reason.is_html and _holds_error(body):
            return self.from_event(body)
        if not reason.is_html and (foreign := foreign_protocol(body, self._protocol)) is not None:
            return NotAnEventStream(
                f"{self.address} answers in {foreign.name}, not in the protocol that it was "
                "asked in.",
                foreign.hint,
                details=self.hide(_shown(body)),
            )
        if reason.is_html:
            what = "a web page"
        elif body.strip():
            what = content_type.partition(";")[0].strip() or "something"
        else:
            what = "nothing"
        return NotAnEventStream(
            f"{self.address} answered with {what} instead of a reply.",
            "Check the provider's address, and whether this network asks you to sign in first.",
            details=self.hide(_shown(body)),
        )

    def hide(self, text: str) -> str:
        """``text`` without the key."""
        return text.replace(self._secret, "…") if len(self._secret) > 3 else text

    def said(self, body: bytes) -> str:
        """The provider's own words."""
        return self._read(body).message

    def _redirect(self, status: int, location: str) -> ProviderError:
        target = urlsplit(location).netloc.rpartition("@")[2]
        where = f"to {target}" if target else "to another path"
        return ProviderUnreachable(
            f"{self.address} redirects {where}; Rivulet does not follow, to keep your key safe.",
            "If that is right, set the provider's address to the new one.",
            details=f"HTTP {status}",
            layer="redirect",
        )

    def _classify(
        self, status: int, reason: _Reason, *, details: str, after: float | None
    ) -> ProviderError:
        types, words = reason.types, reason.message.lower()
        title = self.title
        says = f": {reason.message}" if reason.message else "."
        if status == 402 or types & _QUOTA or any(word in words for word in _QUOTA_WORDS):
            return RateLimited(
                f"{title} says that your credit or quota is used up{says}",
                "Check your plan and billing with the provider, or choose another provider.",
                details=details,
                retry_after=after,
                quota=True,
            )
        if types & _AUTHENTICATION or (status in (401, 403) and not reason.is_html):
            return self._authentication(status, says, details)
        if types & _RATE or status == 429:
            return RateLimited(
                f"{title} says that these are too many requests{says}",
                "Wait a little, then retry.",
                details=details,
                retry_after=after,
            )
        if types & _TOO_LONG or (
            status in (0, 400, 413, 422) and any(word in words for word in _TOO_LONG_WORDS)
        ):
            return RequestRejected(
                f"The conversation is too long for this model{says}",
                "Start a new conversation, shorten this one, or choose a model with a larger "
                "context window.",
                details=details,
            )
        if types & _TOO_LARGE or status == 413:
            return RequestRejected(
                f"The request is too large for {title}{says}",
                "Remove large attachments, or start a new conversation.",
                details=details,
            )
        if _TOOLS_WORDS.search(words.translate(_UNQUOTED)):
            return ToolsRefused(
                f"This model takes no tools{says}",
                "Choose another model, or switch off the tools of this conversation.",
                details=details,
            )
        broken = bool(types & _BROKEN) and not 400 <= status < 500
        if types & _BUSY or broken or status >= 500 or status in (408, 409):
            return self._busy(status, reason, says, details)
        if types & _MODEL or (
            ("not_found_error" in types or status in (400, 404))
            and "model" in words
            and any(word in words for word in ("not found", "not exist", "not_found", "model:"))
        ):
            return RequestRejected(
                f"{title} does not serve this model{says}",
                "Choose another model, or check its name.",
                details=details,
            )
        if status in (404, 405) or (reason.is_html and status):
            return RequestRejected(
                f"There is no chat service at {self.address} (HTTP {status}).",
                "Check the provider's address; it often ends in /v1.",
                details=details,
            )
        return RequestRejected(
            f"{title} does not accept this request{says if reason.message else _code(status)}",
            "Change the request or choose another model.",
            details=details,
        )

    def _authentication(self, status: int, says: str, details: str) -> ProviderError:
        if status == 403:
            return AuthenticationFailed(
                f"{self.title} does not allow this key to do that{says}",
                "Check what the key may be used for, or choose another model.",
                details=details,
            )
        return AuthenticationFailed(
            f"{self.title} does not accept the key{says}",
            "Check the key in the settings.",
            details=details,
        )

    def _busy(self, status: int, reason: _Reason, says: str, details: str) -> ProviderError:
        if reason.types & _BUSY or status in (503, 529):
            return Overloaded(
                f"{self.title} is overloaded{says}", "Retry in a moment.", details=details
            )
        if reason.is_html or not reason.message:
            says = _code(status)
        return Overloaded(
            f"{self.title} has a fault of its own{says}", "Retry in a moment.", details=details
        )

    def _read(self, body: bytes) -> _Reason:
        text = body.lstrip()
        if text.startswith(b"<"):
            return _Reason(frozenset(), "", is_html=True)
        types: set[str] = set()
        try:
            message, after = _collect(msgspec.json.decode(body), types)
        except _UNREADABLE:
            line = text.decode("utf-8", "replace").partition("\n")[0]
            return _Reason(frozenset(), self._sentence(line), is_html=False)
        return _Reason(frozenset(types), self._sentence(message), is_html=False, retry_after=after)

    def _sentence(self, text: str) -> str:
        text = self.hide(" ".join(text.split()))
        if len(text) > _MAX_WORDS:
            text = text[: _MAX_WORDS - 1].rstrip() + "…"
        return text if not text or text[-1] in ".!?…" else text + "."


def _collect(value: Any, types: set[str]) -> tuple[str, float | None]:
    """Find the words of an error body in the shapes that providers use."""
    if isinstance(value, list):
        return _collect(value[0], types) if value else ("", None)
    if isinstance(value, str):
        return value, None
    if not isinstance(value, dict):
        return "", None
    for name in ("type", "code", "status"):
        if isinstance(word := value.get(name), str):
            types.add(word.lower())
    for name in ("error", "errors", "detail"):
        inner = value.get(name)
        if isinstance(inner, dict | list | str) and inner:
            message, after = _collect(inner, types)
            if message:
                return message, after
    message = next(
        (m for name in ("message", "msg", "title") if isinstance(m := value.get(name), str)), ""
    )
    # OpenRouter hands on what the provider behind it said.
    raw = value.get("metadata")
    if isinstance(raw, dict) and isinstance(raw.get("raw"), str) and len(raw["raw"]) < _MAX_WORDS:
        message = f"{message} ({raw['raw']})"
    return message, _google_delay(value.get("details"))


def _google_delay(details: Any) -> float | None:
    for item in details if isinstance(details, list) else ():
        delay = item.get("retryDelay") if isinstance(item, dict) else None
        if isinstance(delay, str):
            return _seconds(delay.removesuffix("s"))
    return None


def _holds_error(body: bytes) -> bool:
    try:
        value = msgspec.json.decode(body)
    except _UNREADABLE:
        return False
    if isinstance(value, list) and value:
        value = value[0]  # Google wraps an error in an array
    return isinstance(value, dict) and bool(value.get("error") or value.get("object") == "error")


def _status_in(body: bytes) -> int:
    """An HTTP status given as the code of an error, as OpenRouter does; 0 without."""
    try:
        value = msgspec.json.decode(body)
    except _UNREADABLE:
        return 0
    error = value.get("error") if isinstance(value, dict) else None
    for holder in (error, value):
        code = holder.get("code") if isinstance(holder, dict) else None
        if isinstance(code, int | str) and str(code).isdigit() and 400 <= int(code) < 600:
            return int(code)
    return 0


def _code(status: int) -> str:
    return f" (HTTP {status})." if status else "."


def _shown(body: bytes) -> str:
    """The first 200 characters, for the details."""
    return body[:1000].decode("utf-8", "replace")[:200]


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from the headers; None when they name no usable time."""
    if (milliseconds := _seconds(headers.get("retry-after-ms", ""))) is not None:
        return milliseconds / 1000
    value = headers.get("retry-after", "").strip()
    if (seconds := _seconds(value)) is not None:
        return seconds
    import email.utils  # noqa: PLC0415 - rare

    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, moment.timestamp() - time.time())


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None
