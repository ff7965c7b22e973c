"""What shows whether the bot is well: a sign of life, figures."""
