"""The article pane: the open article, its links, the reading history, find in the text."""
