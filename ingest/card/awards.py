"""Award forms and titles with their grantors, criteria and quotas; who may be awarded and how."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.card.reading import Block, Reading
from knowledge.award_forms import canonical_form, form_pattern
from knowledge.card import Award, Field
from knowledge.plan import Section
from knowledge.span import Span

_GRANTOR = re.compile(
    r"\s*(?:cua|do)\s+(?P<who>(?:chu tich|thu tuong|chinh phu|bo truong|bo |giam doc|truong|"
    r"hieu truong|thu truong|uy ban nhan dan|ubnd|ban |tong lien doan|lien doan|hoi |doan |"
    r"cong doan|mat tran|uy ban|tinh|thanh pho|khoi|cum|so |phong )[^.;:,()\n|]*?"
    r"(?:,\s(?:ban|nganh|doan the|don vi|dia phuong|"
    r"(?:thu truong|giam doc|chu tich|hieu truong) [^.;:,()\n|]{2,60}?)){0,5})"
    r"(?=\s+(?:cho|doi voi|tang|duoc|xet|trao|de|de tang|la|neu|khi|va|hoac|thi(?! xa| tran)|kem|"
    r"hang)\b|\s*[.;:,()\n|]|$)"
)
_SHORT_GRANTOR = re.compile(
    r"\s+(?P<who>(?:chu tich\s+)?(?:ubnd|uy ban nhan dan)\s+(?:tinh|thanh pho|huyen|thi xa|quan|"
    r"xa|phuong|thi tran)|cap (?:tinh|huyen|xa|co so|bo)|cua tinh|chinh phu)"
)
_GIVER = re.compile(
    r"\b(?P<who>(?:thu tuong|chu tich|ubnd|uy ban nhan dan|hoi dong thi dua|giam doc|bo truong|hieu truong|"
    r"ban thuong vu|lien doan|truong khoi|khoi truong|cum truong)\b[^.;,:()|\n]{0,70}?)\s+(?:(?:xem )?xet\s*,?\s*)?"
    r"(?:quyet dinh\s+)?(?:tang|trao|cong nhan)(?:\s+(?:tang|thuong|danh hieu))*[\s\"“]*$"
)
_RECEIVERS = re.compile(r"(?:ve |doi voi |danh cho |cho )?(?:cac )?(?:tap the|ca nhan|ho gia dinh|can bo|nguoi)\b")
_NOUNS = (
    r"(?:tap the|ca nhan|ho gia dinh|co\b|bang khen|giay khen|don vi|truong hop|suat|guong|"
    r"thon(?:, ban)?|khu pho|ap\b|xom|xa\b|hem|to\b|ho\b|cong doan|chi doan|lop\b|hoc sinh|"
    r"doanh nghiep|phuong\b|can bo|doan vien|hoi vien|nguoi)"
)
_QUOTA = re.compile(
    r"(?:(?:khong (?:qua|vuot)|toi da|so luong|ty le|khoang|du kien|"
    r"chi tieu)\s*:?\s*(?:la\s+)?)?(?:khong qua\s+)?(?<!\w)\d{1,3}(?:[.,]\d+)?\s*(?:den|-|"
    r"–)?\s*(?:\d{1,3}\s*)?"
    r"(?:%(?:\s+(?:tong so|so)\s+[^.;,]{3,60})?|"
    + _NOUNS
    + r")(?:\s*(?:,|va|-|/)\s*(?:\w+\s+va\s+)?\d{1,3}\s*"
    + _NOUNS
    + r")*"
)
_LEAST = re.compile(r"[^.;,]{0,30}\btro len\b")
_LEAST_BEFORE = re.compile(r"(?:it nhat|toi thieu|\btu|dat|co)\s+(?:duoc\s+)?(?:tu\s+)?$")
_AWARD_TITLE = re.compile(r"khen thuong|hinh thuc|tieu chuan|danh hieu|ton vinh|tuyen duong|khen\b")
_OBJECT_TITLE = re.compile(r"doi tuong(?:[^.]{0,30}\bkhen| duoc xet| xet)")
_PROCEDURE_TITLE = re.compile(r"trinh tu|thu tuc|ho so|quy trinh|binh xet|cach thuc xet|tham quyen")
_PRINCIPLE_TITLE = re.compile(r"nguyen tac")
_PROCEDURE = re.compile(
    r"^(?:[-–+*•]\s*|\d+(?:\.\d+)*[.)]\s*|[a-z][.)]\s*)?(?:(?:ve\s+)?(?:trinh tu|thu tuc|"
    r"quy trinh|ho so|thanh phan ho so|tham quyen)[^.;]{0,60}(?:khen|de nghi|xet)|"
    r"(?:(?:viec|cong tac)\s*)?(?:(?:binh xet|xet|de nghi)[ ,]*)?khen thuong[^.;]{0,50}(?:theo|"
    r"thuc hien theo)\s+(?:quy (?:che|dinh)|quyet dinh|nghi dinh|luat|huong dan))"
)
_PRINCIPLE = re.compile(
    r"^(?:[-–+*•]\s*|\d+(?:\.\d+)*[.)]\s*|[a-zđ][.)]\s*)?(?:viec (?:binh xet|xet|khen|de nghi)|"
    r"cong tac (?:khen|binh xet)|khen thuong|binh xet)[^.;:]{0,60}(?:phai|dam bao|bao dam|can|"
    r"dung|kip thoi|muc dich)"
)
_OBJECT_SENTENCE = re.compile(
    r"doi tuong (?:duoc )?(?:xet )?khen thuong\s*(?::|la|gom|bao gom)|(?:chu trong|uu tien|"
    r"quan tam)(?:\s+\w+){0,3}\s+khen thuong"
)
_ABOUT_AWARDS = re.compile(
    r"\W*(?:ve|doi voi|cong tac|viec|phan)(?: \w+)? (?:khen thuong|danh hieu|thi dua, khen thuong)\b"
)
_PERSON = re.compile(r"(?:ong|ba|dong chi)\s+\w+\s+\w+[^:]*\s[-–]\s")
"""The heading of a person's tasks: "1. Ông Tẩn Văn Pao - Chuyên viên"."""
_LONG_PARAGRAPH = 300
_AWARDS_AFTER = re.compile(
    r"(?:tang(?: thuong)?|trao(?: tang)?|xet tang|de nghi|cong nhan|trinh|khen thuong(?: bang)?|"
    r"hinh thuc(?: khen thuong)?|danh hieu(?: thi dua)?|gom|gui|:|;|,|-|va|hoac|"
    r"\|)\s*(?:\d{1,3}\s+|danh hieu\s+|hinh thuc\s+|cac\s+|\"|“){0,6}$"
)


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """What the plan says of awards."""

    awards: tuple[Award, ...]
    objects: tuple[Field, ...]
    procedure: tuple[Field, ...]
    principles: tuple[Field, ...]


