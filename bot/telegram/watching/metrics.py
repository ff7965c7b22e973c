"""Figures of a running bot in Prometheus' text form: what came in, what became of it, how long it took.

The only home of prometheus_client. Nothing that is counted says who asked or what.
"""

from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, start_http_server

SECONDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
STAGES = ("queued", "answer", "paced", "sent", "total")


class Metrics:
    """The figures of one process since it started."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = self._counter("questions", "Questions put to the bot, by what became of them", "outcome")
        self._sends = self._counter("sends", "Attempts to send a message, by what became of them", "state")
        self._errors = self._counter("errors", "Updates that failed")
        self._queue = Gauge("thidua_queue", "Updates that are not worked off", registry=self.registry)
        help_text = "Seconds from a question's arrival to its answer, by stage"
        self._stages = Histogram("thidua_seconds", help_text, ["stage"], buckets=SECONDS, registry=self.registry)

    def answered(self, outcome: str, stages: Mapping[str, float]) -> None:
        """A question is settled; `stages` are seconds."""
        self._questions.labels(outcome).inc()
        for name in STAGES:
            if name in stages:
                self._stages.labels(name).observe(stages[name])

    def sent(self, state: str) -> None:
        """Something became of an attempt to send a message."""
        self._sends.labels(state).inc()

    def failed(self) -> None:
        """An update failed."""
        self._errors.inc()

    def watch_queue(self, size: Callable[[], int]) -> None:
        """The size of the queue is asked for whenever somebody looks."""
        self._queue.set_function(size)

    def text(self) -> str:
        """All figures, as they are served."""
        return generate_latest(self.registry).decode()

    def serve(self, address: str, port: int) -> Callable[[], None]:
        """Serve them at `/metrics` until the returned function is called. Raises OSError where the port is taken."""
        server, thread = start_http_server(port, address, self.registry)

        def close() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return close

    def _counter(self, name: str, help_text: str, *labels: str) -> Counter:
        return Counter(f"thidua_{name}", help_text, labels, registry=self.registry)
