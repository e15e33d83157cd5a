"""Pictures and files on their way into a message."""
