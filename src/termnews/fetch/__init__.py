"""Bytes from the network; the only part that knows its HTTP library."""
