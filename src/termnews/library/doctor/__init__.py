"""Check-ups: what `termnews doctor` looks at."""
