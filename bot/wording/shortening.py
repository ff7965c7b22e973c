"""Texts of bearable length."""


def shortened(text: str, most: int) -> str:
    """A text, unaltered up to where it is cut: at a word, where it is longer than so many characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
