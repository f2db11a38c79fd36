"""Lists of articles: search, smart lists, marks."""
