"""What leaves the bot: an answer as messages that Telegram accepts, how fast, through one door, each once."""
