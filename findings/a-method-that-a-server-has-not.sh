#!/usr/bin/env bash
# What one would guess: python-telegram-bot tells a method that a Bot API server has not (an older self-hosted one, say)
# from a token that it refuses. It has an exception for the first, EndPointNotFound, and another for the second,
# InvalidToken; so whoever tries a newer method with a fallback catches EndPointNotFound or BadRequest.
# What happens: only do_api_request raises EndPointNotFound. A method of the library's own, such as send_message_draft,
# raises InvalidToken for the server's 404 ("method not found"), which many programs take as the end: the token is bad.
# Seen with python-telegram-bot 22.8 on 2026-11-28. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "python-telegram-bot==22.8"
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from telegram import Bot
from telegram.error import TelegramError

ME = {"id": 1, "is_bot": True, "first_name": "Thử", "username": "thu_bot"}


class Older(BaseHTTPRequestHandler):
    """A server that takes the token and knows getMe alone."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        known = self.path.endswith("/getMe")
        told = {"ok": True, "result": ME} if known else {
            "ok": False, "error_code": 404, "description": "Not Found: method not found"
        }
        body = json.dumps(told).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


async def raised(made):
    try:
        await made
    except TelegramError as error:
        return type(error).__name__
    return "nothing"


async def main(port):
    async with Bot("1:abc", base_url=f"http://127.0.0.1:{port}/bot") as bot:
        own = await raised(bot.send_message_draft(5, 1, "…"))
        other = await raised(bot.do_api_request("sendRichMessage", {"chat_id": 5}))
    print(f"send_message_draft: {own}; do_api_request: {other}")
    return (own, other) == ("InvalidToken", "EndPointNotFound")


server = HTTPServer(("127.0.0.1", 0), Older)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.exit(0 if asyncio.run(main(server.server_port)) else 1)
PYTHON