def find_awards(reading: Reading) -> AwardFacts:
    """Award forms that the plan offers, each once per grantor, with what it says of who gets them and how."""
    awards: list[Award] = []
    stated: set[tuple[str, str]] = set()
    for block in reading.body_blocks:
        if _of_a_person(reading, block):
            continue
        receivers = _receivers(reading, block)
        for award in (one for piece in _pieces(reading, block) for one in _in_block(reading, piece)):
            _merge(awards, award, adds=bool(receivers) and (award.form, receivers) not in stated)
            stated.add((award.form, receivers))
    return AwardFacts(tuple(awards), _objects(reading), _procedure(reading), _principles(reading))


def _of_a_person(reading: Reading, block: Block) -> bool:
    """Whether a line stands among the tasks of a person: an award there is what he works on, not what is offered."""
    return any(_PERSON.match(reading.title(section)) for section in block.sections[:-1])


def _pieces(reading: Reading, block: Block) -> Iterator[Block]:
    """The block itself; of a long paragraph its sentences, each of which may be about another award."""
    if block.section.style != "paragraph" or block.span.end - block.span.start < _LONG_PARAGRAPH:
        yield block
        return
    for sentence in reading.sentences(block):
        yield replace(block, span=sentence)


def _receivers(reading: Reading, block: Block) -> str:
    """The heading "Đối với tập thể" or "Cá nhân" that a block stands under, folded; empty where there is none."""
    return next((title for s in block.sections[:-1] if _RECEIVERS.match(title := reading.title(s))), "")


