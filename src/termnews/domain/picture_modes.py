"""When pictures are fetched: as config.toml says for all, or sources.toml for one source."""

PICTURES = ("ask", "auto", "never")
"""When a key asks for them, as soon as an article is opened, or not at all."""
