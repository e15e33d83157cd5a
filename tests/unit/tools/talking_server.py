"""A tool server that uses all of the protocol: run as a script."""

from __future__ import annotations

import base64
import json
import os
import sys
from typing import Any

WORDS = {"type": "object", "properties": {"text": {"type": "string"}}}
NAMES = ("progress", "never", "ask", "ask-url", "ask-nested", "ask-forever", "log", "change")
FORM = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "title": "Your name", "minLength": 2},
        "age": {"type": "integer"},
        "size": {"type": "string", "enum": ["s", "l"], "enumNames": ["Small", "Large"]},
        "sure": {"type": "boolean", "default": True},
    },
    "required": ["name"],
}
PROMPT = {
    "name": "review",
    "title": "Review a text",
    "arguments": [{"name": "text", "required": True}, {"name": "tone"}],
}
RESOURCES = [
    {"uri": "notes://a/first.txt", "name": "First", "mimeType": "text/plain", "size": 5},
    {"uri": "notes://a/picture.png", "name": "picture"},
]
LATER: list[str] = []


def say(**fields: Any) -> None:
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", **fields}) + "\n")
    sys.stdout.flush()


def heard() -> dict[str, Any]:
    line = sys.stdin.readline()
    if not line:
        sys.exit()
    found: dict[str, Any] = json.loads(line)
    if found.get("method") == "notifications/cancelled":
        sys.stderr.write(f"cancelled {found['params']['requestId']}\n")
        sys.stderr.flush()
    return found


def asked(params: dict[str, Any]) -> dict[str, Any]:
    say(id="q", method="elicitation/create", params=params)
    while (answer := heard()).get("id") != "q":
        pass
    return answer


def text(words: str) -> dict[str, Any]:
    return {"content": [{"type": "text", "text": words}]}


def called(request: dict[str, Any]) -> dict[str, Any] | None:
    form = {"mode": "form", "message": "Who are you?", "requestedSchema": FORM}
    match request["params"]["name"]:
        case "progress":
            token = request["params"]["_meta"]["progressToken"]
            for done in (1, 2):
                fields = {"progressToken": token, "progress": done, "total": 2, "message": "Half"}
                say(method="notifications/progress", params=fields)
            return text("done")
        case "never":
            return None
        case "ask":
            answer = asked(form)
            return text(json.dumps(answer.get("result") or answer["error"]))
        case "ask-url":
            page = {"url": "https://example.org/pay", "elicitationId": "1", "message": "Pay"}
            return text(json.dumps(asked({"mode": "url", **page})["result"]))
        case "ask-nested":
            nested = {"type": "object", "properties": {"x": {"type": "object"}}}
            answer = asked({"mode": "form", "message": "?", "requestedSchema": nested})
            return text(json.dumps(answer))
        case "ask-forever":
            while True:
                asked(form)
        case "log":
            fields = {"level": "warning", "logger": "disk", "data": "nearly full"}
            say(method="notifications/message", params=fields)
            return text("logged")
        case "change":
            LATER.append("new")
            say(method="notifications/tools/list_changed")
            return text("changed")
        case _:
            return text("again")


def answer(request: dict[str, Any]) -> dict[str, Any] | None:
    match request["method"]:
        case "initialize":
            return {
                "protocolVersion": request["params"]["protocolVersion"],
                "capabilities": {
                    "tools": {"listChanged": True},
                    "resources": {},
                    "prompts": {},
                    "logging": {},
                },
                "serverInfo": {"name": "talker", "version": "1"},
            }
        case "logging/setLevel":
            sys.stderr.write(f"level {request['params']['level']}\n")
            sys.stderr.flush()
            return {}
        case "tools/list":
            return {"tools": [{"name": n, "inputSchema": WORDS} for n in (*NAMES, *LATER)]}
        case "tools/call":
            return called(request)
        case "prompts/list":
            return {"prompts": [PROMPT]}
        case "prompts/get":
            said = json.dumps(request["params"]["arguments"])
            return {"messages": [{"role": "user", "content": {"type": "text", "text": said}}]}
        case "resources/list":
            cursor = request.get("params", {}).get("cursor")
            return (
                {"resources": RESOURCES[1:]}
                if cursor
                else {"resources": RESOURCES[:1], "nextCursor": "2"}
            )
        case "resources/read":
            uri = request["params"]["uri"]
            if uri.endswith(".png"):
                png = base64.b64encode(b"\x89PNG").decode()
                return {"contents": [{"uri": uri, "mimeType": "image/png", "blob": png}]}
            return {"contents": [{"uri": uri, "mimeType": "text/plain", "text": "hello"}]}
    raise KeyError(request["method"])


def main() -> None:
    sys.stderr.write(f"process {os.getpid()}\n")
    sys.stderr.flush()
    while True:
        request = heard()
        if "method" not in request or "id" not in request:
            continue
        try:
            result = answer(request)
        except KeyError:
            say(id=request["id"], error={"code": -32601, "message": "Method not found"})
            continue
        if result is not None:
            say(id=request["id"], result=result)


if __name__ == "__main__":
    main()
