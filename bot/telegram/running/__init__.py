"""The application at work: from its start to its end, and what is done every day."""
