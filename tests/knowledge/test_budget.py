"""Processor time is counted, waiting is not."""

import time

import pytest

from knowledge.budget import OutOfTimeError, check, limited


def test_time_of_ones_own_is_counted() -> None:
    with limited(0.02):
        until = time.thread_time() + 0.03
        while time.thread_time() < until:
            pass
        with pytest.raises(OutOfTimeError):
            check()


def test_waiting_is_not_and_an_inner_budget_is_none() -> None:
    with limited(5.0):
        with limited(0.0):
            time.sleep(0.05)
            check()
        check()
    check()
