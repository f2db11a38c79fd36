"""Look: themes, style sheets, glyphs, widths, and text made safe for the terminal."""
