"""The cache: articles, full texts, states and the search index in one SQLite file; the only user of sqlite3."""
