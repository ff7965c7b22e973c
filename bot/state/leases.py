"""What only one of several machines may be doing at a time, such as reading a file that somebody sent."""

from dataclasses import dataclass, field
from secrets import token_hex

import sqlalchemy as sql

from bot.state.tables import LEASES
from knowledge.database import CLOCK, autocommit, insert_new


@dataclass(frozen=True, slots=True)
class Leases:
    """Who does what, kept in a database server, by whose clock it is counted. `worker` is this process."""

    engine: sql.Engine
    worker: str = field(default_factory=lambda: token_hex(8))

    def hold(self, name: str, lasting: float) -> bool:
        """Do something, or go on with it, for so many seconds; False where another machine does it."""
        with self.engine.begin() as connection:
            values = {"worker": self.worker, "until": CLOCK + lasting}
            if insert_new(connection, LEASES, {"name": name, **values}):
                return True
            free = sql.or_(LEASES.c.worker == self.worker, LEASES.c.until < CLOCK)
            held = LEASES.update().where(LEASES.c.name == name, free).values(**values)
            return connection.execute(held).rowcount > 0

    def let_go(self, name: str) -> None:
        """Leave it to others."""
        mine = sql.and_(LEASES.c.name == name, LEASES.c.worker == self.worker)
        with autocommit(self.engine) as connection:
            connection.execute(LEASES.delete().where(mine))
