"""The dialogs: screens that ask for something and return it."""
