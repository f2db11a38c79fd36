"""Sort key of an article: its date above its id, in one number that is the article's for good."""

ID_BITS = 28
MAX_ID = (1 << ID_BITS) - 1
