"""Rivulet: a native desktop chat application for language models."""

__version__ = "0.1.0"
