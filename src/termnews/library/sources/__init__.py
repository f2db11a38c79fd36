"""Subscriptions: add, edit, import and export sources, and keep sources.toml and cache in step."""
