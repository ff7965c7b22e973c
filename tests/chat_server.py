"""A server on this machine that speaks OpenAI's chat-completions protocol, with scripted replies."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]

FORMS = ("schema", "tool", "json", "text")
"""The forms of output that a request may ask for."""


def form_of(request: Json) -> str:
    """The form of output that a request asks for."""
    if "tools" in request:
        return "tool"
    asked = request.get("response_format", {}).get("type")
    return {"json_schema": "schema", "json_object": "json"}.get(asked, "text")


@dataclass
class ChatServer:
    """What the model says, and what it was sent.

    `says`: the same to everything, one after the other (the last one again and again), or what a function makes of a
    request. `can`: the forms of output that it knows; it refuses others. `dribble`: seconds between two bytes of the
    reply; `hangs`: it takes a request and never replies.
    """

    says: str | Sequence[str] | Callable[[Json], str] = "{}"
    status: int = 200
    body: bytes | None = None
    can: Sequence[str] = FORMS
    finish: str = "stop"
    tokens: int | None = 2
    dribble: float = 0
    hangs: bool = False
    url: str = ""
    requests: list[Json] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def shown(self) -> str:
        """Everything that the model was shown in the last request."""
        return "\n".join(message["content"] for message in self.requests[-1]["messages"])

    def reply(self, request: Json) -> tuple[int, bytes]:
        """Status and body of the reply to a request."""
        if form_of(request) not in self.can:
            return 400, json.dumps({"error": {"message": "no such form", "type": "invalid_request_error"}}).encode()
        if self.body is not None:
            return self.status, self.body
        if self.status != 200:
            return self.status, json.dumps({"error": {"message": "key khoá-kín is wrong", "type": "error"}}).encode()
        usage = {"prompt_tokens": 0, "completion_tokens": self.tokens, "total_tokens": self.tokens}
        message = self._message(self._said(request), tool=form_of(request) == "tool")
        whole = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "finish_reason": self.finish, "message": message}],
            **({"usage": usage} if self.tokens is not None else {}),
        }
        return 200, json.dumps(whole).encode()

    def _said(self, request: Json) -> str:
        if callable(self.says):
            return self.says(request)
        return self.says if isinstance(self.says, str) else self.says[min(len(self.requests), len(self.says)) - 1]

    @staticmethod
    def _message(said: str, *, tool: bool) -> Json:
        if not tool:
            return {"role": "assistant", "content": said}
        call = {"id": "c1", "type": "function", "function": {"name": "reply", "arguments": said}}
        return {"role": "assistant", "content": None, "tool_calls": [call]}


@contextmanager
def chat_server(says: str | Sequence[str] | Callable[[Json], str] = "{}", **how: Any) -> Iterator[ChatServer]:
    """A server until the end of the block."""
    script = ChatServer(says, **how)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.requests.append(request)
            script.keys.append(self.headers["Authorization"])
            if script.hangs:
                script.stopped.wait()
                return
            status, body = script.reply(request)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            step = 1 if script.dribble else len(body)
            for start in range(0, len(body), step):
                if script.stopped.is_set():
                    break
                time.sleep(script.dribble)
                try:
                    self.wfile.write(body[start : start + step])
                except OSError:
                    break  # whoever asked has stopped waiting

        def log_message(self, *args: object) -> None:
            """Nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield script
    finally:
        script.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
