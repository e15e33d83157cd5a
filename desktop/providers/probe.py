"""Testing a connection, and naming the layer that fails."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from desktop.chat.blocks import Text
from desktop.chat.errors import (
    AuthenticationFailed,
    ChatError,
    NotAnEventStream,
    Overloaded,
    ProviderError,
    ProviderUnreachable,
    RateLimited,
    RequestRejected,
)
from desktop.chat.events import Waiting
from desktop.chat.message import Message, Role
from desktop.chat.wording import Listed, say, say_counted
from desktop.providers.provider import ChatRequest, ModelInfo
from desktop.providers.transport_faults import rejection_in

if TYPE_CHECKING:
    from desktop.providers.exchange import Exchange
    from desktop.providers.provider import Provider

#: These list their models to everybody: the list says nothing about the key.
_OPEN_LISTS = ("openrouter.ai", "router.huggingface.co")


class Probe:
    """Tests the connection to one provider. Costs one token at most, and mostly none.

    A list of models proves name, proxy, TLS and key at once. Where there is none, or it is
    open to everybody, the model is asked for one token.
    """

    def __init__(self, exchange: Exchange, provider: Provider) -> None:
        self._exchange = exchange
        self._provider = provider

    async def check(self, model: str = "") -> str:
        """A sentence of success. Raises the `ProviderError` of the layer that fails."""
        title = self._exchange.settings.title
        models = await self._listed()
        if models is None:
            if not model:
                return say("{title} can be reached, but does not list its models.", title=title)
            await self._ask(model)
            return say(
                "Connected to {title}: {model} answers. It does not list its models.",
                title=title,
                model=model,
            )
        ids = [listed.id for listed in models]
        if not model:
            return say_counted(
                "Connected to {title}: %n models.",
                "Connected to {title}: %n model.",
                len(models),
                title=title,
            )
        if model not in ids and not await self._exists(model):
            close = difflib.get_close_matches(model, ids, n=3)
            raise RequestRejected(
                say(
                    "{title} can be reached, but does not list the model {model}.",
                    title=title,
                    model=model,
                ),
                say("Did you mean {names}?", names=Listed(tuple(close)))
                if close
                else say("Choose one of its models."),
                details="\n".join(ids[:100]),
            )
        if (urlsplit(self._exchange.settings.base_url).hostname or "") in _OPEN_LISTS:
            await self._ask(model)
        return say_counted(
            "Connected to {title}: %n models, {model} is available.",
            "Connected to {title}: %n model, {model} is available.",
            len(models),
            title=title,
            model=model,
        )

    async def _listed(self) -> tuple[ModelInfo, ...] | None:
        """None when the server has no list."""
        try:
            return await self._provider.list_models()
        except RequestRejected as error:
            rejection = rejection_in(error)
            if rejection is None or rejection.status not in (404, 405) or rejection.is_page:
                raise
            return None

    async def _ask(self, model: str) -> None:
        """Ask for one token. That there is no text in it, or no end, is as good as any."""
        hello = Message(id="probe", role=Role.USER, blocks=(Text("Hi"),), created_at=0.0)
        request = ChatRequest(model=model, messages=(hello,), max_tokens=1)
        async with self._provider.stream(request, progress=_ignore) as events:
            async for _ in events:
                return

    async def _exists(self, model: str) -> bool:
        """An alias need not be in the list, yet it can be asked for."""
        path = self._exchange.protocol.models_path.partition("?")[0]
        async with self._exchange.endpoint(_ignore) as endpoint:
            try:
                body = await self._exchange.fetch(endpoint, f"{path}/{quote(model, safe='/:')}")
            except RequestRejected:
                return False
            return body.lstrip().startswith(b"{") and b'"error"' not in body[:200]


_LAYERS = {
    "dns": "DNS",
    "connect": "Connection",
    "proxy": "Proxy",
    "tls": "TLS",
    "timeout": "Timeout",
    "redirect": "Redirect",
    "process": "Local server",
}


def failing_layer(error: ChatError) -> str:
    """One or two words for what does not work."""
    match error:
        case ProviderUnreachable(layer=layer):
            return _LAYERS.get(layer, "Connection")
        case AuthenticationFailed():
            return "Authentication"
        case RateLimited(quota=True):
            return "Quota"
        case RateLimited() | Overloaded():
            return "Provider"
        case RequestRejected():
            rejection = rejection_in(error)
            is_missing = rejection is not None and rejection.status in (404, 405)
            return "Address" if is_missing and "no chat service" in error.message else "Model"
        case NotAnEventStream():
            return "Address"
        case ProviderError():
            return "Provider"
        case _:
            return "Key" if error.kind.startswith("keyring") else "Settings"


def _ignore(waiting: Waiting) -> None:
    """A `WaitSink` for requests that show no progress."""
