"""The HTTP client; the only importer of httpx and httpcore."""
