"""Restoring damaged Vietnamese text: a reading for people, labelled as automatic."""

from knowledge.restoring.restorer import open_restorer


def restored(text: str) -> str:
    """The text as it was probably written; what has a digit stays exactly as it stands."""
    return open_restorer().restore(text)
