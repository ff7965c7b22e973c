"""Which plan somebody means who names one."""

from bot.plan_names import named_plan
from tests.e2e.sample import PLAN
from tests.plans_made import made

MO = made(PLAN)
THONG = made(PLAN.replace("Suối Mơ", "Đồi Thông").replace("SUỐI MƠ", "ĐỒI THÔNG").replace("07/KH", "19/KH"))
PLANS = tuple(
    type(version)(**{**{name: getattr(version, name) for name in version.__slots__}, "plan": plan})
    for version, plan in ((MO, "suoi-mo-2031"), (THONG, "doi-thong-2031"))
)


def test_a_plan_is_named_by_id_number_or_words() -> None:
    for text in ("suoi-mo-2031", " Suoi-Mo-2031 ", "07/KH-UBND", "7/kh-ubnd", "xã Suối Mơ", "suoi mo"):
        found = named_plan(text, PLANS)
        assert found is not None, text
        assert found.plan == "suoi-mo-2031", text


def test_what_names_none_or_several_names_none() -> None:
    for text in ("", "  ", "!?", "xã", "2031", "xã Hồ Sen", "99/KH-UBND"):
        assert named_plan(text, PLANS) is None, text
