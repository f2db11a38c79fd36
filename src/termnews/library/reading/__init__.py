"""Reading: documents for articles, from the cache, the feed's text, the page or a file."""
