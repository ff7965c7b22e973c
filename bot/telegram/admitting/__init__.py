"""For whom the bot is there: what is addressed to it, who may ask."""
