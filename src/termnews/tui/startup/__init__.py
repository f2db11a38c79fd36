"""From the command to the first screen, and the ways the program ends: what runs before and around the app."""
