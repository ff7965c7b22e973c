"""Files that people send: fetched, and read one after the other."""
