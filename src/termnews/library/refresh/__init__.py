"""Refreshing: fetch, parse, merge and store the articles of sources."""
