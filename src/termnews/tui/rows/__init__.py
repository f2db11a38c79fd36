"""Lists of rows with a cursor, as long as they like; what a row says is up to who uses them."""
