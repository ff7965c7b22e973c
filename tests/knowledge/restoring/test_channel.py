"""How likely letters were read as others."""

import pytest

from knowledge.restoring.channel import Channel, channel, open_channel


@pytest.fixture(scope="module")
def counted() -> Channel:
    """A channel of which a few steps were counted."""
    return channel({("ệ", "¢"): 60, ("ệ", "ê"): 30, ("m", "m"): 95, ("m", "rn"): 5, ("", "."): 3, ("ê", ""): 2})


def chance(counted: Channel, written: str, read: str) -> float:
    return float(counted.endings(counted.parts([written]), [read])[0, 0, 0])


def test_what_was_counted_often_is_likely(counted: Channel) -> None:
    assert chance(counted, "ệ", "¢") > chance(counted, "ệ", "ê") > chance(counted, "ệ", "x")
    assert chance(counted, "m", "m") > chance(counted, "m", "rn") > chance(counted, "m", "qj")


def test_what_was_never_counted_goes_by_shape(counted: Channel) -> None:
    assert chance(counted, "tế", "té") > chance(counted, "tế", "tá")
    assert chance(counted, "h", "li") > chance(counted, "h", "zx")
    assert chance(counted, "i", "l") > chance(counted, "i", "x")
    assert chance(counted, "đ", "d") > chance(counted, "đ", "b")


def test_parts_are_compared_with_the_ends_of_words(counted: Channel) -> None:
    chances = counted.endings(counted.parts(["iệm", "a"]), ["nhi¢m", "ba"])
    assert chances.shape == (2, 6, 2)
    assert chances[0, :, 0].argmax() == 2
    assert chances[1, :, 1].argmax() == 1


def test_the_bundled_channel_knows_what_programs_without_vietnamese_read() -> None:
    bundled = open_channel()
    assert chance(bundled, "ữ", "it") > chance(bundled, "ữ", "at")
    assert chance(bundled, "Đ", "D") > chance(bundled, "Đ", "M")
