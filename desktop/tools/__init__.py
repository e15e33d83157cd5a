"""Tools that a model may call: those that come with the program, and those of servers."""
