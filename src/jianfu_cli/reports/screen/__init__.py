"""What the commands show on the screen, as lines of text."""
