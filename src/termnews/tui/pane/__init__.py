"""What a pane is made of: its box, its title, its line of typing."""
