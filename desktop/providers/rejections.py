"""A provider's refusal, by HTTP status or inside a stream, as an error for the user."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from desktop.chat.wording import Sentence, say
from desktop.providers.error_body import (
    MAX_WORDS,
    UNREADABLE,
    beginning,
    holds_error,
    retry_after,
    status_in,
    words_of,
)
from desktop.providers.foreign import foreign_protocol

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
            details=self.hide(f"HTTP {status}\n{beginning(rejection.body)}"),
            after=reason.retry_after if after is None else after,
        )

    def from_event(self, body: bytes) -> ProviderError:
        """Classify an error that came inside a stream, where the HTTP status is 200."""
        reason = self._read(body)
        return self._classify(
            status_in(body), reason, details=self.hide(beginning(body)), after=reason.retry_after
        )

    def from_wrong_content(self, body: bytes, content_type: str) -> ProviderError:
        """A 2xx answer that is no event stream; ``body`` is its beginning."""
        reason = self._read(body)
        if not reason.is_html and holds_error(body):
            return self.from_event(body)
        if not reason.is_html and (foreign := foreign_protocol(body, self._protocol)) is not None:
            return NotAnEventStream(
                say(
                    "{address} answers in {name}, not in the protocol that it was asked in.",
                    address=self.address,
                    name=foreign.name,
                ),
                foreign.hint,
                details=self.hide(beginning(body)),
            )
        kind = content_type.partition(";")[0].strip()
        if reason.is_html:
            message = say(
                "{address} answered with a web page instead of a reply.", address=self.address
            )
        elif body.strip() and kind:
            message = say(
                "{address} answered with {kind} instead of a reply.",
                address=self.address,
                kind=kind,
            )
        elif body.strip():
            message = say(
                "{address} answered with something instead of a reply.", address=self.address
            )
        else:
            message = say(
                "{address} answered with nothing instead of a reply.", address=self.address
            )
        return NotAnEventStream(
            message,
            say(
                "Check the provider's address, and whether this network asks you to sign in first."
            ),
            details=self.hide(beginning(body)),
        )

    def hide(self, text: str) -> str:
        """``text`` without the key."""
        return text.replace(self._secret, "…") if len(self._secret) > 3 else text

    def said(self, body: bytes) -> str:
        """The provider's own words."""
        return self._read(body).message

    def _redirect(self, status: int, location: str) -> ProviderError:
        target = urlsplit(location).netloc.rpartition("@")[2]
        if target:
            message = say(
                "{address} redirects to {target}; Rivulet does not follow, to keep your key safe.",
                address=self.address,
                target=target,
            )
        else:
            message = say(
                "{address} redirects to another path; Rivulet does not follow, to keep your key "
                "safe.",
                address=self.address,
            )
        return ProviderUnreachable(
            message,
            say("If that is right, set the provider's address to the new one."),
            details=f"HTTP {status}",
            layer="redirect",
        )

    def _classify(
        self, status: int, reason: _Reason, *, details: str, after: float | None
    ) -> ProviderError:
        types, words = reason.types, reason.message.lower()
        title = self.title
        says = reason.message
        if status == 402 or types & _QUOTA or any(word in words for word in _QUOTA_WORDS):
            return RateLimited(
                _ended(say("{title} says that your credit or quota is used up", title=title), says),
                say("Check your plan and billing with the provider, or choose another provider."),
                details=details,
                retry_after=after,
                quota=True,
            )
        if types & _AUTHENTICATION or (status in (401, 403) and not reason.is_html):
            return self._authentication(status, says, details)
        if types & _RATE or status == 429:
            return RateLimited(
                _ended(say("{title} says that these are too many requests", title=title), says),
                say("Wait a little, then retry."),
                details=details,
                retry_after=after,
            )
        if types & _TOO_LONG or (
            status in (0, 400, 413, 422) and any(word in words for word in _TOO_LONG_WORDS)
        ):
            return RequestRejected(
                _ended(say("The conversation is too long for this model"), says),
                say(
                    "Start a new conversation, shorten this one, or choose a model with a larger "
                    "context window."
                ),
                details=details,
            )
        if types & _TOO_LARGE or status == 413:
            return RequestRejected(
                _ended(say("The request is too large for {title}", title=title), says),
                say("Remove large attachments, or start a new conversation."),
                details=details,
            )
        if _TOOLS_WORDS.search(words.translate(_UNQUOTED)):
            return ToolsRefused(
                _ended(say("This model takes no tools"), says),
                say("Choose another model, or switch off the tools of this conversation."),
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
                _ended(say("{title} does not serve this model", title=title), says),
                say("Choose another model, or check its name."),
                details=details,
            )
        if status in (404, 405) or (reason.is_html and status):
            return RequestRejected(
                say(
                    "There is no chat service at {address} (HTTP {status}).",
                    address=self.address,
                    status=str(status),
                ),
                say("Check the provider's address; it often ends in /v1."),
                details=details,
            )
        return RequestRejected(
            _ended(say("{title} does not accept this request", title=title), says, status),
            say("Change the request or choose another model."),
            details=details,
        )

    def _authentication(self, status: int, says: str, details: str) -> ProviderError:
        if status == 403:
            return AuthenticationFailed(
                _ended(say("{title} does not allow this key to do that", title=self.title), says),
                say("Check what the key may be used for, or choose another model."),
                details=details,
            )
        return AuthenticationFailed(
            _ended(say("{title} does not accept the key", title=self.title), says),
            say("Check the key in the settings."),
            details=details,
        )

    def _busy(self, status: int, reason: _Reason, says: str, details: str) -> ProviderError:
        if reason.types & _BUSY or status in (503, 529):
            return Overloaded(
                _ended(say("{title} is overloaded", title=self.title), says),
                say("Retry in a moment."),
                details=details,
            )
        return Overloaded(
            _ended(say("{title} has a fault of its own", title=self.title), says, status),
            say("Retry in a moment."),
            details=details,
        )

    def _read(self, body: bytes) -> _Reason:
        text = body.lstrip()
        if text.startswith(b"<"):
            return _Reason(frozenset(), "", is_html=True)
        types: set[str] = set()
        try:
            message, after = words_of(msgspec.json.decode(body), types)
        except UNREADABLE:
            line = text.decode("utf-8", "replace").partition("\n")[0]
            return _Reason(frozenset(), self._sentence(line), is_html=False)
        return _Reason(frozenset(types), self._sentence(message), is_html=False, retry_after=after)

    def _sentence(self, text: str) -> str:
        text = self.hide(" ".join(text.split()))
        if len(text) > MAX_WORDS:
            text = text[: MAX_WORDS - 1].rstrip() + "…"
        return text if not text or text[-1] in ".!?…" else text + "."


def _ended(start: Sentence, words: str, status: int = 0) -> Sentence:
    """A sentence with the provider's own words at its end, else with the HTTP status."""
    if words:
        return say("{sentence}: {words}", sentence=start, words=words)
    if status:
        return say("{sentence} (HTTP {status}).", sentence=start, status=str(status))
    return say("{sentence}.", sentence=start)
