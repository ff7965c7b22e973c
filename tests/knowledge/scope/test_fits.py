"""What a question says of plans without naming one."""

from dataclasses import replace

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.card import DocumentKind
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.scope.fits import fits_of, hands_in, naming_of
from tests.ingest.plans import AMENDMENT, PLAN
from tests.plans_made import made, shelf_of
from tests.shelves import shelf

DECISION = """UBND XÃ MƯỜNG LƯU
Số: 12/QĐ-UBND

QUYẾT ĐỊNH
Về việc ban hành Quy chế thi đua, khen thưởng

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG LƯU
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế thi đua, khen thưởng.
"""


@pytest.mark.parametrize(
    ("question", "is_handed_in"),
    [
        ("hạn nộp kế hoạch của các xã", True),
        ("phải lập báo cáo gì", True),
        ("báo cáo đợt 1 gửi chậm nhất bao giờ", True),
        ("công văn đính chính số mấy", False),
        ("báo cáo của Sở Nội vụ ai ký", False),
    ],
)
def test_a_kind_of_document_may_be_what_is_handed_in(question: str, *, is_handed_in: bool) -> None:
    assert hands_in(understand(question, registry_of(shelf()), NOTHING_SAID)) is is_handed_in


def test_a_decision_is_also_called_by_what_it_issues() -> None:
    def kinds(text: str) -> frozenset[DocumentKind]:
        read = made(text, "quy-che")
        version = replace(read, card=replace(read.card, kind=DocumentKind.DECISION))
        return naming_of(registry_of(shelf_of(version)).name("quy-che"), version).kinds

    assert kinds(DECISION) == {DocumentKind.DECISION, DocumentKind.REGULATION}
    assert kinds(DECISION.replace("ban hành Quy chế", "khen thưởng theo Quy chế")) == {DocumentKind.DECISION}


@pytest.mark.parametrize(
    ("question", "as_changed"), [("Hạn gửi báo cáo?", 0), ("Sau khi gia hạn thì gửi báo cáo ngày nào?", 1)]
)
def test_what_amends_another_plan_fits_a_question_for_what_counts_now(question: str, as_changed: int) -> None:
    known = shelf_of(made(PLAN, "goc"), made(AMENDMENT, "sua"))
    registry = registry_of(known)
    namings = {one.plan: naming_of(registry.name(one.plan), one) for one in known.read(["goc", "sua"])}
    fits = fits_of(understand(question, registry, NOTHING_SAID), namings, registry, (), ())
    assert [fits[plan][clue] for plan in ("goc", "sua") for clue in ("amends", "amended")] == [0, 1, 1, 0]
    assert (fits["goc"]["as_changed"], fits["sua"]["as_changed"]) == (-as_changed, as_changed)


def test_a_body_that_is_named_may_mean_each_of_its_documents() -> None:
    notice = "TRƯỜNG ĐẠI HỌC TRE XANH\nSố: {number}/TB-ĐHTX\nTHÔNG BÁO\nVề việc {subject}\n1. Các khoa nộp hồ sơ.\n"
    known = shelf_of(
        made(notice.format(number=7, subject="bình xét thi đua"), "mot"),
        made(notice.format(number=9, subject="kỷ niệm chương"), "hai"),
        made(notice.replace("TRE XANH", "NỨA VÀNG").format(number=3, subject="bình xét thi đua"), "khac"),
    )
    registry = registry_of(known)
    namings = {one.plan: naming_of(registry.name(one.plan), one) for one in known.read(["mot", "hai", "khac"])}
    query = understand("đại học Tre Xanh bình xét khi nào?", registry, NOTHING_SAID)
    query = replace(query, scope=replace(query.scope, plans=("mot",), explicit=True))
    fits = fits_of(query, namings, registry, (), ())
    assert [fits[plan]["named"] for plan in ("mot", "hai", "khac")] == [1, 1, 0]
    assert [fits[plan]["other_named"] for plan in ("mot", "hai", "khac")] == [0, 0, 1]
