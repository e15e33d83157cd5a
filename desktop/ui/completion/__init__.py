"""What the composer offers while a word is typed: files, prompts, whatever has a source."""
