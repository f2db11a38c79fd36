"""Looks: themes, glyphs, widths, and text made safe for the terminal."""
