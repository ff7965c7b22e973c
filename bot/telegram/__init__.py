"""The Telegram bot: a room for each thing that it does, over one desk, built into one application."""
