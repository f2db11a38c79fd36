"""The screens of the reader: the main one and its dialogs."""
