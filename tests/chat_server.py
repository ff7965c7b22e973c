"""A server on this machine that speaks the chat-completions form, with a scripted reply."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


@dataclass
class ChatServer:
    """What the model says, and what it was sent. `dribble`: seconds between two bytes of the reply."""

    says: str = '{"sentences": []}'
    status: int = 200
    body: bytes | None = None
    dribble: float = 0
    url: str = ""
    requests: list[Json] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def shown(self) -> str:
        """Everything that the model was shown in the last request."""
        return "\n".join(message["content"] for message in self.requests[-1]["messages"])

    def reply(self) -> bytes:
        """The body of a reply."""
        if self.body is not None:
            return self.body
        if self.status != 200:
            return json.dumps({"error": {"message": "key khoá-kín is wrong", "type": "error"}}).encode()
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": self.says}}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        whole = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [choice],
            "usage": usage,
        }
        return json.dumps(whole).encode()


@contextmanager
def chat_server(says: str = '{"sentences": []}', **how: Any) -> Iterator[ChatServer]:
    """A server until the end of the block."""
    script = ChatServer(says, **how)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            script.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            script.keys.append(self.headers["Authorization"])
            body = script.reply()
            self.send_response(script.status)
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
