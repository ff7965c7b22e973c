"""What a question says of plans without naming one."""

from dataclasses import replace

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.card import DocumentKind
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.scope.fits import hands_in, naming_of
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
