"""What the actions do: one class for each group of the registry, one method for each action."""
