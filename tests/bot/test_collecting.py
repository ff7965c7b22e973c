"""A process that has plans open looks through its values seldom."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.store import open_store
from knowledge.collecting import SELDOM


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_who_opens_a_store_looks_seldom(tmp_path: Path) -> None:
    gc.set_threshold(700, 10, 10)
    with open_store(Settings(data_dir=tmp_path)):
        assert gc.get_threshold() == SELDOM
