"""Buttons that lead to more of what they stand among."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Buttons:
    """One language's sentences. Names in braces are filled in by the caller."""

    page_before: str
    page_after: str
    plans_ended: str
    plans_running: str
    all_plans: str
    more_passages: str


VIETNAMESE = Buttons(
    page_before="‹ Trang {page}/{pages}",
    page_after="Trang {page}/{pages} ›",
    plans_ended="Đã kết thúc ({count}) ›",
    plans_running="‹ Đang thực hiện ({count})",
    all_plans="Tất cả kế hoạch ({count}) ›",
    more_passages="➕ thêm {count}",
)

ENGLISH = Buttons(
    page_before="‹ Page {page}/{pages}",
    page_after="Page {page}/{pages} ›",
    plans_ended="Ended ({count}) ›",
    plans_running="‹ Under way ({count})",
    all_plans="All plans ({count}) ›",
    more_passages="➕ {count} more",
)
