"""What the README says of the quality of the answers: the figures of docs/quality.md in one sentence."""

import re
from collections.abc import Callable, Iterable

SENTENCE = re.compile(r"\d+ % are answered rightly \([^)]*\), \d+ % are answered though the plans do not state it")

_GROUPS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("over invented plans", lambda name: "real" not in name and " documents" not in name),
    ("over invented documents of many kinds", lambda name: "real" not in name and " documents" in name),
    ("over real plans, letters, notices and scans", lambda name: "real" in name),
)


def headline(report: str) -> str:
    """The sentence for a report."""
    shares = re.findall(r"^## ([^\n]+): \d+ questions$.*?^\| as typed \| ([\d.]+)%", report, re.M | re.S)
    parts = (f"{_range(float(share) for name, share in shares if belongs(name))} {what}" for what, belongs in _GROUPS)
    found = re.search(r"^right \d+ \(([\d.]+)%\), .*unsupported \d+ \(([\d.]+)%\)", report, re.M)
    if found is None:
        raise ValueError("the report has no sum of all sets")
    right, unsupported = (round(float(one)) for one in found.groups())
    return (
        f"{right} % are answered rightly ({', '.join(parts)}), "
        f"{unsupported} % are answered though the plans do not state it"
    )


def _range(shares: Iterable[float]) -> str:
    low, *_, high = sorted(shares)
    return f"{low:.0f} to {high:.0f} %"
