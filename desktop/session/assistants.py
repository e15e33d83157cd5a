"""The user's assistants, and conversations that take them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from desktop.chat.assistant import Assistant
from desktop.chat.conversation import Conversation
from desktop.session.library import Library
from desktop.session.own_items import OwnItems
from desktop.session.tool_shelf import ToolShelf
from desktop.settings import ModelRef


class Assistants(OwnItems[Assistant]):
    """Keeps the assistants in their file, and lets conversations take one."""

    async def take(
        self,
        assistant: Assistant,
        conversation: Conversation,
        *,
        library: Library,
        tools: ToolShelf,
        default_model: Callable[[], ModelRef],
    ) -> ModelRef:
        """Let a conversation be answered by an assistant from now on; returns the model.

        Raises `StorageError` when it could not be saved; it holds nevertheless.
        """
        model = ModelRef.parse(assistant.model) or default_model()
        await library.set_up(conversation, assistant.setup(conversation.setup))
        if assistant.tools is not None:
            await tools.choose(conversation, assistant.tools)
        return model

    async def leave(self, conversation: Conversation, *, library: Library) -> None:
        """Let a conversation be answered as the settings say. Raises `StorageError`."""
        limit = conversation.setup.limit
        blank = msgspec.structs.replace(type(conversation.setup)(), limit=limit)
        await library.set_up(conversation, blank)
