"""What lets somebody into the reading room: links and visits sealed by the installation, and Telegram's own `initData`.

All of it is a value with a time after which it counts no more, and a hash that only this installation (or Telegram,
over the bot's token) can make. What is sealed for one purpose opens nothing for another.
"""

import hmac
import json
import logging
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl

KEY_FILE = "web.key"
LINK_LASTS, VISIT_LASTS = 30 * 60, 8 * 60 * 60
"""Seconds."""
INIT_DATA_LASTS = 60 * 60
"""Seconds after which Telegram's word for who somebody is counts no more."""
_AHEAD = 60
"""Seconds by which the clock of Telegram may be before ours."""
_LONGEST = 8_000
KEY_BYTES = 32
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pass:
    """Who is let in: a person by Telegram's number (0 where none is known), from which chat (a group's is negative).

    `local`: whoever runs the program on this machine. `until` are seconds since 1970.
    """

    user: int
    chat: int
    until: int
    local: bool = False


def key_in(folder: Path) -> bytes:
    """The key of an installation, made when it is first wanted, and anew where it is damaged: links end with it."""
    file = folder / KEY_FILE
    try:
        key = file.read_bytes()
        if len(key) != KEY_BYTES:
            log.warning("%s was damaged and is made anew: links and visits end", file)
            file.unlink()
            raise FileNotFoundError
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
        partial.touch(mode=0o600)
        partial.write_bytes(secrets.token_bytes(KEY_BYTES))
        # Of two processes that make one at the same time the first has it.
        try:
            os.link(partial, file)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
        key = file.read_bytes()
    return key


def sealed(key: bytes, purpose: str, given: Pass) -> str:
    """A pass as a word that nobody else can make."""
    told = json.dumps([*asdict(given).values(), secrets.token_hex(6)])
    coded = urlsafe_b64encode(told.encode()).decode().rstrip("=")
    return f"{coded}.{_hash(key, purpose, coded)}"


def unsealed(key: bytes, purpose: str, word: str, now: float) -> Pass | None:
    """The pass of such a word; None where it is not ours, for another purpose, or too old."""
    coded, _, hashed = word.partition(".")
    if len(word) > _LONGEST:
        return None
    if not word.isascii() or not hmac.compare_digest(_hash(key, purpose, coded), hashed):
        return None
    user, chat, until, local, _ = json.loads(urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))
    return Pass(user, chat, until, local) if now < until else None


def form_word(key: bytes, visit: str) -> str:
    """What every form of a visit carries: nobody else's page can send one."""
    return _hash(key, "form", visit)


def is_form_word(key: bytes, visit: str, word: str) -> bool:
    """Whether a form is of this visit."""
    return hmac.compare_digest(form_word(key, visit), word if word.isascii() else "")


def user_of(init_data: str, token: str, now: float) -> int | None:
    """The person whom Telegram vouches for in a Mini App's `initData`; None where it does not, or did too long ago."""
    if not token or len(init_data) > _LONGEST:
        return None
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    told = dict(pairs)
    if len(told) != len(pairs) or "hash" not in told:
        return None
    given = told.pop("hash")
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    checked = "\n".join(f"{name}={value}" for name, value in sorted(told.items()))
    made = hmac.new(secret, checked.encode("utf-8", "surrogatepass"), sha256).hexdigest()
    if not given.isascii() or not hmac.compare_digest(made, given):
        return None
    return _fresh_user(told, now)


def _fresh_user(told: dict[str, str], now: float) -> int | None:
    try:
        said_at, user = int(told["auth_date"]), json.loads(told["user"])["id"]
    except (ValueError, KeyError, TypeError):
        return None
    is_fresh = now - INIT_DATA_LASTS <= said_at <= now + _AHEAD
    return user if is_fresh and isinstance(user, int) and not isinstance(user, bool) and user > 0 else None


def _hash(key: bytes, purpose: str, told: str) -> str:
    return hmac.new(key, f"{purpose}|{told}".encode(), sha256).hexdigest()
