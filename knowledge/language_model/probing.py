"""Whether a language model does what is asked of it, tried with a question about a plan that nobody has."""

from dataclasses import dataclass
from datetime import date
from time import perf_counter

from knowledge.language_model.ledger import Ledger
from knowledge.language_model.opening import open_model
from knowledge.language_model.phraser import PATIENCE, ModelError, Phrased, proven
from knowledge.language_model.policy import Policy
from knowledge.language_model.reply import Form, ReplyError, read_reply
from knowledge.language_model.request import framed
from knowledge.proof import Source

_DAY = date(2031, 3, 1)
_TEXT = "Báo cáo gửi về Phòng Nội vụ trước ngày 05/12/2031."
_OTHER = "Cờ thi đua tặng ba tập thể."
_DATA = {
    "today": _DAY.isoformat(),
    "before": [],
    "question": "Báo cáo gửi trước ngày nào?",
    "plans": [{"plan": 1, "called": "Kế hoạch thử"}],
    "candidates": [{"n": n, "plan": 1, "under": [], "text": text} for n, text in enumerate((_TEXT, _OTHER), 1)],
}


@dataclass(frozen=True, slots=True)
class Probed:
    """A model that replies: the form of structured output that its server can do, how long it took, and whether what
    it said is proven."""

    form: Form
    seconds: float
    proven: bool


def probe(model: str, base_url: str, api_key: str, *, patience: float = PATIENCE) -> Probed:
    """Ask a model once. Raises ModelError where it cannot be asked, or replies in another form."""
    chat = open_model(model, base_url, api_key, patience=patience)
    talk = Policy(chat, Ledger.in_memory(), today=lambda: _DAY)
    began = perf_counter()
    raw = talk(framed(_DATA, b"probe"), None, patience)
    seconds = perf_counter() - began
    try:
        read_reply(raw)
    except ReplyError as error:
        raise ModelError(str(error)) from None
    offered = {n: Source("probe", text, (), "Kế hoạch thử", 2031) for n, text in enumerate((_TEXT, _OTHER), 1)}
    found = proven(raw, offered, ["probe"])
    return Probed(chat.form, seconds, isinstance(found, Phrased) and bool(found.claims))
