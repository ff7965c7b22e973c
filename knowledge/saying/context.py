"""What saying needs to know besides the candidate: the question, the plan, the day, and the draft to write to."""

from dataclasses import dataclass
from datetime import date

from knowledge.dates import DateValue
from knowledge.plan import PlanVersion
from knowledge.plan_time import in_plan
from knowledge.question.naming import PlanName
from knowledge.question.understanding import Query
from knowledge.saying.draft import Draft


@dataclass(frozen=True, slots=True)
class Context:
    """One question put to one plan. `several`: other plans are asked the same question."""

    query: Query
    version: PlanVersion
    name: PlanName
    today: date
    draft: Draft
    several: bool = False

    @property
    def year(self) -> int | None:
        """The year that a date without one means: the plan's, where it covers just one."""
        years = self.version.card.years
        return years[0] if len(years) == 1 else None

    def first_day(self, value: DateValue | None) -> date | None:
        """The first day of a stated date, its year filled in from the plan."""
        return in_plan(value, self.version.card).first() if value else None

    def last_day(self, value: DateValue | None) -> date | None:
        """The last day of a stated date, its year filled in from the plan."""
        return in_plan(value, self.version.card).last() if value else None
