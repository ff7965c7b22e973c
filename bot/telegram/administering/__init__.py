"""What administrators of the bot see: figures, what was not answered, why an answer is what it is."""
