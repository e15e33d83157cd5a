"""A conversation in which every call of a tool has its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from desktop.chat.blocks import ContentBlock, Text, ToolCall, ToolResult
from desktop.chat.message import Message, Role
from desktop.chat.wording import say, values_in

#: Characters of broken arguments that are shown to the model again.
_MOST_QUOTED = 2_000
_NOT_RUN = "This call was not run, or its result was lost. Call the tool again if it is needed."

#: What a model is told in place of a result. It stays English in the conversation; who reads it
#: there is told the same by `own_words`.
STOPPED = say("The user stopped this call before it ended.")
DENIED = say("The user did not allow this call.")
DENIED_BECAUSE = say("The user did not allow this call. They say: {reason}")
UNKNOWN = say("There is no tool {name}. There are: {names}.")
ONLY_UNKNOWN = say("There is no tool {name}, nor any other.")
TOO_MANY = say("Too many calls in one reply; this one was not run.")
TOO_LONG = say("It took too long, and the user ended it.")
FAULT = say("The tool failed because of a mistake in Rivulet itself. It is in the log.")
_DENIALS = (DENIED, DENIED_BECAUSE)
_OWN = (STOPPED, DENIED, DENIED_BECAUSE, UNKNOWN, ONLY_UNKNOWN, TOO_MANY, TOO_LONG, FAULT)
#: What the user is told instead, where the model is told of somebody else.
_TO_THE_USER = {
    STOPPED.template: say("You stopped this call before it ended."),
    DENIED.template: say("You did not allow this call."),
    DENIED_BECAUSE.template: say("You did not allow this call. Your reason: {reason}"),
    TOO_LONG.template: say("It took too long, and you ended it."),
}
#: Characters of a result that may be one of them.
_LONGEST_OWN = 5_000


def calls_of(message: Message) -> list[ToolCall]:
    """The calls in a reply, broken ones too."""
    return [block for block in message.blocks if isinstance(block, ToolCall)]


def failed_result(call: ToolCall, words: str) -> ToolResult:
    """The answer to a call that brought nothing."""
    return ToolResult(call.id, call.name, (Text(words),), is_error=True)


def own_words(text: str) -> str:
    """What of a failed result is said by Rivulet itself, as a sentence; any other text as it is."""
    if len(text) <= _LONGEST_OWN:
        for words in _OWN:
            if (values := values_in(text, words.template)) is not None:
                return _TO_THE_USER.get(words.template, words).of(**values)
    return text


def was_denied(result: ToolResult) -> bool:
    """Whether the user did not allow the call."""
    texts = [part.text for part in result.content if isinstance(part, Text)]
    return (
        result.is_error
        and len(texts) == 1
        and len(texts[0]) <= _LONGEST_OWN
        and any(values_in(texts[0], words.template) is not None for words in _DENIALS)
    )


def broken_words(call: ToolCall) -> str:
    """What is wrong with a call whose arguments cannot be read."""
    source = call.arguments_text[:_MOST_QUOTED]
    return (
        "The arguments of this call were not a complete JSON object; it was not run. "
        f"They began: {source}"
    )


def with_answers(messages: Sequence[Message]) -> list[Message]:
    """The messages, with an error for each call that was never answered.

    A provider refuses a call without a result, and a model that is not told of it waits for
    one. A call whose arguments cannot be read is given back as one without any.
    """
    answered = Counter(_answered(messages))
    complete: list[Message] = []
    missing: list[ToolResult] = []
    for message in messages:
        if missing and message.role is Role.TOOL:
            blocks = (*message.blocks, *missing)
            complete.append(msgspec.structs.replace(message, blocks=blocks))
        else:
            if missing:
                complete.append(_answers_to(complete[-1], missing))
            complete.append(_with_readable_calls(message))
        missing = [
            failed_result(call, broken_words(call) if _is_broken(call) else _NOT_RUN)
            for call in _calls_to_answer(message)
            if not _takes_one(answered, call.id)
        ]
    if missing:
        complete.append(_answers_to(complete[-1], missing))
    return complete


def _answered(messages: Iterable[Message]) -> list[str]:
    return [b.call_id for m in messages for b in m.blocks if isinstance(b, ToolResult)]


def _takes_one(answered: Counter[str], call_id: str) -> bool:
    if not answered[call_id]:
        return False
    answered[call_id] -= 1
    return True


def _calls_to_answer(message: Message) -> list[ToolCall]:
    called = calls_of(message) if message.role is Role.ASSISTANT else []
    return [call for call in called if call.name]


def _with_readable_calls(message: Message) -> Message:
    if message.role is not Role.ASSISTANT or not any(map(_is_broken, message.blocks)):
        return message
    blocks: list[ContentBlock] = [
        msgspec.structs.replace(block, arguments={}, arguments_text="")
        if isinstance(block, ToolCall) and _is_broken(block)
        else block
        for block in message.blocks
        if not (isinstance(block, ToolCall) and not block.name)
    ]
    return msgspec.structs.replace(message, blocks=tuple(blocks))


def _is_broken(block: ContentBlock) -> bool:
    return isinstance(block, ToolCall) and block.arguments is None


def _answers_to(message: Message, results: list[ToolResult]) -> Message:
    return Message(
        id=f"{message.id} answers",
        parent_id=message.id,
        role=Role.TOOL,
        blocks=tuple(results),
        created_at=message.created_at,
    )
