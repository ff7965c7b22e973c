"""What the inputs have in common: a plan whose deadline is written, placed and named in five ways; what is right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from ingest.card import extract
from ingest.errors import IngestError
from ingest.normalise import normalise_pages
from ingest.outline import outline
from ingest.readers import FORMATS
from ingest.readers.contents import without_contents
from ingest.readers.kinds import format_of
from knowledge.left import LeftKind


@dataclass(frozen=True, slots=True)
class Variation:
    """The `at`-th of five: who issues the plan, its number and day, the deadline as it is written, one that is gone."""

    at: int
    place: str
    number: str
    unit: str
    due: str
    gone: str

    @property
    def deadline(self) -> str:
        """The sentence of the deadline."""
        return f"Hồ sơ đề nghị khen thưởng gửi về {self.unit} {self.due}."

    def lines(self, deadline: str = "") -> list[str]:
        """The paragraphs of the plan; the item with the deadline stands where this variation has it."""
        items = ["Các thôn phổ biến kế hoạch này.", "Công chức văn hóa theo dõi phong trào.", "Mỗi thôn cử một người."]
        items.insert(self.at % (len(items) + 1), deadline or self.deadline)
        return [
            f"ỦY BAN NHÂN DÂN XÃ {self.place.upper()}",
            f"Số: {self.number}",
            f"{self.place}, ngày {5 + self.at} tháng 01 năm 2031",
            "KẾ HOẠCH",
            f"Phát động phong trào thi đua năm 2031 của xã {self.place}",
            "I. THỜI GIAN",
            "1. Đợt 1: từ ngày 10/01/2031 đến ngày 30/6/2031.",
            "II. HỒ SƠ VÀ THỜI HẠN",
            *(f"{number}. {item}" for number, item in enumerate(items, 1)),
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Các thôn thực hiện nghiêm túc Kế hoạch.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Lò Văn Đá",
        ]


FIVE = (
    Variation(0, "Bản Lim", "14/KH-UBND", "Văn phòng", "trước ngày 20/11/2031", "07/9/2031"),
    Variation(1, "Nà Rì Hạ", "206/KH-UBND", "Phòng Nội vụ", "chậm nhất ngày 05 tháng 12 năm 2031", "11/8/2031"),
    Variation(2, "Khe Vàng", "8/KH-UBND", "Thường trực Hội đồng", "trước 17 giờ 00 ngày 09/10/2031", "02.9.2031"),
    Variation(3, "Đồng Sậy", "1031/KH-UBND", "Ban Thi đua", "trước ngày 31.10.2031", "15 tháng 8 năm 2031"),
    Variation(4, "Cồn Ngao", "77/KH-UBND", "công chức Văn hóa", "đến hết ngày 30/11/2031", "30/7/2031"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """An input, and what is right: what its text says and what never, what is told as left out, or why it is refused.

    `read`: the number and the deadline of the variation are facts of it.
    """

    data: bytes
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    left: frozenset[LeftKind] = field(default_factory=frozenset)
    error: str = ""
    read: bool = True


Kinds = Mapping[str, Callable[[Variation], Case]]


def faults(case: Case, variation: Variation) -> list[str]:
    """What is wrong with the reading of an input; empty where nothing is."""
    name = format_of(case.data) or "text"
    if name not in FORMATS:
        return [] if case.error == name else [f"refused as {name}"]
    try:
        document = import_module(f"ingest.readers.{name}").read(case.data)
    except IngestError as error:
        return [] if error.key == case.error else [f"refused: {error.key}"]
    text, _ = normalise_pages(without_contents(document.text), paragraphs=FORMATS[name].paragraphs)
    squeezed = " ".join(text.split())
    found = [f"not said: {words}" for words in case.says if words not in squeezed]
    found += [f"said: {words}" for words in case.never if words in squeezed]
    found += [f"not told: {kind}" for kind in case.left - {left.kind for left in document.left}]
    found += [f"not refused: {case.error}"] if case.error else []
    return [*found, *(_unread(text, variation) if case.read else ())]


def _unread(text: str, variation: Variation) -> list[str]:
    card = extract(text, outline(text))
    number = card.number.span.of(text) if card.number else ""
    due = [" ".join(deadline.span.of(text).split()) for deadline in card.deadlines]
    found = [] if number == variation.number else [f"number: {number}"]
    if not any(variation.due in one for one in due):
        found.append(f"deadlines: {due}")
    return [*found, *(f"deadline of what is gone: {one}" for one in due if variation.gone in one)]
