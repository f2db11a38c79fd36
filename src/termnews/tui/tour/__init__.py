"""The tour of the demo edition."""
