"""Pictures of articles: fetched when asked for, kept in the cache folder, decoded in a process of their own."""
