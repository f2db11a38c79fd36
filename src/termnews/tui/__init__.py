"""The reader: what a person sees and the keys that answer; the only importer of textual."""
