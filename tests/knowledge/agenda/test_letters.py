"""A letter that extends a deadline moves its event, which is quoted from the letter then."""

from datetime import date

from bot.agendas import agendas_of
from knowledge.agenda import Agenda
from knowledge.plan import PlanVersion
from tests.knowledge.answers.test_amended import EXTENDING, FIRST
from tests.plans_made import shelf_of


def agenda(*versions: PlanVersion) -> Agenda:
    """The agenda of the plan among these texts."""
    return next(agendas_of(shelf_of(*versions), ["goc"]))


def test_a_letter_moves_a_deadline_and_is_quoted_for_it() -> None:
    before, after = agenda(FIRST), agenda(FIRST, EXTENDING)
    [old] = [event for event in before.events if event.key == "due-bao-cao-tong-ket"]
    [new] = [event for event in after.events if event.key == "due-bao-cao-tong-ket"]
    assert (old.day, old.before) == (date(2031, 12, 5), True)
    assert (new.day, new.before) == (date(2031, 12, 15), False)
    assert after.was == {"due-bao-cao-tong-ket/due": date(2031, 12, 5)}
    text, span = after.quoted(new)
    assert text.plan == EXTENDING.plan
    assert "15/12/2031" in span.of(text.text)
    assert [event for event in after.events if event is not new] == [
        event for event in before.events if event is not old
    ]
    assert after.gone == ()
