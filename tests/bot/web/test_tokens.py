"""Who is let in: links, visits and Telegram's initData; forged, old and foreign ones are not."""

import hmac
import json
import random
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bot.web.tokens import Pass, form_word, is_form_word, key_in, sealed, unsealed, user_of

KEY, OTHER = b"k" * 32, b"o" * 32
TOKEN = "7000:made-up"
NOW = 2_000_000_000.0
GIVEN = Pass(710_000_001, -100, int(NOW) + 60)


def init_data(token: str = TOKEN, at: float = NOW, user: object = 710_000_001, **more: str) -> str:
    """What Telegram hands to a Mini App."""
    told = {"auth_date": str(int(at)), "query_id": "AAE", "user": json.dumps({"id": user, "first_name": "Lan"}), **more}
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    checked = "\n".join(f"{name}={told[name]}" for name in sorted(told))
    return urlencode({**told, "hash": hmac.new(secret, checked.encode(), sha256).hexdigest()})


def test_what_was_sealed_opens_for_its_purpose_until_its_time() -> None:
    word = sealed(KEY, "link", GIVEN)
    assert unsealed(KEY, "link", word, NOW) == GIVEN
    assert unsealed(KEY, "visit", word, NOW) is None
    assert unsealed(OTHER, "link", word, NOW) is None
    assert unsealed(KEY, "link", word, NOW + 60) is None
    assert sealed(KEY, "link", GIVEN) != word


def test_two_hundred_changed_words_open_nothing() -> None:
    chance = random.Random(21)
    word = sealed(KEY, "visit", GIVEN)
    let_in = 0
    for _ in range(200):
        at = chance.randrange(len(word))
        changed = word[:at] + chance.choice("abcdef0123456789.-_=\u0111 ") + word[at + chance.randint(0, 3) :]
        let_in += changed != word and unsealed(KEY, "visit", changed, NOW) is not None
    assert let_in == 0


@pytest.mark.parametrize("word", ["", ".", "a.b", "e30.", "W10.00", "đ" * 10, "." * 9000, "bm9uZQ.bm9uZQ"])
def test_what_was_never_sealed_opens_nothing(word: str) -> None:
    assert unsealed(KEY, "link", word, NOW) is None


def test_telegrams_word_for_a_person_is_believed() -> None:
    assert user_of(init_data(), TOKEN, NOW) == 710_000_001
    assert user_of(init_data(signature="more-of-newer-clients"), TOKEN, NOW + 3000) == 710_000_001


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "hash=00",
        "user=%7B%22id%22%3A1%7D&auth_date=2000000000&hash=" + "0" * 64,
        init_data(token="7000:another"),
        init_data(at=NOW - 3601),
        init_data(at=NOW + 3600),
        init_data(user="1"),
        init_data(user=-5),
        init_data(user=True),
        init_data(auth_date="soon"),
        init_data() + "&user=%7B%22id%22%3A1%7D",
        init_data().replace("710000001", "710000002"),
        init_data().replace("hash=", "hash=\u0111"),
        "&".join(part for part in init_data().split("&") if not part.startswith("hash=")),
        "x" * 9000,
    ],
)
def test_forged_old_and_foreign_words_are_not(forged: str) -> None:
    assert user_of(forged, TOKEN, NOW) is None


def test_without_a_token_nobody_is_believed() -> None:
    assert user_of(init_data(token=""), "", NOW) is None


def test_a_form_is_of_one_visit() -> None:
    word = form_word(KEY, "a visit")
    assert is_form_word(KEY, "a visit", word)
    assert not is_form_word(KEY, "another", word)
    assert not is_form_word(OTHER, "a visit", word)
    assert not is_form_word(KEY, "a visit", "đ")


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    key = key_in(tmp_path / "data")
    assert key_in(tmp_path / "data") == key
    assert len(key) == 32
    assert (tmp_path / "data" / "web.key").stat().st_mode & 0o077 == 0
    (tmp_path / "data" / "web.key").write_bytes(b"short")
    made_anew = key_in(tmp_path / "data")
    assert (len(made_anew), key_in(tmp_path / "data")) == (32, made_anew)
