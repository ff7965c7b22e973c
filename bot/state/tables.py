"""The tables of the bot's own state."""

import sqlalchemy as sql

METADATA = sql.MetaData()

SECRETS = sql.Table(
    "secrets",
    METADATA,
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("value", sql.LargeBinary, nullable=False),
)

GROUPS = sql.Table(
    "groups",
    METADATA,
    sql.Column("chat", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("enabled", sql.Boolean),
    sql.Column("plan", sql.Text),
    sql.Column("every", sql.Boolean, nullable=False),
    sql.Column("admins_only", sql.Boolean, nullable=False),
    sql.Column("helpers", sql.JSON, nullable=False),
    sql.Column("language", sql.Text),
    sql.Column("unshown", sql.Boolean, nullable=False),
)

QUESTIONS = sql.Table(
    "questions",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("chat", sql.Text, nullable=False),
    sql.Column("message", sql.Integer, nullable=False),
    sql.Column("person", sql.Text, nullable=False, index=True),
    sql.Column("question", sql.Text, nullable=False),
    sql.Column("answer", sql.Text, nullable=False),
    sql.Column("outcome", sql.Text, nullable=False),
    sql.Column("reason", sql.Text, nullable=False),
    sql.Column("content", sql.Text, nullable=False),
    sql.Column("plans", sql.JSON, nullable=False),
    sql.Column("answers", sql.JSON, nullable=False),
    sql.Column("took_ms", sql.Float, nullable=False),
    sql.Column("asked_at", sql.Text, nullable=False, index=True),
    sql.Index("questions_of_messages", "chat", "message"),
    sqlite_autoincrement=True,  # an id that buttons carry never comes to mean another question
)

SPOTS = sql.Table(
    "spots",
    METADATA,
    sql.Column("question", sql.ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    sql.Column("spots", sql.JSON, nullable=False),
)

FEEDBACK = sql.Table(
    "feedback",
    METADATA,
    sql.Column("question", sql.ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    sql.Column("person", sql.Text, primary_key=True),
    sql.Column("good", sql.Boolean, nullable=False),
    sql.Column("reason", sql.Text, nullable=False),
)

CALLS = sql.Table(
    "calls",
    METADATA,
    sql.Column("question", sql.ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    sql.Column("helpers", sql.JSON, nullable=False),
    sql.Column("resolved_by", sql.Text),
)

TAUGHT = sql.Table(
    "taught",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("question", sql.Text, nullable=False),
    sql.Column("content", sql.Text, nullable=False),
    sql.Column("answer", sql.Text, nullable=False),
    sql.Column("source", sql.Text, nullable=False),
    sql.Column("plan", sql.Text),
    sql.Column("until", sql.Text),
    sql.Column("author", sql.Text, nullable=False),
    sql.Column("given_on", sql.Text, nullable=False),
    sql.Column("person", sql.Text),
)

AUDIT = sql.Table(
    "audit",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("at", sql.Text, nullable=False),
    sql.Column("who", sql.Text, nullable=False),
    sql.Column("action", sql.Text, nullable=False),
    sql.Column("subject", sql.Text, nullable=False),
    sql.Column("person", sql.Text),
)

INBOX = sql.Table(
    "inbox",
    METADATA,
    sql.Column("update", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("content", sql.Text),
    sql.Column("received_at", sql.Float, nullable=False),
    sql.Column("attempts", sql.Integer, nullable=False),
)

SENDINGS = sql.Table(
    "sendings",
    METADATA,
    sql.Column("update", sql.ForeignKey("inbox.update", ondelete="CASCADE"), primary_key=True),
    sql.Column("ordinal", sql.Integer, primary_key=True),
    sql.Column("chat", sql.BigInteger),
    sql.Column("state", sql.Text, nullable=False),
    sql.Column("message", sql.Integer),
    sql.Column("at", sql.Float, nullable=False),
    sql.Column("repeats", sql.Integer, nullable=False),
)

NUMBERS = sql.Table(
    "numbers",
    METADATA,
    sql.Column("place", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("highest", sql.BigInteger, nullable=False),
)

PROPOSALS = sql.Table(
    "proposals",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("person", sql.Text, nullable=False),
    sql.Column("asked", sql.Integer, nullable=False),
    sql.Column("kind", sql.Text, nullable=False),
    sql.Column("values", sql.JSON, nullable=False),
    sql.Column("plan", sql.Text),
    sql.Column("stage", sql.Text, nullable=False),
    sql.Column("seen", sql.Text, nullable=False),
    sql.Column("told", sql.Boolean, nullable=False),
    sql.Column("shown_in", sql.Integer),
    sql.Column("target", sql.JSON),
    sql.Column("attempts", sql.Integer, nullable=False),
    sql.Column("at", sql.Float, nullable=False),
    sql.UniqueConstraint("person", "asked"),
    sqlite_autoincrement=True,  # as with questions: buttons carry the id
)

ANNOUNCEMENTS = sql.Table(
    "announcements",
    METADATA,
    sql.Column("proposal", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("person", sql.Text, nullable=False),
    sql.Column("plan", sql.Text, nullable=False),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("before", sql.Integer),
    sql.Column("update", sql.BigInteger),
    sql.Column("chats", sql.JSON, nullable=False),
    sql.Column("at", sql.Float, nullable=False),
)

FOLLOWS = sql.Table(
    "follows",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("chat", sql.BigInteger, nullable=False, index=True),
    sql.Column("topic", sql.Integer),
    sql.Column("plan", sql.Text, nullable=False),
    sql.Column("unit", sql.Text, nullable=False),
    sql.Column("about", sql.Text, nullable=False),
    sql.Column("days", sql.JSON, nullable=False),
    sql.Column("minute", sql.Integer, nullable=False),
    sql.Column("since", sql.Float, nullable=False),
    sql.Column("person", sql.Text, nullable=False),
    sqlite_autoincrement=True,  # buttons carry the id, and what was sent is known by it
)

HANDED_IN = sql.Table(
    "handed_in",
    METADATA,
    sql.Column("chat", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("plan", sql.Text, primary_key=True),
    sql.Column("event", sql.Text, primary_key=True),
    sql.Column("at", sql.Float, nullable=False),
)

NOTICES = sql.Table(
    "notices",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("key", sql.Text, nullable=False, unique=True),
    sql.Column("chat", sql.BigInteger, nullable=False),
    sql.Column("plan", sql.Text, nullable=False),
    sql.Column("event", sql.Text, nullable=False),
    sql.Column("state", sql.Text, nullable=False),
    sql.Column("message", sql.Integer),
    sql.Column("worker", sql.Text, nullable=False),
    sql.Column("until", sql.Float, nullable=False),
    sql.Column("at", sql.Float, nullable=False),
    sql.Column("repeats", sql.Integer, nullable=False),
    sql.Index("notices_of_messages", "chat", "message"),
    sqlite_autoincrement=True,
)

WANTED = sql.Table(
    "wanted",
    METADATA,
    sql.Column("chat", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("week_on", sql.Integer),
    sql.Column("since", sql.Float, nullable=False),
    sql.Column("changes", sql.Boolean, nullable=False),
)

TOURS = sql.Table(
    "tours",
    METADATA,
    sql.Column("person", sql.Text, primary_key=True),
    sql.Column("plan", sql.Text, primary_key=True),
    sql.Column("group", sql.BigInteger),
    sql.Column("step", sql.Integer, nullable=False),
    sql.Column("unit", sql.Text),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("asked", sql.Integer, nullable=False),
    sql.Column("right", sql.Integer, nullable=False),
    sql.Column("finished", sql.Float),
    sql.Column("name", sql.Text, nullable=False),
    sql.Column("at", sql.Float, nullable=False),
)

POLLS = sql.Table(
    "polls",
    METADATA,
    sql.Column("poll", sql.Text, primary_key=True),
    sql.Column("person", sql.Text, nullable=False),
    sql.Column("plan", sql.Text, nullable=False),
    sql.Column("question", sql.Text, nullable=False),
    sql.Column("right", sql.Integer, nullable=False),
    sql.Column("answered", sql.Boolean, nullable=False),
    sql.Column("at", sql.Float, nullable=False),
)

TICKS = sql.Table(
    "ticks",
    METADATA,
    sql.Column("person", sql.Text, primary_key=True),
    sql.Column("plan", sql.Text, primary_key=True),
    sql.Column("criterion", sql.Text, primary_key=True),
    sql.Column("at", sql.Float, nullable=False),
)

# What several machines have to know of each other; on one machine these stay empty.

TURNS = sql.Table(
    "turns",
    METADATA,
    sql.Column("update", sql.ForeignKey("inbox.update", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    sql.Column("queue", sql.BigInteger, nullable=False),
    sql.Column("worker", sql.Text, nullable=False, index=True),
    sql.Column("until", sql.Float, nullable=False),
    sql.Index("turns_of_queues", "queue", "update"),
)

SPENDINGS = sql.Table(
    "spendings",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("chat", sql.BigInteger, nullable=False, index=True),
    sql.Column("begun", sql.Float, nullable=False),
    sql.Column("ended", sql.Float),
)

USED = sql.Table(
    "used",
    METADATA,
    sql.Column("day", sql.Text, primary_key=True),
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("count", sql.BigInteger, nullable=False),
)

UNITS = sql.Table(
    "units",
    METADATA,
    sql.Column("who", sql.Text, primary_key=True),
    sql.Column("unit", sql.Text, nullable=False),
    sql.Column("at", sql.Float, nullable=False),
)

TALKS = sql.Table(
    "said",
    METADATA,
    sql.Column("chat", sql.Text, primary_key=True),
    sql.Column("topic", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("person", sql.Text, primary_key=True),
    sql.Column("turn", sql.JSON, nullable=False),
    sql.Column("at", sql.Text, nullable=False),
)

LEASES = sql.Table(
    "leases",
    METADATA,
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("worker", sql.Text, nullable=False),
    sql.Column("until", sql.Float, nullable=False),
)

UPLOADS = sql.Table(
    "uploads",
    METADATA,
    sql.Column("proposal", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("data", sql.LargeBinary, nullable=False),
)

FORM = sql.Table(
    "form",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("steps", sql.Integer, nullable=False),
)
"""How many steps of `migrations` are taken, where the database itself has no place to note it."""
