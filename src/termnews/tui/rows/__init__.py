"""Virtual lists of rows with a cursor; what a row says is up to who uses them."""
