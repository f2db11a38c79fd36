"""The list pane: headlines, search and filter, marks."""
