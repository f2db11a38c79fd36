"""The terminal as a device: what is written to it and read from it, how it is taken over, lent and left."""