def _merge(awards: list[Award], award: Award, *, adds: bool) -> None:
    """The first statement of a form stands; a later one adds criteria only where there were none, or where it
    is for others than the first (`adds`)."""
    for i, known in enumerate(awards):
        same = known.form == award.form and (
            known.grantor is None or award.grantor is None or _same_words(known.grantor.value, award.grantor.value)
        )
        if same:
            if not known.criteria and award.criteria:
                awards[i] = replace(award, grantor=award.grantor or known.grantor, quota=award.quota or known.quota)
            elif adds and known.criteria and award.criteria:
                awards[i] = replace(
                    known, criteria=(*known.criteria, *award.criteria), quota=(*known.quota, *award.quota)
                )
            elif award.quota and known.span == award.span:
                awards[i] = replace(known, quota=tuple(dict.fromkeys((*known.quota, *award.quota))))
            elif award.quota and not known.quota:
                awards[i] = replace(known, grantor=known.grantor or award.grantor, quota=award.quota)
            return
    awards.append(award)


def _same_words(a: str, b: str) -> bool:
    return a.lower() == b.lower()


def _in_block(reading: Reading, block: Block) -> Iterator[Award]:
    line = block.span.of(reading.folded)
    titled = any(_AWARD_TITLE.search(reading.title(s)) for s in block.sections)
    under_awards = titled or _speaks_of_awards(reading, block)
    matches = [m for m in form_pattern().finditer(line) if _is_offer(line, m, under_awards)]
    for i, match in enumerate(matches):
        following = matches[i + 1].start() if i + 1 < len(matches) else None
        yield _award(reading, block, match, following, leads=i == 0 and _leads(line, match))


def _speaks_of_awards(reading: Reading, block: Block) -> bool:
    """Whether a plain paragraph begins by saying that it is about awards: "Về khen thưởng, …"."""
    if block.section.style != "paragraph":
        return False
    return bool(_ABOUT_AWARDS.match(block.section.own.of(reading.folded)))


def _leads(line: str, match: re.Match[str]) -> bool:
    """Whether the form is what the line is about: it stands at its beginning."""
    return not re.search(
        r"[^\W\d_]{2,}",
        re.sub(
            r"\b(?:tang|danh hieu|hinh thuc|tieu chuan(?: xet)?(?: tang)?|doi voi|xet tang|thuong|"
            r"(?:nguoi|ca nhan|tap the) (?:duoc )?(?:dat|de nghi))\b",
            "",
            line[: match.start()],
        ),
    )


def _is_offer(line: str, match: re.Match[str], under_awards: bool) -> bool:
    if _leads(line, match) and (under_awards or re.match(r"[^:;.]{0,70}:", line[match.end() :])):
        return True
    return bool(_AWARDS_AFTER.search(line[: match.start()])) and (
        under_awards or bool(re.search(r"khen|tang|danh hieu|xet|trinh|de nghi", line[: match.start()]))
    )


