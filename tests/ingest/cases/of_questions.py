"""Questions to the plan of a variation, as people put them; each answer must quote what the plan says."""

from collections.abc import Callable, Mapping
from datetime import date

from knowledge.answer import Answer
from knowledge.answers import answer
from tests.ingest.cases.made import Variation
from tests.knowledge.question.test_keys import keys
from tests.plans_made import made, shelf_of

_TODAY = date(2031, 8, 1)
_DUE = "hạn nộp hồ sơ đề nghị khen thưởng của xã {place}"


def _asked(variation: Variation, question: str, *later: str) -> Answer:
    versions = [made("\n".join(variation.lines()), "goc")]
    versions += [made(text, f"sau-{at}") for at, text in enumerate(later)]
    return answer(shelf_of(*versions), question.format(place=variation.place), today=_TODAY)


def _unquoted(found: Answer, *words: str) -> list[str]:
    """Which of these words no quote holds; all that is wrong with an abstention."""
    quoted = " ".join(" ".join(one.quote.split()) for one in found.citations)
    missing = [f"not quoted: {one}" for one in words if one not in quoted]
    return [*missing, *(["abstained"] if found.abstained else [])]


def politely(variation: Variation) -> list[str]:
    asked = (
        f"Dạ em chào anh chị ạ, anh chị cho em hỏi {_DUE} là ngày nào với ạ? Em cảm ơn nhiều!",
        f"Kính chào trợ lý. Nhờ bạn xem giúp mình {_DUE} nhé",
        f"{_DUE} là bao giờ? https://vi.example.org/ke-hoach?x=1",
        f"Mình mới chuyển công tác về đây tuần trước, chưa nắm được: {_DUE} là khi nào vậy mọi người ơi",
        f"Alo bot ơi, sếp đang giục quá, {_DUE} đến hôm nào ấy nhỉ 🙏",
    )
    return _unquoted(_asked(variation, asked[variation.at]), variation.due)


def put_forward(variation: Variation) -> list[str]:
    wrong = "03/10/2031"
    asked = (
        f"Có phải {_DUE} là {wrong} không?",
        f"{_DUE} là ngày {wrong} phải không?",
        f"Nghe nói {_DUE} lùi đến {wrong}, có đúng không ạ?",
        "Đợt 1 của xã {place} kết thúc ngày 30/9/2031 đúng không?",
        "Kế hoạch của xã {place} số 999/KH-UBND phải không?",
    )
    says = variation.due if variation.at < 3 else ("30/6/2031", variation.number)[variation.at - 3]
    found = _asked(variation, asked[variation.at])
    begins = [] if found.statements[0].key == "confirm.no" else [f"begins with {found.statements[0].key}"]
    return [*begins, *_unquoted(found, says)]


def in_two_parts(variation: Variation) -> list[str]:
    phase, signed = "30/6/2031", "Lò Văn Đá"
    asked, other = (
        (f"{_DUE} và người ký kế hoạch là ai?", signed),
        (f"Đợt 1 từ ngày nào và {_DUE}?", phase),
        ("Kế hoạch của xã {place} số mấy, ai ký?", signed),
        (f"Ai ký kế hoạch của xã {{place}}, và {_DUE}?", signed),
        (f"{_DUE}, và đợt 1 kết thúc khi nào?", phase),
    )[variation.at]
    return _unquoted(_asked(variation, asked), other, variation.number if variation.at == 2 else variation.due)


def in_keys(variation: Variation) -> list[str]:
    typed = keys(_DUE.format(place=variation.place), ("telex", "vni")[variation.at % 2])
    return _unquoted(_asked(variation, typed), variation.due)


def changed_later(variation: Variation) -> list[str]:
    new = "ngày 18/12/2031"
    cited = (
        f"Kế hoạch số {variation.number} ngày {5 + variation.at:02}/01/2031 của Ủy ban nhân dân xã {variation.place}"
    )
    subject, body = (
        ("gia hạn nộp hồ sơ", f"Theo {cited}, {_due(variation)}. Nay gia hạn thời gian nộp hồ sơ đến hết {new}."),
        ("đính chính", f"{cited} có sai sót, nay đính chính: thay cụm từ “{variation.due}” bằng cụm từ “trước {new}”."),
        ("điều chỉnh thời hạn", f"Điều chỉnh thời hạn nộp hồ sơ tại {cited}: {_due(variation, f'trước {new}')}."),
        ("lùi thời hạn nộp hồ sơ", f"Thực hiện {cited}, lùi thời hạn nộp hồ sơ khen thưởng đến hết {new}."),
        ("sửa đổi Kế hoạch", f"Sửa đổi điểm 1 mục II {cited} như sau: “{_due(variation, f'trước {new}')}.”"),
    )[variation.at]
    letter = "\n".join(
        [
            "ỦY BAN NHÂN DÂN",
            f"XÃ {variation.place.upper()}",
            f"Số: {300 + variation.at}/UBND-VP",
            f"V/v {subject}",
            f"{variation.place}, ngày 10 tháng 7 năm 2031",
            "Kính gửi: Các thôn.",
            body,
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT.",
            "CHỦ TỊCH",
            "Lò Văn Đá",
        ]
    )
    found = _asked(variation, _DUE, letter)
    # Where the new day is not put in the place of the old, it must be said that a later text changes the plan.
    noted = {note.key for note in found.notes}
    return [] if any("amended" in key for key in noted) else _unquoted(found, new)


def _due(variation: Variation, when: str = "") -> str:
    return f"hồ sơ đề nghị khen thưởng gửi về {variation.unit} {when or variation.due}"


Asked = Mapping[str, Callable[[Variation], list[str]]]
ASKED: Asked = {
    "28 changed later": changed_later,
    "30 politely": politely,
    "31 put forward": put_forward,
    "32 two parts": in_two_parts,
    "34 keys": in_keys,
}
"""What is wrong with the answer to each; empty where nothing is."""
