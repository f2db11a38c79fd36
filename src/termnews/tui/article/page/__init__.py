"""The printed page: a document laid out as lines of pieces; pure, no widgets."""
