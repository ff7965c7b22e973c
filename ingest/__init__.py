"""How a file becomes a plan: read, normalise, outline, card, passages, publish."""
