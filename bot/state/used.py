"""What all machines together asked of a language model, and used: the tokens of a day are for all of them."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import sqlalchemy as sql

from bot.state.tables import USED
from knowledge.database import insert_new, open_server, wait_for_turn
from knowledge.language_model.ledger import DAYS_KEPT

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Used:
    """Counts of a day by name, kept in the database server of a URL, which is connected to as they are wanted.

    A database that is away is logged: nobody's answer waits for it.
    """

    url: str = field(repr=False)

    def add(self, day: date, counts: Mapping[str, int]) -> None:
        """Add to the counts of a day."""
        old = (day - timedelta(days=DAYS_KEPT)).isoformat()
        try:
            with open_server(self.url, pooled=False).begin() as connection:
                # Whoever asks on the command line may be the first one to use the database.
                wait_for_turn(connection, "tables")
                USED.create(connection, checkfirst=True)
                for name, count in counts.items():
                    insert_new(connection, USED, {"day": day.isoformat(), "name": name, "count": 0})
                    one = sql.and_(USED.c.day == day.isoformat(), USED.c.name == name)
                    connection.execute(USED.update().where(one).values(count=USED.c.count + count))
                connection.execute(USED.delete().where(USED.c.day <= old))
        except sql.exc.SQLAlchemyError as error:
            _log.warning("language model: what it used cannot be noted: %s", type(error).__name__)

    def of(self, day: date) -> Counter[str]:
        """The counts of a day."""
        return self._sum(USED.c.day == day.isoformat())

    def since(self, day: date) -> Counter[str]:
        """The counts of a day and of all after it; no more than a month is kept."""
        return self._sum(USED.c.day >= day.isoformat())

    def _sum(self, which: sql.ColumnElement[bool]) -> Counter[str]:
        summed = sql.select(USED.c.name, sql.func.sum(USED.c.count)).where(which).group_by(USED.c.name)
        try:
            with open_server(self.url, pooled=False).connect() as connection:
                if not sql.inspect(connection).has_table(USED.name):
                    return Counter()
                return Counter({name: int(count) for name, count in connection.execute(summed)})
        except sql.exc.SQLAlchemyError as error:
            _log.warning("language model: what it used cannot be read: %s", type(error).__name__)
            return Counter()
