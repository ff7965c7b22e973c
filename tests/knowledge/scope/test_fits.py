"""What a question says of plans without naming one."""

import pytest

from knowledge.answer import NOTHING_SAID
from knowledge.question.registry import registry_of
from knowledge.question.understanding import understand
from knowledge.scope.fits import hands_in
from tests.shelves import shelf


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
