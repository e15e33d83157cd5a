"""Words that may be misspelled: marked while they are written, and corrected."""
