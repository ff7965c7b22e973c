"""The figures that are served for Prometheus."""

from contextlib import closing
from urllib.request import urlopen

import pytest

from bot.telegram.watching.metrics import Metrics
from tests.chroma import free_port


@pytest.fixture
def metrics() -> Metrics:
    """Figures of one answer, one refusal and one failure."""
    metrics = Metrics()
    metrics.watch_queue(lambda: 7)
    metrics.answered("answered", {"queued": 0.02, "answer": 0.2, "total": 0.5})
    metrics.sent("sent")
    metrics.sent("refused")
    metrics.failed()
    return metrics


@pytest.mark.parametrize(
    "line",
    [
        'thidua_questions_total{outcome="answered"} 1.0',
        'thidua_seconds_count{stage="answer"} 1.0',
        'thidua_seconds_bucket{le="0.1",stage="queued"} 1.0',
        'thidua_seconds_bucket{le="0.1",stage="answer"} 0.0',
        'thidua_sends_total{state="refused"} 1.0',
        "thidua_errors_total 1.0",
        "thidua_queue 7.0",
    ],
)
def test_what_was_counted_is_told(metrics: Metrics, line: str) -> None:
    assert line in metrics.text().splitlines()


def test_they_are_served_until_closed(metrics: Metrics) -> None:
    port = free_port()
    close = metrics.serve("127.0.0.1", port)
    with closing(urlopen(f"http://127.0.0.1:{port}/metrics")) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert answer.read().decode().splitlines() == metrics.text().splitlines()
    close()
    with pytest.raises(OSError, match="refused"):
        urlopen(f"http://127.0.0.1:{port}/metrics")


def test_two_processes_count_for_themselves(metrics: Metrics) -> None:
    assert "thidua_errors_total 0.0" in Metrics().text()
    assert "thidua_errors_total 1.0" in metrics.text()
