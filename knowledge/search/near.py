"""Words one wrong, missing, added or swapped letter apart."""


def shortenings(word: str) -> set[str]:
    """The word, and the word without each of its letters: two words one damage apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def one_apart(one: str, other: str) -> bool:
    """Whether one wrong, missing, added or swapped letter makes one word the other."""
    if one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
