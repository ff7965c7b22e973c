"""How people reach the assistant: Telegram, the terminal, and every sentence that they see."""
