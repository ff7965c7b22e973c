"""Chat models of LangChain: LangChain's only home beside the retriever and the splitter.

A server is asked by the best form of structured output that it can do: a JSON schema, a tool that is called, JSON, or
bare text. Which one that is, is found at the first question: a server that refuses one is asked by the next.
"""

import json
import logging
from collections.abc import Sequence
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import Runnable
from langchain_openai.chat_models.base import BaseChatOpenAI

from knowledge.language_model.phraser import PATIENCE, ModelError, Turn, again
from knowledge.language_model.policy import SendError, Written
from knowledge.language_model.reply import SCHEMA, Form
from knowledge.language_model.request import Request

_REFUSED = frozenset({400, 404, 405, 415, 422, 501})
"""What servers answer to a form of output that they do not know."""

_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""What may work a moment later."""

_GRACE = 1.0
"""Seconds that a client waits longer than the policy, so that it is the policy that tells of a slow server."""

_PER_TOKEN = 3
"""Characters of a token, where a server does not count them."""

_log = logging.getLogger(__name__)


_FORMS = [Form.SCHEMA, Form.TOOL, Form.JSON, Form.TEXT]
"""What servers can do, the best first."""


class ChatModel:
    """A `Send` over one of LangChain's chat models."""

    def __init__(self, chat: BaseChatModel) -> None:
        self._chat = chat
        self._forms = _FORMS

    @property
    def form(self) -> Form:
        """The best form that the server has not refused."""
        return self._forms[0]

    def __call__(self, request: Request, before: Turn | None, _seconds: float) -> Written:
        """Ask by the best form; by the next one where the server refuses it. Raises SendError."""
        messages, forms = messages_of(request, before), self._forms
        while True:
            try:
                message = _bound(self._chat, forms[0]).invoke(messages)
            except Exception as error:  # noqa: BLE001 providers' errors share no class
                if len(forms) == 1 or not _is_refusal(error):
                    raise _send_error(error) from None
                _log.info("language model: the server does not know the output form %s", forms[0])
                forms = forms[1:]
            else:
                self._forms = forms
                return _written(message, messages)


def open_chat(model: str, base_url: str = "", api_key: str = "", *, patience: float = PATIENCE) -> ChatModel:
    """The chat model of LangChain's form `provider:model`. Raises ModelError.

    `base_url`, where it is not the provider's own, names a server that speaks the provider's protocol.
    """
    # A local server wants no key, but the client does; a key meant for the provider must not go to another address.
    given: dict[str, Any] = {"base_url": base_url, "api_key": api_key or (base_url and "none")}
    try:
        # No temperature: some models refuse any but their own. No retries: the policy has them.
        chat: BaseChatModel = init_chat_model(
            model, timeout=patience + _GRACE, max_retries=0, **{name: value for name, value in given.items() if value}
        )
    except Exception as error:  # noqa: BLE001 providers' errors share no class, and pydantic's would show the key
        _log.debug("LLM_MODEL cannot be opened", exc_info=True)
        cause = str(error).strip().split("\n")[0] or type(error).__name__
        raise ModelError(f"{model}: {cause.replace(api_key, '…') if api_key else cause}") from None
    return ChatModel(chat)


def messages_of(request: Request, before: Turn | None) -> list[BaseMessage]:
    """What is sent: rules, data, and of a second try the first one with what was wrong with it."""
    messages: list[BaseMessage] = [SystemMessage(request.rules), HumanMessage(request.data)]
    if before:
        messages += [AIMessage(before.reply or "…"), HumanMessage(again(before))]
    return messages


def _bound(chat: BaseChatModel, form: Form) -> Runnable[Any, AIMessage]:
    tool = {
        "type": "function",
        "function": {"name": "reply", "description": SCHEMA["description"], "parameters": SCHEMA},
    }
    schema = {"type": "json_schema", "json_schema": {"name": "reply", "schema": SCHEMA, "strict": True}}
    if form is Form.TEXT:
        return chat
    if isinstance(chat, BaseChatOpenAI):
        # As the body itself: on LangChain's way to a schema the client compares each part of it with types of its own,
        # which takes longer than the rest of the request.
        named = {"tools": [tool], "tool_choice": {"type": "function", "function": {"name": "reply"}}}
        asked = {Form.SCHEMA: {"response_format": schema}, Form.TOOL: named}
        return chat.bind(extra_body=asked.get(form, {"response_format": {"type": "json_object"}}))
    if form is Form.TOOL:
        return chat.bind_tools([tool], tool_choice="reply")
    return chat.bind(response_format=schema if form is Form.SCHEMA else {"type": "json_object"})


def _is_refusal(error: Exception) -> bool:
    """Whether a form of output is what a server or its client cannot do."""
    status = getattr(error, "status_code", None)
    return status in _REFUSED if status else isinstance(error, NotImplementedError | TypeError | ValueError)


def _send_error(error: Exception) -> SendError:
    status = getattr(error, "status_code", None)
    _log.debug("the language model failed", exc_info=error)
    lost = isinstance(error, ConnectionError) or "Connection" in type(error).__name__
    return SendError(
        f"{type(error).__name__}{f' (status {status})' if status else ''}", passing=status in _PASSING or lost
    )


def _written(message: AIMessage, sent: Sequence[BaseMessage]) -> Written:
    if message.response_metadata.get("finish_reason") == "length":
        raise SendError("its reply was cut off")
    called = [call["args"] for call in message.tool_calls if call["name"] == "reply"]
    broken = [str(call["args"]) for call in message.invalid_tool_calls]
    text = json.dumps(called[0], ensure_ascii=False) if called else str(message.text) or "".join(broken)
    used = message.usage_metadata
    guess = (len(text) + sum(len(str(one.text)) for one in sent)) // _PER_TOKEN
    return Written(text, used["total_tokens"] if used and used["total_tokens"] else guess)