def _award(reading: Reading, block: Block, match: re.Match[str], following: int | None, *, leads: bool) -> Award:
    start, after = block.span.start, block.span.start + match.end()
    limit = start + following if following is not None else block.span.end
    grantor_match = _GRANTOR.match(reading.folded, after, limit) or _SHORT_GRANTOR.match(reading.folded, after, limit)
    grantor = reading.field(grantor_match.start("who"), grantor_match.end("who")) if grantor_match else None
    grantor = grantor or _giver_before(reading, start, start + match.start())
    at = grantor_match.end() if grantor_match else after
    at += len(re.match(r"[\s\"“”]*", reading.text[at:limit]).group())  # type: ignore[union-attr]
    whole = _extent(block) if leads and following is None else Span(start, block.span.end)
    rest = reading.trim(at, whole.end if leads and following is None else limit)
    criteria = (Field(rest.of(reading.text), rest),) if leads and rest.end - rest.start > 20 else ()
    zone = reading.folded[max(start, start + match.start() - 40) : whole.end if leads else limit]
    quota = tuple(
        reading.field(
            max(start, start + match.start() - 40) + m.start(),
            max(start, start + match.start() - 40) + m.end(),
        )
        for m in _QUOTA.finditer(zone)
        if not _LEAST.match(zone, m.end()) and not _LEAST_BEFORE.search(zone[: m.start()])
    )
    return Award(
        canonical_form(match.group()),
        grantor,
        criteria,
        quota[:3],
        reading.trim(whole.start, whole.end, " \n\t"),
        "line that begins with its form" if leads else "form named in a sentence",
    )


def _giver_before(reading: Reading, start: int, end: int) -> Field | None:
    """ "Chủ tịch UBND huyện tặng …": who gives, where it stands before the form."""
    match = _GIVER.search(reading.folded[start:end])
    if not match:
        return None
    asked = re.search(r".*\b(?:de nghi|trinh|xin|bao cao)\s+", match["who"])
    return reading.field(start + match.start("who") + (asked.end() if asked else 0), start + match.end("who"))


def _extent(block: Block) -> Span:
    """The line with its sub-items; a form alone on its line takes the plain paragraphs after it."""
    section = block.section
    return section.span if section.style != "paragraph" and section.span.end - section.span.start < 1100 else block.span


def _objects(reading: Reading) -> tuple[Field, ...]:
    fields = [
        _body_field(reading, s)
        for s in reading.sections
        if s.title and _OBJECT_TITLE.search(reading.title(s)) and not _mixed(reading, s)
    ]
    if not fields:
        fields = [
            _sentence_field(reading, s)
            for b in reading.body_blocks
            for s in reading.sentences(b)
            if _OBJECT_SENTENCE.search(s.of(reading.folded))
        ]
    return tuple(f for f in fields if f.value)


def _mixed(reading: Reading, section: Section) -> bool:
    """A heading over several subjects ("Đối tượng, hình thức, tiêu chuẩn …") has each in a part of its own."""
    return any(s.depth > section.depth and section.span.holds(s.span) and s.title for s in reading.sections)


def _procedure(reading: Reading) -> tuple[Field, ...]:
    titled = [
        _body_field(reading, s)
        for s in reading.sections
        if s.title and _PROCEDURE_TITLE.search(reading.title(s)) and _near_awards(reading, s) and not _mixed(reading, s)
    ]
    headings = [s.title for s in reading.sections if s.title]
    said = [
        _sentence_field(reading, s)
        for b in reading.body_blocks
        for s in reading.sentences(b)
        if _PROCEDURE.search(s.of(reading.folded)) and not any(t.span.holds(s) for t in titled)
        if not any(s.holds(h) and reading.trim(h.end, s.end) == Span(h.end, h.end) for h in headings)
    ]
    return tuple(f for f in [*titled, *said] if f.value)


def _near_awards(reading: Reading, section: Section) -> bool:
    above = [s for s in reading.sections if s.span.holds(section.span)]
    return any("khen thuong" in reading.title(s) for s in above)


def _principles(reading: Reading) -> tuple[Field, ...]:
    titled = [
        _body_field(reading, s)
        for s in reading.sections
        if s.title and _PRINCIPLE_TITLE.search(reading.title(s)) and _near_awards(reading, s)
    ]
    said = [
        _sentence_field(reading, s)
        for b in reading.body_blocks
        for s in reading.sentences(b)
        if _PRINCIPLE.search(s.of(reading.folded))
    ]
    return tuple(f for f in [*titled, *said] if f.value)


def _body_field(reading: Reading, section: Section) -> Field:
    span = reading.body(section)
    return Field(span.of(reading.text), span, "titled part")


def _sentence_field(reading: Reading, sentence: Span) -> Field:
    return Field(sentence.of(reading.text), sentence, "sentence that says so")
