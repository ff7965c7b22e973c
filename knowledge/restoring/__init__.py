"""Restoring damaged Vietnamese text: a reading for people, labelled as automatic."""


def restored(text: str, around: str = "") -> str:
    """The text as it was probably written, standing in the text `around`; what has a digit stays exactly as it is."""
    # Loaded where a text is damaged: spelling, which every question needs, is without it.
    from knowledge.restoring.restorer import open_restorer

    return open_restorer().restore(text, around)
