"""The fixed words of the page. Its own files say them in English, and look them up in here."""

from __future__ import annotations

from desktop.chat.wording import Sentence, say

#: All that stands in ``index.html``, and all that its scripts say.
WORDS: tuple[Sentence, ...] = (
    say("Go to the message field"),
    say("Conversations"),
    say("New conversation"),
    say("Conversation"),
    say("Show earlier messages"),
    say("What shall we talk about?"),
    say(
        "Type a message and press Enter. It is the same conversation here and in the window of "
        "Rivulet."
    ),
    say("Latest ↓"),
    say("Close the notice"),
    say("Message"),
    say("Message Rivulet"),
    say("Send"),
    say("Stop"),
    say("Enter sends · Shift+Enter new line · Esc stops"),
    say("Open this page from Rivulet"),
    say(
        "In the window of Rivulet press Ctrl+K and choose “Open in browser”. That lets this "
        "browser in until Rivulet ends."
    ),
    say("Rivulet does not answer. Is it still running, with its gateway on?"),
    say("Rivulet said no."),
    say("That conversation was put away."),
    say("A reply is still arriving: press Esc to stop it, then send."),
    say("You"),
    say("Reply"),
    say("Tools"),
    say("The reply is complete."),
    say("Stopped."),
    say("The reply was interrupted."),
    say("No reply arrived."),
    say("Waiting for a reply."),
    say("The reply begins."),
    say("Pinned"),
    say("Today"),
    say("Yesterday"),
    say("Last 7 days"),
    say(", a reply is arriving"),
    say("Show more"),
    say("text"),
    say("copy"),
    say("copied"),
    say("not allowed"),
    say("Copy this code"),
    say("Thinking"),
    say("Deny"),
    say("Allow once"),
    say("retry"),
    say("continue"),
)
