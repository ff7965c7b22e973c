"""The state of a talk: what was said before, how much was asked lately, what is being answered."""
