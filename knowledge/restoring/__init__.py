"""Restoring damaged Vietnamese text: a reading for people, labelled as automatic."""

from knowledge.restoring.restorer import open_restorer


def restored(text: str, around: str = "") -> str:
    """The text as it was probably written, standing in the text `around`; what has a digit stays exactly as it is."""
    return open_restorer().restore(text, around)
