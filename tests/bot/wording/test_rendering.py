"""Answers in words: a sentence in each language for every key, groups, dates as officials write them, no markup."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.reply import Line, plain, text_of
from bot.wording import LONGEST_VALUE, render, written_date, written_day
from bot.wording.answers import ANSWERS, TOPICS
from knowledge.answer import Answer, Citation, Statement, Value
from knowledge.answers import answer
from knowledge.dates import DateValue
from tests.plans_made import made, shelf_of

_KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
SOURCES = sorted([*(_KNOWLEDGE / "answers").glob("*.py"), *(_KNOWLEDGE / "saying").glob("*.py")])
KEY = re.compile(r"[a-z]+\.[a-z_]+")
D = DateValue


def said() -> Iterator[tuple[str, frozenset[str] | None]]:
    """Each key that an answerer says or notes, with the names of its values where they are written out.

    A key that is put together ("record." and a facet) is a pattern that ends in `*`; see also `put_together`.
    """
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"say", "note"}
            ):
                prefix = "note." if node.func.attr == "note" else ""
                names = [keyword.arg for keyword in node.keywords]
                values = None if None in names else frozenset(name for name in names if name)
                yield from ((prefix + key, values) for key in _keys(node.args[0]))


def _keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*_keys(node.body), *_keys(node.orelse))
    elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield f"{node.values[0].value}*"


def constants() -> set[str]:
    """All strings of the answerers that look like a key: those that are passed on as values are among them."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    strings = {n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return {s for s in strings if KEY.fullmatch(s)}


def put_together() -> set[str]:
    """The patterns of keys that get a name before they are said: key = f"talk.{sort}"."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    assigned = (n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Assign))
    return {key for value in assigned for key in _keys(value) if re.fullmatch(r"[a-z]+\.\*", key)}


def placeholders(template: str) -> set[str]:
    """The names of the values of a sentence."""
    return set(re.findall(r"\{(\w+)\}", template))


def shown(key: str, language: str = "vi", **values: Value) -> Line:
    """One statement in words."""
    found = Answer("?", "free", language, False, (Statement(key, values),))
    return render(found, 0).lines[0]


def test_every_key_that_is_said_has_a_sentence() -> None:
    known = ANSWERS["vi"].keys()
    for key, _ in said():
        assert key in known or (key.endswith("*") and any(k.startswith(key[:-1]) for k in known)), key
    assert constants() <= known | TOPICS["vi"].keys()
    assert len(list(said())) > 40


def test_every_sentence_is_said_somewhere() -> None:
    keys = {key for key, _ in said()} | constants() | put_together()
    patterns = tuple(key[:-1] for key in keys if key.endswith("*"))
    notes = {key for key in ANSWERS["vi"] if key.startswith("note.") and key[5:] in _quoted()}
    unsaid = {key for key in ANSWERS["vi"] if key not in keys | notes and not key.startswith(patterns)}
    # The assistant itself says the rest, without an answerer.
    assert unsaid == {"source.line", "too_hard", "note.cut", "note.damaged", "damaged.plan"}


def _quoted() -> set[str]:
    """Every string of the answerers: the key of a note is a plain word."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    return {n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_every_value_that_a_sentence_needs_is_given() -> None:
    for key, values in said():
        if values is not None and key in ANSWERS["vi"]:
            needed = re.sub(r"\[\[.*?\]\]", "", ANSWERS["vi"][key])
            assert placeholders(needed) <= values, key


@pytest.mark.parametrize("table", [ANSWERS, TOPICS], ids=["answers", "topics"])
def test_both_languages_say_the_same(table: dict[str, dict[str, str]]) -> None:
    assert table["vi"].keys() == table["en"].keys()
    for key, template in table["vi"].items():
        assert placeholders(template) == placeholders(table["en"][key]), key


@pytest.mark.parametrize("language", ["vi", "en"])
def test_templates_are_well_formed(language: str) -> None:
    for key, template in ANSWERS[language].items():
        assert template.count("**") % 2 == 0, key
        assert template.count("[[") == template.count("]]"), key
        assert all(part.count("{") == part.count("}") for part in re.split(r"\[\[|\]\]", template)), key
        assert re.sub(r"\{\w+\}|\*\*|\[\[|\]\]", "", template).count("{") == 0, key


def test_a_group_is_left_out_where_a_value_is_not_stated() -> None:
    assert plain(shown("award.item", form="Giấy khen", grantor="")) == "• Giấy khen"
    assert plain(shown("award.item", form="Giấy khen", grantor="Chủ tịch xã")) == "• Giấy khen — Chủ tịch xã"


def test_silent_values_switch_a_group_on_and_are_not_shown() -> None:
    line = plain(shown("phase.line", phase="Đợt 1", start="", end=D(2031, 5, 30), over=date(2031, 6, 1)))
    assert line == "• Đợt 1: đến 30/5/2031 (đã kết thúc)"


