"""The tree pane: lists of the reader's own, smart lists, categories and sources with their unread counts."""
