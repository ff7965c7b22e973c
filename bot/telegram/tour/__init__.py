"""What new staff learn of a plan: the tour, its quiz, and the checklist of an award's criteria."""
