"""How a bloc, an office, a school or a hospital is called in a question: by its head and enough of its name."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from knowledge.question.naming import PlanName
from knowledge.unit_names import KINDS
from knowledge.vocabulary import shows

_COMMON_MEMBERS = frozenset({"doanh", "don", "co", "truong", "xa", "phuong", "huyen", "so", "cac"})
"""First words of blocs' names that are also common words of questions: "doanh nghiệp", "đơn vị", "trường học"."""

_KINDS = "|".join(sorted(KINDS | {"va"}))
_FILLERS = frozenset({"thi", "dua", "cac", "so", "va", "nhung", "dv", "don", "vi"})
_REACH = 6
"""So many words after a head may belong to the name of its unit."""


def unit_said(name: PlanName, folded: str) -> bool:
    """Whether a folded question calls a plan's unit."""
    if not name.core and name.of:
        return bool(re.search(rf"\b{name.head} (?:\w+ ){{0,2}}{re.escape(name.of)}\b", folded))
    if not name.core:
        return bool(name.head) and bool(re.search(rf"\b{name.head}\b", folded))
    folded, name = _without_and(folded), replace(name, core=_without_and(name.core))
    return _core_said(name, folded) or (name.damaged and _core_resembles(name, folded))


def _without_and(folded: str) -> str:
    """Words without "và", which is left out in "khoa học công nghệ"."""
    return re.sub(r"\bva ", "", folded)


def without_unit(name: PlanName, folded: str) -> str:
    """A folded question without the words that call a plan's unit."""
    if not name.core:
        return folded
    core = re.escape(name.core).replace("va\\ ", "(?:va )?")
    folded = re.sub(rf"\b(?:{name.head}\s+)?(?:thi dua\s+)?{core}\b", " ", folded)
    folded = re.sub(rf"\b{name.head}\s+{re.escape(_without_union(name.core))}\b", " ", folded)
    if number := _number_of(name):
        folded = re.sub(_numbered(name.head, number), " ", folded)
    if name.head and name.core:
        # Part of the name behind its head: "khối kinh tế" for the bloc of "các sở, ngành kinh tế".
        part = "|".join(map(re.escape, sorted(set(name.core.split()) - _FILLERS)))
        folded = re.sub(rf"\b{name.head}\s+(?:thi dua\s+)?(?:(?:{part})\b\s*)+", " ", folded) if part else folded
    if name.proper:
        folded = re.sub(rf"\b(?:{name.head}\s+)?(?:(?:{_KINDS})\s+)*{re.escape(name.proper)}\b", " ", folded)
    return folded


def _without_union(core: str) -> str:
    """An organisation's name without "liên hiệp", "liên hiệp các hội"."""
    short = core.removeprefix("lien hiep ")
    return core if short == core else short.removeprefix("cac ").removeprefix("hoi ")


def other_number_said(names: Iterable[PlanName], folded: str) -> str:
    """The bloc or cluster that a question calls by a number which none of these has: "khối thi đua số 5"."""
    said = list(re.finditer(r"\b(khoi|cum)(?: thi dua)?(?: cac)?(?: doanh nghiep)? so (\d{1,2})\b", folded))
    own = {(n.head, number) for n in names if (number := _number_of(n))} if said else set()
    return next((match[0] for match in said if (match[1], match[2].lstrip("0")) not in own), "")


def _number_of(name: PlanName) -> str:
    """The number that a bloc or a cluster is called by: "Cụm số 2", "Khối thi đua Doanh nghiệp số 4"."""
    match = re.search(r"^so (\d{1,2})\b|\bso (\d{1,2})$", name.core) if name.head in {"khoi", "cum"} else None
    return (match[1] or match[2]).lstrip("0") if match else ""


def _core_said(name: PlanName, folded: str) -> bool:
    number = _number_of(name)
    if number:
        return bool(re.search(_numbered(name.head, number), folded))
    if re.search(rf"\b{re.escape(name.core)}\b", folded):
        return _head_said(name, folded)
    return (
        _initials_said(name, folded)
        or _proper_part_said(name, folded)
        or _members_said(name, folded)
        or _short_name_said(name, folded)
    )


def _short_name_said(name: PlanName, folded: str) -> bool:
    """An organisation without "liên hiệp", which people leave out: "hội phụ nữ" for "Hội Liên hiệp Phụ nữ"."""
    short = _without_union(name.core)
    return short != name.core and bool(re.search(rf"\b{name.head}\s+{re.escape(short)}\b", folded))


def _numbered(head: str, number: str) -> str:
    """ "khối 3", "khối thi đua số 3", "khối doanh nghiệp số 3"."""
    return rf"\b{head}\s+(?:(?!so\b)[a-z]+\s+){{0,4}}(?:so\s+)?0?{number}\b(?![/.-]\d)"


def _members_said(name: PlanName, folded: str) -> bool:
    """A bloc by words of its name in any order: "khối nội chính - quân sự" for "Khối Quân sự, Nội chính"."""
    if name.head not in {"khoi", "cum"}:
        return False
    own = {word for word in name.core.split() if word not in _FILLERS}
    for match in re.finditer(rf"\b{name.head}\s+((?:\w+\s*){{1,{_REACH}}})", folded):
        said = [word for word in match[1].split() if word not in _FILLERS]
        if len(own) >= 2 and len(said) >= 2 and set(said[:2]) <= own:
            return True
    return False


def _initials_said(name: PlanName, folded: str) -> bool:
    """ "sở GTVT", "khối VHXH": the head and the first letters of the name."""
    initials = "".join(word[0] for word in name.core.split() if word != "va")
    head = rf"(?:{name.head}|nganh)" if name.head in {"so", "bo", "phong"} else name.head
    if re.search(rf"\bnganh\s+{re.escape(' '.join(name.core.split()[:2]))}\b", folded) and head != name.head:
        return True
    said = re.findall(rf"\b{head}\s+(?:thi dua\s+)?([a-z]{{2,8}})\b", folded)
    if len(initials) >= 2 and any(initials.startswith(word) for word in said):
        return True
    whole = "".join(word[0] for word in name.head.split()) + initials
    return len(whole) >= 3 and bool(re.search(rf"\b{whole}\b", folded))


def _proper_part_said(name: PlanName, folded: str) -> bool:
    """A school or hospital by its own name: "trường Thanh Xuân" for "Trường THCS Thanh Xuân"."""
    said = re.finditer(rf"\b{re.escape(name.proper)}\b", folded) if name.proper else ()
    return any(not shows("around", folded[: match.start()], "level") for match in said)


def _core_resembles(name: PlanName, folded: str) -> bool:
    """For a name that OCR has damaged: whether words after its head are nearly it."""
    size = len(name.core.split())
    following = [m.group(1) for m in re.finditer(rf"\b{name.head}\s+((?:\w+\s*){{1,{size}}})", folded)]
    return any(fuzz.ratio(f.strip(), name.core) >= 80 for f in following)


def _head_said(name: PlanName, folded: str) -> bool:
    """The name alone is enough where it is long; a short one needs its head before it ("phòng tư pháp")."""
    if len(name.core.split()) >= 3:
        return True
    if name.head in {"khoi", "cum"} and name.core.split()[0] not in _COMMON_MEMBERS:
        return True
    return bool(re.search(rf"\b{name.head}\s+(?:thi dua\s+)?(?:\w+\s+)?{re.escape(name.core)}\b", folded))
