"""Bytes to articles, pure: feeds and JSON, finding feeds in pages, lists of subscriptions."""
