"""How well each plan fits a question, by clues with their reasons; nothing here shuts a plan out."""
