"""How often Python looks for values that only refer to one another, so that nothing else lets go of them.

Plans are values that refer to nothing that refers to them: there are hardly any such circles, but very many values to
look through. By itself Python looked through all of them every few questions, which took longer than most answers.
"""

import gc

SELDOM = (50_000, 20, 20)
"""How many more values there are than at the last look, at the young ones; after so many looks the older ones are
looked at, too, and after so many of those all."""


def collect_seldom() -> None:
    """Look through the values of this process seldom."""
    gc.set_threshold(*SELDOM)
