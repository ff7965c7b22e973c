"""Facts from withdrawn text: plans in which words are struck out, hidden, deleted or raised, in several forms.

`python -m tests.benchmarks.withdrawn [COUNT [FORM…]]`: reads COUNT generated documents (300 by default, as many of each
of docx, odt, pdf and html; also known: md) and counts the facts that rest on what no reader of the page takes for
valid. Exit status 1 where there is one, or where what is withdrawn was not told. Each .odt takes LibreOffice seconds.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from ingest.card import extract
from ingest.normalise import normalise_pages
from ingest.outline import outline
from ingest.readers import FORMATS, html, office, pdf, text, word
from ingest.readers.document import Document
from knowledge.card import Card
from tests.ingest.packages import docx, p, r
from tests.ingest.printed import font, printed
from tests.ingest.test_through_office import odt

PLACES = ("Suối Ngân", "Bến Đá", "Hố Sâu", "Gò Mây", "Lạc Hà", "Đồi Thông")
OFFICES = ("Phòng Nội vụ", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội")
WITHDRAWN = {
    "docx": (
        lambda text: r(text, "<w:strike/>"),
        lambda text: r(text, "<w:dstrike/>"),
        lambda text: r(text, "<w:vanish/>"),
        lambda text: r(text, "<w:color w:val='FFFFFF'/>"),
        lambda text: f"<w:del><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>",
        lambda text: f"<w:moveFrom>{r(text)}</w:moveFrom>",
    ),
    "html": (
        lambda text: f"<s>{text}</s>",
        lambda text: f"<del>{text}</del>",
        lambda text: f"<span style='text-decoration:line-through'>{text}</span>",
        lambda text: f"<span class=an>{text}</span>",
        lambda text: f"<span style='visibility:hidden'>{text}</span>",
        lambda text: f"<span style='font-size:0'>{text}</span>",
    ),
    "md": (lambda text: f"~~{text}~~", lambda text: f"<del>{text}</del>", lambda text: f"<!--{text}-->"),
    "pdf": (
        lambda text: f"<strike>{text}</strike>",
        lambda text: f"<crossed>{text}</crossed>",
        lambda text: f"<white>{text}</white>",
        lambda text: f"<unseen>{text}</unseen>",
        lambda text: f"<covered>{text}</covered>",
    ),
    "odt": (
        lambda text: f'<text:span text:style-name="S">{text}</text:span>',
        lambda text: f'<text:span text:style-name="H">{text}</text:span>',
        lambda text: f'<text:span text:style-name="D">{text}</text:span>',
        lambda text: f'<text:span text:style-name="W">{text}</text:span>',
        lambda text: f'<text:span text:style-name="Z">{text}</text:span>',
        lambda text: f"<deleted>{text}</deleted>",
    ),
}
READERS: dict[str, tuple[Callable[[bytes], Document], str]] = {
    "docx": (word.read, "word"),
    "html": (html.read, "html"),
    "md": (text.read, "text"),
    "pdf": (pdf.read, "pdf"),
    "odt": (office.read, "office"),
}
"""The reader of each form, and the name of its format."""
_CHANGED = "<office:change-info><dc:creator>a</dc:creator><dc:date>2031-01-05T08:00:00</dc:date></office:change-info>"
RAISED = {
    "docx": lambda text: r(text, "<w:vertAlign w:val='superscript'/>"),
    "html": lambda text: f"<sup>{text}</sup>",
    "md": lambda text: f"<sup>{text}</sup>",
    "pdf": lambda text: f"<up>{text}</up>",
    "odt": lambda text: f'<text:span text:style-name="U">{text}</text:span>',
}


@dataclass(frozen=True, slots=True)
class Made:
    """A generated document, and the words in it that are withdrawn."""

    form: str
    data: bytes
    gone: tuple[str, ...]
    due: str
    quota: str


def generated(count: int, forms: Sequence[str] = (), seed: int = 1) -> Iterator[Made]:
    """So many documents, the forms in turn; by default all that can be made and read here."""
    rng = Random(seed)
    forms = forms or ["docx", "html", *(["pdf"] if font() else []), *(["odt"] if office.program() else [])]
    for number in range(count):
        yield _made(forms[number % len(forms)], rng)


def _made(form: str, rng: Random) -> Made:
    place, where = rng.choice(PLACES), rng.choice(OFFICES)
    before, due = f"{rng.randint(1, 9):02}/10/2031", f"{rng.randint(10, 28)}/11/2031"
    old, quota = f"{rng.randint(30, 39)} tập thể", f"{rng.randint(5, 9):02}"
    gone = rng.choice(WITHDRAWN[form])
    whole = f"Hồ sơ gửi về Sở Tài chính trước ngày {rng.randint(1, 9):02}/8/2031."
    lines = [
        [f"ỦY BAN NHÂN DÂN XÃ {place.upper()}"],
        [f"Số: {rng.randint(2, 90)}/KH-UBND"],
        [f"{place}, ngày 05 tháng 01 năm 2031"],
        ["KẾ HOẠCH"],
        [f"Phát động phong trào thi đua năm 2031 của xã {place}"],
        ["I. THỜI GIAN"],
        ["1. Đợt 1: từ ngày 10/01/2031 đến ngày 30/6/2031."],
        ["II. KHEN THƯỞNG"],
        ["1. Hồ sơ đề nghị khen thưởng gửi về ", where, " trước ngày ", gone(before), " ", due, "."],
        ["2. Giấy khen của Chủ tịch UBND xã: tặng ", gone(old), " ", quota, RAISED[form]("3"), " tập thể."],
        [gone(whole)],
        ["Trên đây là Kế hoạch của xã."],
    ]
    return Made(form, _written(form, lines), (before, old, whole), due, f"{quota} tập thể")


def _written(form: str, lines: list[list[str]]) -> bytes:
    if form == "docx":
        return docx("".join(p(*line) for line in lines))
    if form == "html":
        body = "".join(f"<p>{''.join(line)}</p>" for line in lines)
        head = "<meta charset=utf-8><style>.an { display: none }</style>"
        return f"<html><head>{head}</head><body>{body}</body></html>".encode()
    if form == "pdf":
        return printed(["".join(line) for line in lines])
    if form == "odt":
        return odt(_tracked("".join(f"<text:p>{''.join(line)}</text:p>" for line in lines)))
    return "\n\n".join("".join(line) for line in lines).encode()


def _tracked(body: str) -> str:
    """A text whose deleted words are kept apart, as LibreOffice writes recorded changes."""
    regions: list[str] = []

    def put(deleted: re.Match[str]) -> str:
        name = f"c{len(regions)}"
        regions.append(
            f'<text:changed-region text:id="{name}"><text:deletion>{_CHANGED}<text:p>{deleted[1]}</text:p>'
            "</text:deletion></text:changed-region>"
        )
        return f'<text:change text:change-id="{name}"/>'

    text = re.sub("<deleted>(.*?)</deleted>", put, body)
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>{text}" if regions else text


def faults_of(made: Made) -> list[str]:
    """What is wrong with the reading of a document; empty where nothing is."""
    read, name = READERS[made.form]
    document = read(made.data)
    said, _ = normalise_pages(document.text, paragraphs=FORMATS[name].paragraphs)
    card = extract(said, outline(said))
    told = " ".join(left.text for left in document.left)
    faults = [f"stated: {words}" for words in made.gone if words in said]
    faults += [f"not told: {words}" for words in made.gone if words not in told]
    faults += [] if made.due in _dates(card, said) else [f"not read: {made.due}"]
    faults += [] if made.quota in said else [f"not read: {made.quota}"]
    return faults


def _dates(card: Card, text: str) -> str:
    return " ".join(deadline.span.of(text) for deadline in card.deadlines)


def main() -> None:
    """Measure, and say what was found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    forms: Counter[str] = Counter()
    faults: list[str] = []
    for made in generated(count, sys.argv[2:]):
        forms[made.form] += 1
        faults += [f"{made.form}: {fault}" for fault in faults_of(made)]
    of_forms = ", ".join(f"{number} {form}" for form, number in sorted(forms.items()))
    stated = sum("stated" in fault for fault in faults)
    print(f"{count} documents ({of_forms}): {stated} facts or words from withdrawn text, {len(faults)} faults in all")
    for fault, number in Counter(faults).most_common(20):
        print(f"  {number} × {fault}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
