"""What calls of tools are called among people."""

from __future__ import annotations

from desktop.chat.wording import say

#: Tools that are built in, by the names that models know them by.
OWN_TITLES = {
    "calculate": say("Calculator"),
    "current_time": say("Date and time"),
    "read_file": say("Read a file"),
    "list_folder": say("List a folder"),
    "search_conversations": say("Search in all conversations"),
    "fetch_page": say("Web page"),
}
#: Between a server and its tool in the name that models know it by.
BETWEEN = "__"


def real_name(name: str, *, server: str) -> str:
    """Of the tool of a server what the server calls it; what is built in has a title."""
    return name if server else OWN_TITLES.get(name, name)


def tool_words(name: str, *, title: str = "", server: str = "") -> str:
    """Of a call that names a tool so: ``look_up (desk)`` for ``desk__look_up``.

    ``title`` and ``server`` are what is known of the tool itself.
    """
    if not title:
        before, _, after = name.partition(BETWEEN)
        if before and after:
            server, title = server or before, after
        else:
            title = real_name(name, server=server)
    return say("{tool} ({server})", tool=title, server=server) if server else title
