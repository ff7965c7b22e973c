"""The bundled model of runs of syllables."""

import numpy as np
import pytest

from knowledge.restoring.model import BOUNDARY, FOLDER, NUMBER, UNKNOWN, open_syllables


def test_chances_after_two_syllables_add_up_to_about_one() -> None:
    model = open_syllables()
    everything = np.arange(len(model.names))
    for before, left in (("phong", "trào"), ("thi", "đua"), ("trò", "dùng"), ("ủy", "ban")):
        chances = model.after(np.array([model.number(before)]), np.array([model.number(left)]), everything)
        assert float(np.exp(chances.astype(float)).sum()) == pytest.approx(1, abs=0.15)


def test_what_follows_often_is_likely() -> None:
    model = open_syllables()
    yeu, nuoc, duoc = map(model.number, ("yêu", "nước", "được"))
    [[country, got]] = model.after(np.array([model.number("đua")]), np.array([yeu]), np.array([nuoc, duoc]))
    assert country > got + 3


def test_signs_and_unknown_words() -> None:
    model = open_syllables()
    assert [model.names[sign] for sign in (UNKNOWN, BOUNDARY, NUMBER)] == ["<unk>", "<s>", "<n>"]
    assert model.number("facebook") == UNKNOWN


def test_it_is_a_few_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 5 * 2**20
