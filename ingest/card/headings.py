"""What a document calls itself: the words that stand alone above its title, "KẾ HOẠCH", "QUYẾT ĐỊNH", by kind.

The kinds are those of Decree 30/2020/NĐ-CP, of the Party's Guidance 36-HD/VPTW, and what organisations use besides.
"""

import re
from dataclasses import dataclass

from knowledge.card import DocumentKind as Kind
from knowledge.text import fold

KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.PLAN, "ke hoach|ke hoach lien tich|ke hoach phoi hop|phuong an"),
    (Kind.GUIDANCE, "huong dan|huong dan lien tich|huong dan lien nganh"),
    (Kind.LETTER, "cong van|cong dien"),
    (Kind.NOTICE, "thong bao|thong cao|thong bao ket luan"),
    (Kind.DECISION, "quyet dinh"),
    (Kind.REGULATION, "quy che|quy che phoi hop|noi quy"),
    (Kind.PROVISIONS, "quy dinh"),
    (Kind.CONTEST_RULES, "the le|dieu le"),
    (Kind.PROGRAMME, "chuong trinh|chuong trinh hanh dong|chuong trinh cong tac|chuong trinh phoi hop"),
    (Kind.DIRECTIVE, "chi thi"),
    (Kind.REPORT, "bao cao|bao cao tong ket|bao cao so ket|bao cao tom tat"),
    (Kind.SUBMISSION, "to trinh"),
    (Kind.INVITATION, "giay moi|thu moi"),
    (Kind.SUMMONS, "giay trieu tap|trieu tap"),
    (Kind.CIRCULAR_LETTER, "thong tri"),
    (Kind.CONCLUSION, "ket luan"),
    (Kind.RESOLUTION, "nghi quyet|nghi quyet lien tich"),
    (Kind.PROJECT, "de an|du an"),
    (Kind.MINUTES, "bien ban|bien ban hop|bien ban hoi nghi"),
    (Kind.APPEAL, "thu phat dong|loi phat dong|loi keu goi|loi hieu trieu|thu keu goi|thu hieu trieu|thu ngo|thu cong"),
    (Kind.COMPACT, "giao uoc|giao uoc thi dua|ban giao uoc thi dua|ban giao uoc|ban dang ky thi dua"),
    (
        Kind.FORM,
        "don xin|don de nghi|don yeu cau|don dang ky|don trinh bay|to khai|phieu dang ky|giay de nghi|ban cam ket",
    ),
    (Kind.LAW, "luat|bo luat|phap lenh"),
    (Kind.DECREE, "nghi dinh"),
    (Kind.CIRCULAR, "thong tu|thong tu lien tich"),
)
"""Each kind with the folded words that head it."""

CODES: dict[str, Kind] = {
    "kh": Kind.PLAN,
    "khlt": Kind.PLAN,
    "khph": Kind.PLAN,
    "pa": Kind.PLAN,
    "hd": Kind.GUIDANCE,
    "hdlt": Kind.GUIDANCE,
    "cv": Kind.LETTER,
    "tb": Kind.NOTICE,
    "tbkl": Kind.NOTICE,
    "qd": Kind.DECISION,
    "qc": Kind.REGULATION,
    "qdi": Kind.PROVISIONS,
    "ctr": Kind.PROGRAMME,
    "ct": Kind.DIRECTIVE,
    "bc": Kind.REPORT,
    "ttr": Kind.SUBMISSION,
    "gm": Kind.INVITATION,
    "gtt": Kind.SUMMONS,
    "kl": Kind.CONCLUSION,
    "nq": Kind.RESOLUTION,
    "da": Kind.PROJECT,
    "bb": Kind.MINUTES,
    "nd": Kind.DECREE,
}
"""The kind that a number's code tells ("12/KH-UBND", "05-HD/TU"), for where no heading stands."""

_BY_WORDS = {words: kind for kind, alternatives in KINDS for words in alternatives.split("|")}
_COMPACT = {words.replace(" ", ""): kind for words, kind in _BY_WORDS.items()}
"""Headings without blanks: letters set apart ("K Ế  H O Ạ C H") and words run together read alike."""
_STARTS = sorted(_BY_WORDS, key=len, reverse=True)
_DRAFT = r"\W*(?:\(?du thao(?: lan \d+| \d+)?\)?\W*)?"
_START = re.compile(rf"{_DRAFT}(?P<words>{'|'.join(_STARTS)})(?!\w|\s+den\b)")
_TWINS = re.compile(rf"{_DRAFT}phuong\s+an\b")
"""Words of a heading that fold to the same as a place's."""
_QUOTED = re.compile(r"\W*[\"“”]\s*\w")
_QUOTED_ALONE = re.compile(r"\s*[\"”“]")
"""A name in quotes that begins with such a word is the name of a contest or movement: “LUẬT VÀO TỪNG NGÕ”."""
_LONGEST_ALONE = 45


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind that a line names, and how many of its characters do so; `alone`: nothing else stands in the line."""

    kind: Kind
    length: int
    alone: bool


def heading(line: str) -> Heading | None:
    """The kind that a line of the head names: alone, or in capitals before its title.

    "KẾ HOẠCH", "QUYẾT ĐỊNH:", "CHƯƠNG TRÌNH HÀNH ĐỘNG NĂM 2031"; not "Kế hoạch này …".
    """
    folded = fold(line)
    if _TWINS.match(folded) and not _is_meant(line):
        return None
    if len(line) <= _LONGEST_ALONE:
        letters = "".join(c for c in folded if c.isalpha())
        letters = letters.removeprefix("duthao")
        if letters in _COMPACT and not re.search(r"\d", folded):
            return Heading(_COMPACT[letters], len(line), alone=True)
    match = _START.match(folded)
    if match is None:
        return None
    if _QUOTED.match(folded) and not _QUOTED_ALONE.match(folded[match.end("words") :]):
        return None
    alone = len(folded.rstrip()) <= match.end() + 3
    if alone or line[match.start("words") : match.end("words")].isupper():
        return Heading(_BY_WORDS[match["words"]], match.end(), alone)
    return None


def _is_meant(line: str) -> bool:
    """Whether a line that folds to "phuong an" is "PHƯƠNG ÁN", not "PHƯỜNG AN KHÁNH"."""
    return re.match(r"\W*(?:\(?dự thảo\)?\W*)?phương\s+án\b", line.lower()) is not None


def titled(line: str) -> Kind | None:
    """The kind that a title begins with, in whatever letters: "Kế hoạch thi đua năm 2031"."""
    match = _START.match(fold(line))
    return _BY_WORDS[match["words"]] if match else None
