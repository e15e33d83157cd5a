"""The list of models, in the shape of OpenAI and in the shape of Anthropic."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from desktop.chat.errors import ChatError
from desktop.gateway.dialect import to_json
from desktop.gateway.dialects.chat_reply import fault_body
from desktop.gateway.faults import fault_of
from desktop.session.forwarding import Forwarding
from desktop.settings import ModelRef

#: The protocols want a time; nobody knows it.
_CREATED = 0
_CREATED_TEXT = "1970-01-01T00:00:00Z"


class ModelRoutes:
    """Names every model of every provider."""

    def __init__(self, forwarding: Forwarding) -> None:
        self._forwarding = forwarding

    async def list(self, _request: Request) -> Response:
        models = [_model(ref) for ref in self._forwarding.models()]
        last = models[-1]["id"] if models else None
        first = models[0]["id"] if models else None
        page = {"object": "list", "data": models, "has_more": False}
        return _json(page | {"first_id": first, "last_id": last})

    async def one(self, request: Request) -> Response:
        try:
            provider, model = self._forwarding.find(request.path_params["name"] or "/")
        except ChatError as error:
            return _json(fault_body(fault_of(error)), 404)
        return _json(_model(ModelRef(provider.id, model)))


def _model(ref: ModelRef) -> dict[str, object]:
    """Fields of both shapes: each client reads its own."""
    name = str(ref)
    own = {"id": name, "object": "model", "created": _CREATED, "owned_by": ref.provider_id}
    return own | {"type": "model", "display_name": name, "created_at": _CREATED_TEXT}


def _json(value: object, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(to_json(value), status, headers, media_type="application/json")
