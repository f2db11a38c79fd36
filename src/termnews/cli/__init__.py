"""The command line: text and JSON Lines on stdout, messages on stderr."""
