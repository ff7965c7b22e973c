"""A model in a GGUF file, run in this process by llama.cpp: `gguf:PATH`. The only home of llama-cpp-python, an extra.

It is held to the form of a reply by a grammar made of its schema. It answers one question at a time; what takes longer
than it may is broken off, so that it computes for nobody.
"""

import ctypes
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

from knowledge.language_model.phraser import ModelError, Turn, again
from knowledge.language_model.policy import SendError, Written
from knowledge.language_model.reply import SCHEMA, Form
from knowledge.language_model.request import Request

PREFIX = "gguf:"
"""What names a file as a model."""

WINDOW = 12_288
"""Tokens of a request and its reply."""

LONGEST = 1_000
"""Tokens of a reply; a small model that repeats itself would go on for ever."""

_log = logging.getLogger(__name__)


class LocalModel:
    """A `Send` over a model of llama.cpp; not shared between threads: the policy lets one question in at a time."""

    form = Form.GRAMMAR

    def __init__(self, llama: Any, brake: "Brake") -> None:
        """`llama`: a `llama_cpp.Llama`, which `brake` stops."""
        self._llama, self._brake = llama, brake

    def __call__(self, request: Request, before: Turn | None, seconds: float) -> Written:
        """What the model writes. Raises SendError."""
        try:
            with self._brake.after(seconds):
                found = self._llama.create_chat_completion(
                    messages_of(request, before),
                    response_format={"type": "json_object", "schema": SCHEMA},
                    max_tokens=LONGEST,
                    temperature=0.0,
                )
        except Exception as error:  # noqa: BLE001 llama.cpp's errors share no class: too long, stopped, out of memory
            self._llama.reset()
            _log.debug("the model in a file failed", exc_info=error)
            raise SendError(f"{type(error).__name__} of llama.cpp") from None
        [choice] = found["choices"]
        if choice["finish_reason"] == "length":
            raise SendError(f"its reply is longer than {LONGEST} tokens")
        return Written(choice["message"]["content"] or "", found["usage"]["total_tokens"])


class Brake:
    """Stops what llama.cpp computes, also within a long request.

    llama.cpp asks between its steps whether to go on. A function of Python would have to wait for its turn among the
    threads each time; `strlen` of a text of one character does not: empty is "go on", and one sign in it "stop".
    """

    def __init__(self) -> None:
        self._sign = ctypes.create_string_buffer(2)

    def fit(self, llama: Any) -> None:
        """Have a model ask this brake."""
        import llama_cpp

        asked = ctypes.cast(ctypes.CDLL(None).strlen, llama_cpp.ggml_abort_callback)
        llama_cpp.llama_set_abort_callback(llama.ctx, asked, ctypes.cast(self._sign, ctypes.c_void_p))

    @contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        """What is computed in the block is stopped after so many seconds."""
        self._sign.value = b""
        timer = Timer(seconds, self._pull)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    @property
    def pulled(self) -> bool:
        """Whether whoever asks it stops."""
        return bool(self._sign.value)

    def _pull(self) -> None:
        self._sign.value = b"x"


def open_local(model: str) -> LocalModel:
    """The model of `gguf:PATH`. Raises ModelError."""
    path = Path(model.removeprefix(PREFIX)).expanduser()
    if not path.is_file():
        raise ModelError(f"{model}: there is no such file")
    try:
        from llama_cpp import Llama
    except ImportError:
        raise ModelError(f"{model}: llama-cpp-python is not installed (pip install 'thidua[gguf]')") from None
    _log_quietly()
    cores = os.cpu_count() or 1
    try:
        llama = Llama(str(path), n_ctx=WINDOW, n_threads=cores, n_threads_batch=cores, verbose=False)
    except Exception as error:  # noqa: BLE001 whatever is wrong with the file, llama.cpp tells it in its own way
        _log.debug("the model in a file cannot be opened", exc_info=True)
        raise ModelError(f"{model}: {str(error).splitlines()[0] if str(error) else type(error).__name__}") from None
    brake = Brake()
    brake.fit(llama)
    return LocalModel(llama, brake)


@cache
def _log_quietly() -> Any:
    """Have llama.cpp tell what it does to the log instead of whoever reads stderr; kept, as it is called from there."""
    import llama_cpp

    logged = llama_cpp.llama_log_callback(
        lambda _level, text, _: _log.debug("llama.cpp: %s", text.decode(errors="replace").rstrip())
    )
    llama_cpp.llama_log_set(logged, ctypes.c_void_p(0))
    return logged


def messages_of(request: Request, before: Turn | None) -> list[dict[str, str]]:
    """What is sent: rules and data in one message, since not every model knows a system's; of a second try the first
    reply with what was wrong with it."""
    messages = [{"role": "user", "content": f"{request.rules}\n\n{request.data}"}]
    if before:
        messages += [
            {"role": "assistant", "content": before.reply or "…"},
            {"role": "user", "content": again(before)},
        ]
    return messages