def test_bold_is_what_the_template_makes_bold() -> None:
    line = shown("award.item", form="Giấy khen", grantor="xã")
    assert [(run.text, run.bold) for run in line] == [("• ", False), ("Giấy khen", True), (" — xã", False)]


def test_citation_numbers_follow_their_statement() -> None:
    found = Answer("?", "free", "vi", False, (Statement("text.line", {"text": "Một."}, (1, 3)),))
    assert plain(render(found, 0).lines[0]) == "Một. [1][3]"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (D(2031, 6, 1), "01/6/2031", "01/6/2031"),
        (D(2031, 2, 9), "09/02/2031", "09/02/2031"),
        (D(2031, 12, 15), "15/12/2031", "15/12/2031"),
        (D(None, 4, 30), "30/4", "30/4"),
        (D(2031, 1), "tháng 01/2031", "01/2031"),
        (D(2031, 6, edge="end"), "cuối tháng 6/2031", "end of 6/2031"),
        (D(2031, 12, week=1), "tuần đầu tháng 12/2031", "first week of 12/2031"),
        (D(None, 11, week=3), "tuần 3 tháng 11", "week 3 of 11"),
        (D(2031, 5, week=-1), "tuần cuối tháng 5/2031", "last week of 5/2031"),
        (D(None, 7, edge="middle"), "giữa tháng 7", "mid-7"),
        (D(2031, quarter=3), "quý III/2031", "quarter III/2031"),
        (D(2031, half=1), "6 tháng đầu năm 2031", "first half of 2031"),
        (D(2031), "năm 2031", "2031"),
        (D(2031, edge="end"), "cuối năm 2031", "end of 2031"),
        (D(2031, 2, 31), "31/02/2031", "31/02/2031"),
    ],
)
def test_dates_are_as_precise_as_they_were_stated(value: DateValue, vi: str, en: str) -> None:
    assert (written_date(value, "vi"), written_date(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2031, 1, 5), "05/01/2031"), (date(2031, 3, 25), "25/3/2031"), (date(2031, 10, 1), "01/10/2031")],
)
def test_days_have_two_digits_and_so_have_the_months_one_and_two(day: date, written: str) -> None:
    assert written_day(day) == written


def test_a_long_text_is_cut_at_a_word() -> None:
    line = plain(shown("text.line", text="thi đua " * 300))
    assert len(line) <= LONGEST_VALUE + 2
    assert re.fullmatch(r"(?:thi |đua )+…", line)


@pytest.mark.parametrize(
    "hostile",
    [
        "**đậm** và [[nhóm]] và {plan} {text}",
        "<b>đậm</b> & <a href='x'>y</a>",
        "]] [[ ** ** {0} {} }{ [1] *x* _y_ `z`",
        "{over}[[{last_day}]]",
    ],
)
def test_what_a_plan_says_never_acts_as_markup(hostile: str) -> None:
    line = shown("text.line", text=hostile)
    assert [(run.text, run.bold) for run in line] == [(hostile, False)]
    named = shown("award.item", form="Giấy khen", grantor=hostile)
    assert [run.bold for run in named] == [False, True, False]
    assert plain(named) == f"• Giấy khen — {hostile}"


def test_a_hostile_plan_is_answered_in_its_own_words() -> None:
    version = made(
        "UBND XÃ CHIỀNG LƯU\nKẾ HOẠCH\nThi đua năm 2031\nCăn cứ Luật;\nI. ĐỐI TƯỢNG THI ĐUA\n"
        "Hộ <b>nghèo</script>, nhóm {plan}[[x]] và hộ [1]."
    )
    found = answer(shelf_of(version), "Đối tượng thi đua gồm những ai?", today=date(2031, 6, 1))
    reply = render(found, 0)
    assert "{plan}[[x]] và hộ [1]" in text_of(reply)
    assert not any(run.bold for line in reply.lines for run in line)


def test_the_sources_are_named_once_and_not_under_an_abstention() -> None:
    cited = [Citation(n, "a.txt", "a", "UBND xã A 2031", "I", "x", 0, 1) for n in (1, 2)]
    lines = (Statement("text.line", {"text": "Một"}, (1, 2)),)
    found = Answer("?", "free", "vi", False, lines, tuple(cited))
    assert plain(render(found, 0).source) == "Nguồn: UBND xã A 2031"
    declined = Answer("?", "free", "vi", True, (Statement("absent.one", {"plan": "A", "topic": "free"}),), tuple(cited))
    assert render(declined, 0).source == ()
    assert render(declined, 0).reason == "absent"


def test_an_unknown_language_is_answered_in_vietnamese() -> None:
    assert render(Answer("?", "free", "fr", True, (Statement("nothing.known"),)), 0).language == "vi"
