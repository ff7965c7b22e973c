"""What the bot tells of itself: how to ask, the menu, what it keeps of a person, the reading room."""
