"""Settings, paths, keymaps as data, and the reader and writer of sources.toml."""
