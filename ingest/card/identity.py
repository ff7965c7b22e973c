"""Who issued the plan, its number, date, title, years, signatory and recipients.

The form is that of Decree 30/2020/NĐ-CP: issuer and number on the left, place and date on the right,
the kind of document, its subject, the preamble; at the end the recipients and the signature.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.card.reading import Block, Reading
from ingest.outline import CLOSING
from knowledge.card import Field, Level
from knowledge.dates import DateValue, find_dates
from knowledge.places import LEVEL_WORDS, Place, find_places, province_cities
from knowledge.span import Span
from knowledge.text import UPPER, WORD, fold, is_syllable, squeeze, words
from knowledge.unit_names import own_name

_KIND = re.compile(
    r"(?:du thao\s+)?(?:ke hoach(?: lien tich)?|chi thi|huong dan|chuong trinh|thong bao|"
    r"quyet dinh|de an|(?:thu|loi) (?:phat dong|keu goi|hieu trieu)|thu ngo)\b"
)
_PREAMBLE = re.compile(
    r"(?:can cu|thuc hien|thyc hi|huong ung|thi hanh|trien khai|theo|nham|de (?:thuc|tiep|phat|"
    r"trien|lap|chao)|phat huy|tiep tuc|"
    r"xet|nam \d{4}|chao mung|voi)\b"
)
_NUMBER = re.compile(
    r"(?:^|\t|"
    r"\s)s[oó6]?\s*[:.]\s*(?P<n>\d{1,5}[a-z]?)\s?(?P<code>[/-]\s?[a-z][\w-]*(?:\s?[/-]\s?[a-z][\w-]*)*)"
)
_UNMARKED_NUMBER = re.compile(r"^(?:so\s*)?(?P<n>\d{1,5})\s?(?P<code>[/-](?:kh|ct|hd|qd|tb|ctr)[-\w/]*)")
_PLACE_DATE = re.compile(r"(?:^|\t|\s{2,}|[/-][a-z][\w/-]*\s)\W*[^\W\d][^\d:;]{1,50},\s*ng\w{1,2}y\s")
_STAMP = re.compile(r"(?:cong van\s+)?den\b|chuyen\s*:|so va ky hieu|luu ho so|\bgio\s+\d")
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*-\s*tu do|dang cong san viet nam$|^\W+$|van ban mau|du thao")
_ISSUES = (
    r"(?:xay dung|ban hanh|phat dong|de nghi|trien khai|lap|to chuc|yeu cau|dieu chinh|sua doi|"
    r"thong nhat|de ra|huong dan)"
)
_UNIT_HEAD = (
    r"(?:uy ban nhan dan|ubnd|uy ban mttq|uy ban mat tran to quoc|"
    r"hoi dong thi dua[ ,-]+khen thuong|hoi dong|khoi thi dua|khoi|cum thi dua|cum|"
    r"phong giao duc va dao tao|phong|so|ban thuong vu|ban|van phong|truong|bo chi huy|bo|"
    r"tong cong ty|cong ty|cong an|chi cuc|cuc|benh vien|lien doan lao dong|"
    r"bch|ban chap hanh|tinh doan|thanh doan|huyen doan|thi doan|"
    r"cong doan|hoi lien hiep|hoi|doan|dang uy|huyen uy|thanh uy|tinh uy|thi uy|mat tran|"
    r"trung tam|vien|hoc vien|dai hoc|tap doan|tap the|toa an|vien kiem sat|kho bac|buu dien|tram|"
    r"thue (?:tinh|thanh pho|co so|khu vuc|quan|huyen)|hai quan|bao hiem xa hoi|ngan hang|dien luc|vien thong|"
    r"binh doan|quan khu|quan doan|su doan|lu doan|trung doan|tieu doan|bo doi|don bien phong|"
    r"doanh nghiep|chi bo)"
)
_HEAD_OF_STATE = r"(?:quoc hoi|uy ban thuong vu quoc hoi|chinh phu|thu tuong chinh phu|chu tich nuoc)"
_LETTERHEAD = rf"(?:{_UNIT_HEAD}\b|{_HEAD_OF_STATE}$)"
_UNIT_ISSUES = re.compile(rf"(?:^|[,;.]\s*|\n)(?P<unit>{_UNIT_HEAD}\b[^,;.:\n]{{0,90}}?)\s+(?:se\s+)?{_ISSUES}\b")
_OF_ISSUER = re.compile(
    rf"\bcua\s+(?P<unit>{_UNIT_HEAD}\b[^,;.:\n/]{{2,70}}?)\s*(?:,|\.|/|$|de nghi|yeu cau|nam \d|giai doan)"
)
_YEARS = re.compile(
    r"(?:giai doan|nhiem ky|nam hoc|trong nam|cac nam|nam)\s*(?P<a>(?:19|"
    r"20)\d\d)(?:\s*[-–]\s*(?P<b>(?:20)\d\d))?|\b(?P<c>20\d\d)\s*[-–]\s*(?P<d>20\d\d)\b"
)
_DATED_AT = re.compile(rf"((?:[{UPPER}][^\W\d_]*\s+){{1,3}}[{UPPER}][^\W\d_]*),\s*$")
_DATED_YEAR = re.compile(r"thang\s*\d{1,2}\s*,?\s*nam\s*\d{4}")
_BORDER = re.compile(r"\t+|(?<=\S)\s+(?=cong hoa xa hoi|dang cong san|doc lap\s*-)")
_COMMITTEE = r"(?:ban chap hanh|ban thuong vu|ban thuong truc|bch|btv)"
_NAMELESS = re.compile(_COMMITTEE)
_LOCAL_COMMITTEE = re.compile(rf"{_COMMITTEE} (?:{'|'.join(LEVEL_WORDS)})\b")
"""A committee called by its place alone: of what organisation it is stands above it."""
_COMMITTEES = re.compile(rf"{_COMMITTEE}\b")
_CODE = re.compile(r"/\W*(?:kh|qd|ct|hd|tb|ctr|cv|nq|tt|nd)\b|^\W*[/-][a-z]+-[a-z]")
"""The end of a document's number: what stands before it may be blank, handwritten or misread."""
_PARTY = re.compile(r"(tinh|thanh|thi|huyen|quan|dang) uy\b")
"""A Party committee, which is called by its own place."""
_PARTY_LEVELS = {"tinh": "tinh", "thanh": "thanh pho", "thi": "thi xa", "huyen": "huyen", "quan": "quan"}
_RULE = re.compile(r"[\W_]{3,}")
_AUTHORITY = re.compile(
    r"(?:thu tuong|bo truong|chu tich|giam doc|tong giam doc|truong (?:ban|thue|phong|khoi|cum)|cuc truong|"
    r"chi cuc truong|tu lenh|chi huy truong|hieu truong|chanh an|vien truong|"
    r"uy ban nhan dan|hoi dong nhan dan|ban thuong vu|ban chap hanh)\b"
)
"""Who decides, on a line of its own between the title of a decision and what it rests on."""
_OFFICE = re.compile(
    r"^(?:q\.?\s*|quyen\s+|pho\s+|k/?t\.?\s+|tm\.?\s+|tl\.?\s+)*(?:chu tich|pho chu tich|truong|"
    r"giam doc|hieu truong|chanh van phong|bi thu|cuc truong|thu truong|thu tuong|"
    r"bo truong|tong giam doc|chinh uy|chi huy truong|vien truong|chanh an|tong bien tap|thuong truc)"
)
_RANK = re.compile(
    r"^(?:(?:thieu|trung|thuong|dai)\s+(?:uy|ta|tuong)|ths|ts|pgs|gs|bs|ths\.?bs|thac si|tien si|"
    r"bac si)\.?\s*",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:[{UPPER}][^\W\d_]*\.?\s+){{1,4}}[{UPPER}][^\W\d_]*")
