"""The tree of messages and the path through it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation, new_id
from desktop.chat.message import Message, MessageStatus, Role


def say(conversation: Conversation, text: str, parent_id: str | None) -> str:
    return conversation.new_message(Role.USER, (Text(text),), parent_id=parent_id).id


def path(conversation: Conversation) -> list[str]:
    return [message.text for message in conversation.active_path()]


@pytest.fixture
def conversation() -> Conversation:
    return new_conversation("Title")


def test_a_new_one_is_empty(conversation: Conversation) -> None:
    assert conversation.active_path() == []
    assert conversation.leaf_id is None
    assert len(conversation) == 0
    assert conversation.summary.title == "Title"
    assert conversation.id != new_conversation().id
    assert new_id() != new_id()


def test_messages_follow_each_other(conversation: Conversation) -> None:
    first = say(conversation, "1", None)
    second = say(conversation, "2", first)
    assert path(conversation) == ["1", "2"]
    assert conversation.leaf_id == second
    assert first in conversation
    assert "nothing" not in conversation
    assert [message.text for message in conversation] == ["1", "2"]
    assert conversation.message(first).text == "1"
    with pytest.raises(KeyError):
        conversation.message("nothing")


def test_an_edited_message_stands_beside_the_old_one(conversation: Conversation) -> None:
    old = say(conversation, "old", None)
    say(conversation, "old reply", old)
    new = say(conversation, "new", None)
    assert path(conversation) == ["new"]
    assert conversation.versions(old) == conversation.versions(new) == (old, new)
    conversation.select(old)
    assert path(conversation) == ["old", "old reply"]


def test_selecting_goes_down_to_the_newest(conversation: Conversation) -> None:
    root = say(conversation, "root", None)
    say(conversation, "a", root)
    b = say(conversation, "b", root)
    say(conversation, "b1", b)
    say(conversation, "b2", b)
    conversation.select(root)
    assert path(conversation) == ["root", "b", "b2"]
    with pytest.raises(KeyError):
        conversation.select("nothing")
    assert path(conversation) == ["root", "b", "b2"]


def test_an_update_keeps_the_place(conversation: Conversation) -> None:
    root = say(conversation, "root", None)
    reply = conversation.new_message(
        Role.ASSISTANT, parent_id=root, status=MessageStatus.STREAMING, provider_id="p", model="m"
    )
    done = msgspec.structs.replace(reply, blocks=(Text("done"),), status=MessageStatus.COMPLETE)
    conversation.update(done)
    assert path(conversation) == ["root", "done"]
    assert conversation.message(reply.id) is done
    with pytest.raises(ValueError, match="cannot move"):
        conversation.update(msgspec.structs.replace(done, parent_id=None))
    with pytest.raises(KeyError):
        conversation.update(msgspec.structs.replace(done, id="nothing"))


def test_what_does_not_fit_is_refused(conversation: Conversation) -> None:
    root = say(conversation, "root", None)
    with pytest.raises(ValueError, match="already"):
        conversation.add(conversation.message(root))
    with pytest.raises(ValueError, match="no parent"):
        say(conversation, "stray", "nothing")
    assert path(conversation) == ["root"]
    assert len(conversation) == 1


def test_a_message_that_was_not_saved_is_taken_back(conversation: Conversation) -> None:
    root = say(conversation, "root", None)
    kept = say(conversation, "kept", root)
    lost = say(conversation, "lost", root)
    conversation.discard(lost, leaf_id=kept)
    assert path(conversation) == ["root", "kept"]
    assert conversation.versions(kept) == (kept,)
    assert lost not in conversation


def test_it_is_rebuilt_with_its_leaf(conversation: Conversation) -> None:
    root = say(conversation, "root", None)
    first = say(conversation, "first", root)
    second = say(conversation, "second", root)
    for leaf, expected in ((first, "first"), (None, "second"), ("gone", "second")):
        again = Conversation(conversation.summary, conversation, leaf_id=leaf, draft="half")
        assert path(again) == ["root", expected]
        assert again.versions(second) == (first, second)
        assert again.draft == "half"


def test_title_and_time_change_with_its_summary(conversation: Conversation) -> None:
    before = conversation.summary
    conversation.retitle("Other")
    conversation.touch()
    assert conversation.summary.title == "Other"
    assert conversation.summary.updated_at >= before.updated_at
    assert before.title == "Title"


def test_ten_thousand_messages_in_a_row_are_no_recursion(conversation: Conversation) -> None:
    parent: str | None = None
    for number in range(10_000):
        message = Message(id=str(number), parent_id=parent, role=Role.USER, created_at=1.0)
        conversation.add(message)
        parent = message.id
    conversation.select("0")
    assert len(conversation.active_path()) == 10_000


class Trees(RuleBasedStateMachine):
    """Whatever is done, the path leads from a root to the leaf and nothing is lost."""

    @initialize()
    def start(self) -> None:
        self.conversation = new_conversation()
        self.ids: list[str] = []

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        parent = data.draw(st.sampled_from([None, *self.ids]))
        self.ids.append(say(self.conversation, "x", parent))
        assert self.conversation.leaf_id == self.ids[-1]

    @rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        if self.ids:
            chosen = data.draw(st.sampled_from(self.ids))
            self.conversation.select(chosen)
            assert chosen in [message.id for message in self.conversation.active_path()]

    @invariant()
    def the_path_is_whole(self) -> None:
        active = self.conversation.active_path()
        assert [message.id for message in self.conversation] == self.ids
        assert [m.parent_id for m in active] == [None, *(m.id for m in active)][: len(active)]
        assert (active[-1].id if active else None) == self.conversation.leaf_id
        for message in active:
            assert message.id in self.conversation.versions(message.id)


TestTrees = Trees.TestCase


def test_a_part_of_a_conversation_is_loaded_and_the_rest_known_by_its_place() -> None:
    whole = new_conversation()
    parent: str | None = None
    for number in range(6):
        parent = say(whole, str(number), parent)
    other = say(whole, "other", whole.ids()[2])
    tree = [(message.id, message.parent_id) for message in whole]
    part = Conversation(whole.summary, tree=tree, leaf_id=parent)
    ids = part.active_ids()
    assert ids == whole.ids_to(parent)
    assert (len(part), part.active_path()) == (7, [])
    part.hold([whole.message(ids[0]), whole.message(ids[4]), whole.message(ids[5])])
    assert path(part) == ["4", "5"]
    assert part.missing(ids) == ids[1:4]
    assert part.versions(ids[3]) == (ids[3], other)
    part.select(other)
    assert part.active_ids() == [*ids[:3], other]
    with pytest.raises(KeyError):
        part.message(other)
    with pytest.raises(KeyError):
        part.select("unknown")
    say(part, "new", other)
    assert path(part) == ["new"]


def test_what_is_held_already_is_newer_than_what_is_loaded(conversation: Conversation) -> None:
    key = say(conversation, "old", None)
    old = conversation.message(key)
    conversation.update(msgspec.structs.replace(old, blocks=(Text("new"),)))
    conversation.hold([old])
    assert path(conversation) == ["new"]
    with pytest.raises(ValueError, match="cannot move"):
        conversation.hold([msgspec.structs.replace(old, parent_id="elsewhere")])
