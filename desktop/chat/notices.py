"""What is said under a reply that did not end in the ordinary way."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from desktop.chat.message import Message, MessageStatus, Remark, Role, StopReason
from desktop.chat.wording import say, together


class Action(enum.StrEnum):
    """What can be done with a message; the value is the word on the button."""

    COPY = "copy"
    RETRY = "retry"
    FORK = "fork"
    CONTINUE = "continue"
    EDIT = "edit"
    ADD_KEY = "add key"
    CHANGE_KEY = "change key"
    PREVIOUS = "previous version"
    NEXT = "next version"
    PIN = "pin"
    EXCLUDE = "exclude"
    UNDO_SUMMARY = "undo the summary"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, what to do, and the buttons that do it, the best one first."""

    text: str
    hint: str = ""
    actions: tuple[Action, ...] = ()
    is_failure: bool = False


#: What is done about the key, by the kind of a failure.
_KEY_ACTIONS = {"authentication": Action.CHANGE_KEY, "key-missing": Action.ADD_KEY}
_BOTH = (Action.CONTINUE, Action.RETRY)

_STOPS = {
    StopReason.LENGTH: Notice(
        say("The reply reached its length limit."), say("Continue to let the model go on."), _BOTH
    ),
    StopReason.CONTEXT_FULL: Notice(
        say("The model's context is full."),
        say("Start a new conversation, or edit an earlier message to leave less behind it."),
        (Action.RETRY,),
    ),
    StopReason.CONTENT_FILTER: Notice(
        say("The provider's content filter ended the reply."),
        say("Word the question in another way, or try another model."),
        (Action.RETRY,),
    ),
    StopReason.REFUSAL: Notice(
        say("The model declined to answer."),
        say("Word the question in another way, or try another model."),
        (Action.RETRY,),
    ),
    StopReason.PAUSE: Notice(
        say("The provider paused this reply."), say("Continue to let the model go on."), _BOTH
    ),
}


def notice_for(message: Message) -> Notice | None:
    """None for a reply that is still running or ended as it should."""
    if message.role is not Role.ASSISTANT:
        return None
    failure = message.failure
    match message.status:
        case MessageStatus.FAILED:
            actions: tuple[Action, ...] = (Action.RETRY,)
            if failure is not None and failure.kind in _KEY_ACTIONS:
                actions = (_KEY_ACTIONS[failure.kind], Action.RETRY)
            return Notice(
                failure.sentence if failure else say("No reply arrived."),
                failure.hint_sentence if failure else "",
                actions,
                is_failure=True,
            )
        case MessageStatus.INTERRUPTED:
            return Notice(
                failure.sentence if failure else say("The reply was interrupted."),
                (failure.hint_sentence if failure else "") or say("What arrived is kept."),
                _BOTH,
                is_failure=True,
            )
        case MessageStatus.STOPPED:
            return Notice(say("Stopped."), "", _BOTH if message.blocks else (Action.RETRY,))
        case MessageStatus.COMPLETE:
            return _stop_notice(message) or _remark(message)
        case _:
            return None


def _stop_notice(message: Message) -> Notice | None:
    if message.stop_reason is StopReason.OTHER:
        if not message.stop_word:
            return Notice(say("The provider ended the reply for a reason of its own."), "", _BOTH)
        text = say(
            "The provider ended the reply for a reason of its own: {word}.", word=message.stop_word
        )
        return Notice(text, "", _BOTH)
    if message.stop_reason is None:
        return None
    notice = _STOPS.get(message.stop_reason)
    remark = message.failure
    if notice is not None and remark is not None and remark.kind == Remark.EXPLAINED:
        notice = replace(notice, hint=together(remark.sentence, notice.hint))
    if notice is None and not message.blocks and message.stop_reason is StopReason.END:
        return Notice(say("The model answered with nothing."), "", (Action.RETRY,))
    return notice


def _remark(message: Message) -> Notice | None:
    """What is to be said of a reply although nothing is wrong with it."""
    remark = message.failure
    if remark is None or remark.kind == Remark.FITS:
        return None  # a word of the footer is enough
    if remark.kind == Remark.UNFIT:
        words = say("The answer is not what was asked for.")
        return Notice(words, remark.sentence, (Action.RETRY,), is_failure=True)
    return Notice(remark.sentence, remark.hint_sentence, ())
