"""Conversations as files: Rivulet's own, other programs', and for reading. Knows no disk."""
