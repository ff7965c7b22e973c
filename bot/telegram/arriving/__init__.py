"""What comes in: kept at once, worked off in order, and heard where it concerns the bot."""