_RECIPIENTS = re.compile(r"no[il] nh\w{1,2}n\s*:?")

_EDGES = " \t/|\\_.,;:'\"-–—"
"""Specks that stand before or after a name in the letterhead."""

_SIGNATURE_LINES = 6
"""Where nothing announces the end of a plan, the signature stands within so many last lines."""

_LEVEL_HEADS: tuple[tuple[str, Level], ...] = (
    (r"(?:khoi|cum)\b", Level.BLOC),
    (
        r"bo (?!chi huy)|chinh phu|thu tuong|ban chap hanh trung uong|tong lien doan|"
        r"hoi dong thi dua[ ,-]+khen thuong trung uong",
        Level.MINISTRY,
    ),
    (
        r"(?!uy ban nhan dan|ubnd)(?:phong|so|ban|van phong|truong|bo chi huy|cong an|chi cuc|cuc|"
        r"benh vien|lien doan|cong doan|hoi|doan|"
        r"dang uy|huyen uy|thanh uy|tinh uy|thi uy|mat tran|uy ban mat tran|uy ban mttq|trung tam|"
        r"vien|hoc vien|dai hoc|tong cong ty|cong ty|toa an|kho bac|tram|chi bo|thue|hai quan|bao hiem xa hoi|"
        r"ngan hang|dien luc|vien thong|binh doan|quan khu|quan doan|su doan|lu doan|trung doan|tieu doan|bo doi|"
        r"don bien phong)\b",
        Level.DEPARTMENT,
    ),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """The facts that tell one plan from another."""

    issuer: Field | None
    level: Level | None
    place: str | None
    places: tuple[str, ...]
    number: Field | None
    issued: Field | None
    issued_on: DateValue | None
    title: Field | None
    years: tuple[int, ...]
    signatory: Field | None
    office: Field | None
    recipients: tuple[Field, ...]


def identify(reading: Reading, title: Field | None = None) -> Identity:
    """Read who, what number, when and under which title from the head and the tail of a plan.

    `title` is given where it is known already.
    """
    head = [b for b in reading.blocks if b.sections[0] is reading.sections[0] and b.sections[0].style == "region"]
    head = head or list(reading.blocks[:6])
    tail = [b for b in reading.blocks if b.sections[0].label == CLOSING]
    kind = next((i for i, b in enumerate(head) if _is_kind(reading, b)), None)
    title = title or _title(reading, head, kind)
    above = [b for b in head if title is None or b.span.start < title.span.start]
    form = _without_stamp(reading, above)
    preamble = [b for b in head if title is None or b.span.start >= title.span.end]
    issuer = _issuer(reading, form, preamble, tail)
    issued = _issued(reading, [*form, *preamble[:1]])  # of a letter it stands below the title
    office, signatory = _signature(reading, tail or list(reading.blocks[-_SIGNATURE_LINES:]))
    above_issuer = _offices(reading, form)[:-1]
    places = _places(reading, issuer, title, above_issuer, _dated_at(reading, issued))
    return Identity(
        issuer=issuer,
        level=_level(issuer, places),
        place=places[0].written if places else None,
        places=tuple(squeeze(f"{p.level_word} {p.name}") for p in places),
        number=_number(reading, form),
        issued=issued,
        issued_on=_day(issued),
        title=title,
        years=_years(reading, title, issued, head, form),
        signatory=signatory,
        office=office,
        recipients=_recipients(reading, tail),
    )


def _is_kind(reading: Reading, block: Block) -> bool:
    line = block.span.of(reading.folded)
    match = _KIND.match(line)
    return match is not None and (len(line) <= match.end() + 3 or _capital_start(reading, block))


def _capital_start(reading: Reading, block: Block) -> bool:
    return reading.text[block.span.start : block.span.start + 6].isupper()


def _title(reading: Reading, head: list[Block], kind: int | None) -> Field | None:
    """The lines between the kind of document and the preamble."""
    lines: list[Block] = []
    if kind is not None:
        whole = head[kind].span.of(reading.folded)
        if len(whole) > 30:
            lines.append(head[kind])
        rest = head[kind + 1 :]
    else:
        rest = [b for b in head if b.sections[0].style == "region" and not _is_form(reading, b)]
    for block in rest:
        line = block.span.of(reading.folded)
        if lines and _closes_title(reading, block):
            break
        if _MOTTO.search(line):
            continue
        if _ends_title(reading, block, bool(lines)):
            break
        lines.append(block)
        if kind is None or len(lines) == 4:
            break
    if not lines:
        return None
    return reading.field(lines[0].span.start, lines[-1].span.end)


def _closes_title(reading: Reading, block: Block) -> bool:
    """Whether a line is the rule under a title, or names who decides."""
    line = block.span.of(reading.folded)
    return bool(_RULE.fullmatch(line)) or bool(
        _AUTHORITY.match(line) and len(line) < 80 and _mostly_capitals(block.span.of(reading.text))
    )


def _is_form(reading: Reading, block: Block) -> bool:
    line = block.span.of(reading.folded)
    return bool(_MOTTO.search(line) or _NUMBER.search(line) or _PLACE_DATE.search(line) or _STAMP.match(line)) or (
        _capital_start(reading, block) and len(line) < 60
    )


def _ends_title(reading: Reading, block: Block, has_lines: bool) -> bool:
    line = block.span.of(reading.folded)
    ends = line.rstrip()[-1:] in {";", ","} or (line.rstrip().endswith(".") and len(line) > 60)
    below = has_lines and bool(_PREAMBLE.match(line) or _PLACE_DATE.match(line))
    return ends or len(line) > 320 or below or line.startswith(("can cu", "kinh gui"))


def _without_stamp(reading: Reading, blocks: list[Block]) -> list[Block]:
    """The blocks of the form, without the stamp of the office that received the document."""
    kept: list[Block] = []
    stamped = False
    for block in blocks:
        line = block.span.of(reading.folded)
        if _STAMP.match(line):
            stamped = True
            if (
                kept
                and _capital_start(reading, kept[-1])
                and len(kept) > 1
                and not _NUMBER.search(kept[-1].span.of(reading.folded))
            ):
                kept.pop()
            continue
        if stamped and re.match(r"(?:ngay|so)\s*:?\s*\d", line) and "/kh" not in line:
            continue
        kept.append(block)
    return kept


def _number(reading: Reading, form: list[Block]) -> Field | None:
    for block in form:
        line = block.span.of(reading.folded)
        match = _NUMBER.search(line) or _UNMARKED_NUMBER.match(line)
        if match:
            start = block.span.start + match.start("n")
            end = block.span.start + match.end("code")
            raw = reading.text[start:end]
            return Field(re.sub(r"\s*([/-])\s*", r"\1", squeeze(raw)).rstrip("-/."), Span(start, end))
    return None


def _issued(reading: Reading, form: list[Block]) -> Field | None:
    for block in form:
        line = block.span.of(reading.folded)
        match = _PLACE_DATE.search(line)
        if not match:
            continue
        for mention in find_dates(line[match.start() :]):
            if mention.value.day is not None and mention.value.year is not None:
                start = block.span.start + match.start() + mention.span.start
                return reading.field(start, block.span.start + match.start() + mention.span.end)
    return None


def _day(field: Field | None) -> DateValue | None:
    return find_dates(field.value)[0].value if field else None


def _issuer(reading: Reading, form: list[Block], preamble: list[Block], tail: list[Block]) -> Field | None:
    """The office that issues: the letterhead where it is there, else who "xây dựng Kế hoạch" in the preamble."""
    return (
        _letterhead(reading, form)
        or _plain_letterhead(reading, form)
        or _acting_unit(reading, preamble)
        or _closing_unit(reading, tail)
    )


def _plain_letterhead(reading: Reading, form: list[Block]) -> Field | None:
    """A letterhead that is not set in capitals: a unit's name that fills the first line or column."""
    for start, end in _columns(reading, form[0]) if form else []:
        field = reading.field(start, end)
        named = (
            field.value[:1].isupper()
            and not field.value.lower().startswith("số")
            and len(field.value) < 90
            and not re.search(r"[:.]|\d/", field.value)
        )
        if named and re.match(_UNIT_HEAD, fold(field.value)):
            return field
    return None


def _is_number(reading: Reading, start: int) -> bool:
    """Whether a line begins with "Số", which folds to the same as "Sở"."""
    return reading.text[start:].lstrip()[:2].lower() == "số"


def _letterhead(reading: Reading, form: list[Block]) -> Field | None:
    """The last of the offices named in capitals at the head: those above it are who it belongs to."""
    offices = _offices(reading, form)
    return offices[-1] if offices else None


def _offices(reading: Reading, form: list[Block]) -> list[Field]:
    """The offices named in capitals at the head, from the highest down; the one that issues is the last."""
    names: list[list[Span]] = []
    above: list[Span] = []
    for block in form:
        columns = [Span(start, end) for start, end in _columns(reading, block)]
        for place, span in enumerate(columns):
            if not _is_of_letterhead(reading, block, span):
                continue
            line = span.of(reading.folded).lstrip(_EDGES)
            # The name goes on behind a blank, or below in the same column, whatever stands beside it.
            goes_on = names and (names[-1][-1].end >= span.start - 3 or (place == 0 and names[-1][-1] in above[:1]))
            if re.match(_LETTERHEAD, line):
                names.append([span])
            elif goes_on and not _AUTHORITY.match(line):
                names[-1].append(span)
        above = columns
    named = [_office(reading, name) for name in _with_organisation(reading, names)]
    own = [office for office in named if not _NAMELESS.fullmatch(fold(office.value))] or named
    belongs = len(own) > 1 and re.match(r"thi dua|khen thuong", fold(own[-1].value))
    own = own[:-1] if belongs else own
    return [*own[:-1], _spoken(reading, own[-1])] if own else []


def _with_organisation(reading: Reading, names: list[list[Span]]) -> list[list[Span]]:
    """Names of offices; a committee called by its place alone bears the name of the organisation above it."""
    for above, name in pairwise(names):
        first = above[0].of(reading.folded).strip(_EDGES)
        if _LOCAL_COMMITTEE.match(name[0].of(reading.folded).lstrip(_EDGES)) and not _COMMITTEES.match(first):
            name[:0] = above
    return names


def _is_of_letterhead(reading: Reading, block: Block, span: Span) -> bool:
    """Whether a column of a line at the head is part of an office's name in capitals."""
    line = span.of(reading.folded)
    if _is_number_or_date(line.strip()) or _is_number(reading, span.start) or _MOTTO.search(line):
        return False
    return _mostly_capitals(span.of(reading.text)) and not _is_kind(reading, block)


def _office(reading: Reading, name: list[Span]) -> Field:
    """A name in capitals over one or more lines; its span reaches from the first to the last."""
    parts = [reading.trim(span.start, span.end, _EDGES) for span in name]
    value = " ".join(squeeze(part.of(reading.text)) for part in parts)
    return Field(value, Span(parts[0].start, parts[-1].end))


def _is_number_or_date(line: str) -> bool:
    """Whether a line of the letterhead holds the number or the day, be it unreadable."""
    return bool(
        re.match(r"s\wo?\s*(?::|\d)", line) or _NUMBER.search(line) or _CODE.search(line) or _PLACE_DATE.search(line)
    )


def _columns(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """The columns of a line: parted by a tab, or by the motto that stands to the right of the issuer."""
    columns, start = [], block.span.start
    for border in [*_BORDER.finditer(reading.folded, block.span.start, block.span.end), None]:
        end = border.start() if border else block.span.end
        if reading.text[start:end].strip(" |\t"):
            columns.append((start, end))
        start = end
    return columns


def _mostly_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.75 * len(letters)


def _spoken(reading: Reading, letterhead: Field) -> Field:
    """A letterhead in capitals as the plan itself writes it in a sentence: "Ủy ban nhân dân thị xã An Bình".

    Where the motto stands among its words, the sentence is where it reads whole.
    """
    parted = letterhead.value != squeeze(letterhead.span.of(reading.text))
    words_ = [("va" if word == "&" else word) for word in re.findall(r"&|[^\s&]+", fold(letterhead.value))]
    name = r"\s*".join(r"(?:va|&)" if word == "va" else re.escape(word) for word in words_)
    for match in re.finditer(rf"\b{name}\b", reading.folded):
        written = reading.text[match.start() : match.end()]
        if not _mostly_capitals(written):
            return Field(squeeze(written), Span(match.start(), match.end()) if parted else letterhead.span)
    return Field(_lowered(reading, letterhead.value), letterhead.span)


def _lowered(reading: Reading, capitals: str) -> str:
    """Capitals as a sentence: places keep theirs, and so do abbreviations, which are no syllables."""
    places = find_places(capitals)
    names = {part for place in places for part in WORD.findall(place.written)[-len(place.name.split()) :]}
    keep = {name.upper(): name for name in names} | _names_elsewhere(reading, capitals.split())
    parts = [
        keep.get(p) or (p if not is_syllable(fold(p)) and len(p) <= 6 and p.isalpha() else p.lower())
        for p in capitals.split()
    ]
    start = own_name([fold(part) for part in parts])
    if start is not None:
        parts[start:] = [part[:1].upper() + part[1:] for part in parts[start:]]
    text = " ".join(parts)
    return text[:1].upper() + text[1:]


def _names_elsewhere(reading: Reading, capitals: list[str]) -> dict[str, str]:
    """Words in capitals, by how the text writes pairs of them with a capital each ("Phú Nhạn")."""
    found: dict[str, str] = {}
    for pair in pairwise(capitals):
        if pair == ("VIỆT", "NAM"):
            found |= {"VIỆT": "Việt", "NAM": "Nam"}
            continue
        for match in re.finditer(re.escape(fold(" ".join(pair))), reading.folded):
            written = reading.text[match.start() : match.end()].split()
            if all(w[:1].isupper() and not w.isupper() for w in written):
                found |= dict(zip(pair, written, strict=True))
                break
    return found


def _acting_unit(reading: Reading, preamble: list[Block]) -> Field | None:
    for block in reversed(preamble):
        matches = list(_UNIT_ISSUES.finditer(block.span.of(reading.folded)))
        if matches:
            start = block.span.start + matches[-1].start("unit")
            return reading.field(start, block.span.start + matches[-1].end("unit"))
    return None


def _closing_unit(reading: Reading, tail: list[Block]) -> Field | None:
    for block in tail[:1]:
        match = _OF_ISSUER.search(block.span.of(reading.folded))
        if match:
            return reading.field(block.span.start + match.start("unit"), block.span.start + match.end("unit"))
    return None


def _dated_at(reading: Reading, issued: Field | None) -> Place | None:
    """The place before the day of issue, at the level at which the plan names it; without one where it never does."""
    start = reading.text.rfind("\n", 0, issued.span.start) + 1 if issued else 0
    match = _DATED_AT.search(reading.text[start : issued.span.start] if issued else "")
    if match is None:
        return None
    name = " ".join(WORD.findall(fold(match[1])))
    named = [place for place in find_places(reading.text) if place.name == name]
    at = start + match.start(1)
    return named[0] if named else Place("", name, match[1], Span(at, at + len(match[1])))


def _places(
    reading: Reading, issuer: Field | None, title: Field | None, above: list[Field], dated_at: Place | None
) -> list[Place]:
    """The issuer's own place first, then the wider ones that issuer and title name."""
    named = [p for f in (issuer, title) if f for p in find_places(f.value) or find_places(f.span.of(reading.text))]
    if issuer and not find_places(issuer.value):
        offices = [place for office in above for place in find_places(office.value)]
        own = _completed(reading, issuer, offices, dated_at)
        named = [own, *named] if own else named
    if issuer and not named and dated_at and fold(issuer.value).endswith(f" {dated_at.name}"):
        named = [dated_at]
    seen: dict[tuple[str, str], Place] = {}
    for place in named:
        seen.setdefault((place.level_word, place.name), place)
    return list(seen.values())


def _completed(reading: Reading, issuer: Field, above: list[Place], dated_at: Place | None) -> Place | None:
    """The place of an issuer that names none, or only its level ("UBND thị xã"): that of the offices above it, else
    the one of its level that is named most, or a wider one at which it is dated."""
    level_word = next(
        (w for w in sorted(LEVEL_WORDS, key=len, reverse=True) if re.search(rf"\b{w}$", fold(issuer.value))),
        None,
    )
    party = _PARTY.match(fold(issuer.value))
    if party:
        level_word = _PARTY_LEVELS.get(party[1])
    elif level_word is None and above:
        return above[-1]
    counts: dict[tuple[str, str], list[Place]] = {}
    for place in find_places(reading.text):
        if level_word is None or place.level_word == level_word:
            counts.setdefault((place.level_word, place.name), []).append(place)
    most = max(counts.values(), key=len)[0] if counts else None
    return dated_at if most and dated_at and level_word is None and _wider(dated_at, most) else most


def _wider(one: Place, other: Place) -> bool:
    """Whether a place is of a higher rung of the administration than another; the levels stand from the highest."""
    if one.level is None or other.level is None:
        return False
    rungs = list(Level)
    return rungs.index(one.level) < rungs.index(other.level)


def _level(issuer: Field | None, places: list[Place]) -> Level | None:
    if issuer is None:
        return places[0].level if places else None
    folded = fold(issuer.value)
    for pattern, level in _LEVEL_HEADS:
        if re.match(pattern, folded):
            return level
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if re.search(rf"\b{word}\b", folded):
            city = word in {"thanh pho", "tp"} and any(p.name in province_cities() for p in places[:1])
            return Level.PROVINCE if city else LEVEL_WORDS[word]
    return places[0].level if places else None


def _years(
    reading: Reading, title: Field | None, issued: Field | None, head: list[Block], form: list[Block]
) -> tuple[int, ...]:
    """The years that the title names; else those of its date line, else of the preamble's last paragraph."""
    sources = [title.span.of(reading.folded)] if title else []
    sources += (
        [fold(issued.value)]
        if issued
        else [b.span.of(reading.folded) for b in form if ", ng" in b.span.of(reading.folded)]
    )
    sources += [_DATED_YEAR.sub("", b.span.of(reading.folded)) for b in reversed(head)]
    for source in sources:
        years = _years_of(source)
        if years:
            return years
    return ()


def _years_of(folded: str) -> tuple[int, ...]:
    years: set[int] = set()
    for match in _YEARS.finditer(folded):
        first, last = match["a"] or match["c"], match["b"] or match["d"]
        years |= set(range(int(first), int(last or first) + 1)) if int(last or first) - int(first) <= 10 else set()
    return tuple(sorted(y for y in years if y >= 2000))


def _signature(reading: Reading, tail: list[Block]) -> tuple[Field | None, Field | None]:
    """The office and the name under the plan; the name is absent where nobody signed."""
    office = name = None
    for block in tail:
        for start, end in _columns(reading, block):
            line = reading.text[start:end]
            folded = reading.folded[start:end].strip()
            office_match = re.search(r"(?:chu tich|pho chu tich|truong phong|giam doc|truong ban|hieu truong)$", folded)
            if _OFFICE.match(folded) and len(folded) < 60 and _mostly_capitals(line):
                office, name = reading.field(start, end), None
            elif _RECIPIENTS.match(folded) and office_match and _mostly_capitals(line.partition(":")[2]):
                office, name = reading.field(start + office_match.start(), end), None
            elif office and name is None and not line.lstrip().startswith(("-", "+")):
                name = _person(reading, start, end)
    return office, name


def _person(reading: Reading, start: int, end: int) -> Field | None:
    line = reading.text[start:end].strip()
    bare = _RANK.sub("", fold(line))
    candidate = line[len(line) - len(bare) :].strip(" .()")
    if (
        not _NAME.fullmatch(candidate)
        or fold(candidate) in {"da ky", "ky ten"}
        or (_mostly_capitals(candidate) and len(words(candidate)) > 4)
    ):
        return None
    at = reading.text.index(candidate, start)
    return Field(squeeze(candidate), Span(at, at + len(candidate)))


def _inline_recipients(reading: Reading, start: int, end: int) -> list[Field]:
    """Recipients on the line of "Nơi nhận:" itself, parted by semicolons."""
    colon = reading.text.find(":", start, end)
    fields, at = [], colon + 1
    for piece in reading.text[colon + 1 : end].split(";") if colon >= 0 else []:
        if len(piece.strip()) > 3 and not _mostly_capitals(piece):
            fields.append(reading.field(at, at + len(piece)))
        at += len(piece) + 1
    return fields


def _recipients(reading: Reading, tail: list[Block]) -> tuple[Field, ...]:
    fields: list[Field] = []
    begun = False
    for block in tail:
        for start, end in _columns(reading, block):
            line = reading.text[start:end].strip()
            if _RECIPIENTS.match(fold(line)):
                begun = True
                fields += _inline_recipients(reading, start, end)
            elif begun and line.startswith(("-", "–", "+", "•")):
                fields.append(reading.field(start, end))
    return tuple(f for f in fields if f.value)
