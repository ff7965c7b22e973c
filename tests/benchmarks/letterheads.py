"""How many damaged letterheads are read right: `python -m tests.benchmarks.letterheads [--documents N] [--misses]`."""

import argparse
from collections import Counter

from tests.letterheads import damaged, is_issuer
from tests.plans_made import made


def main() -> None:
    """Read so many documents of tests/letterheads.py and print the share of each field that is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--misses", action="store_true", help="print the letterheads whose issuer is not read")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    for number in range(arguments.documents):
        wanted = damaged(number)
        card = made(wanted.text).card
        day = card.issued_on.first() if card.issued_on else None
        right["issuer"] += is_issuer(wanted, card)
        right["number"] += (card.number.value if card.number else None) == wanted.number
        right["day"] += (str(day) if day else None) == wanted.day
        right["signatory"] += card.signatory is not None and card.signatory.value == wanted.signatory
        if arguments.misses and not is_issuer(wanted, card):
            read = f"{card.issuer.value if card.issuer else None} {card.places}"
            print(f"--- {number}: {wanted.issuer} ({wanted.place}), read {read}")
            print(wanted.text.partition("KẾ HOẠCH\n")[0])
    for field, count in right.items():
        print(f"{field}: {count}/{arguments.documents} ({100 * count / arguments.documents:.1f} %)")


if __name__ == "__main__":
    main()
