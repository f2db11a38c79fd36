"""Keys: the registry of actions, key sequences, command line, macros, palette."""
