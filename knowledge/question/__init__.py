"""A question as it is typed, read once into what it asks for and of which plans."""
