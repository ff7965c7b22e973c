"""Small inputs of known kinds of fault of readers, five of each: another place, number, way of writing and position."""
