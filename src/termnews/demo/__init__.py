"""The demo edition: an invented site of feeds and pages, read through the real parsers; data only."""
