"""How the program lives and dies: event loop, tasks, crashes, logs, places on disk."""
