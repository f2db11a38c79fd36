"""The main screen: composes the panes, passes their messages on, and does what concerns more than one of them."""
