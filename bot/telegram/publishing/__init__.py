"""Changes of the plans from a chat: a file, a correction, a step back, a removal; and who is told."""
