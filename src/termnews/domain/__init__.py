"""The nouns and the pure decisions; standard library only, no I/O, and `now` is always an argument."""
