"""The given cases that are no single files: a folder, later letters, questions, Telegram, a damaged store, a model."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.assistant import open_assistant
from bot.settings import Settings
from bot.state import open_state
from bot.telegram.application import build_application
from bot.telegram.running.process import at_work
from tests.benchmarks._given import BASE, CASES, DUE, QUESTION, Shelf, Verdict, brief, run, taken_in, unanswered
from tests.e2e.botapi import TOKEN, BotApi
from tests.e2e.conftest import UNLIMITED

_LATER = {
    "ban-dinh-chinh.docx": "25/11/2024",
    "cong-van-dinh-chinh.docx": "25/11/2024",
    "gia-han.docx": "30/11/2024",
    "sua-doi.docx": "25/11/2024",
}
_PHASES, _SIGNED = ("30/6/2024", "15/11/2024"), ("Triệu Văn Sáng",)
_PARTS: tuple[tuple[str, ...], ...] = ((DUE, *_SIGNED), (DUE, *_PHASES), (DUE, *_PHASES))
_MODES = ("think", "prose", "extra", "strings", "blocks", "reasoning")
_BOT = "@thidua_thu_bot"


def of_a_folder(case: Path, data_dir: Path) -> Iterator[Verdict]:
    """Taken in as it lies there, the description of the case, which is no plan, among the files."""
    shelf = taken_in(data_dir, case)
    others = [line for line in shelf.taken_in.told.splitlines() if ": /" in line and not line.startswith("mới")]
    faults = [] if shelf.plans == ["ke-hoach"] else [f"plans: {shelf.plans}"]
    faults += [f"exit status {shelf.taken_in.status}"] if shelf.taken_in.status else []
    faults += [line for line in others if "expect.txt" not in line]
    got = f"exit status {shelf.taken_in.status}; plans: {', '.join(shelf.plans)}; {len(others)} other lines"
    yield Verdict(case.name, "the folder", "exit status 0; one plan; nothing told of the others", got, tuple(faults))


def changed_later(case: Path, data_dir: Path) -> Iterator[Verdict]:
    for name, day in _LATER.items():
        taken_in(data_dir, BASE)
        answer = Shelf(data_dir, run(data_dir, "ingest", "--yes", case / name)).ask(QUESTION)
        yield Verdict(case.name, name, f"“{day}”", brief(answer), tuple(unanswered(answer, day)))


def _each(case: Path, data_dir: Path, right: Callable[[int], tuple[str, ...]], begins: str = "") -> Iterator[Verdict]:
    """The questions of a case, one a line, over the base plan."""
    shelf = taken_in(data_dir, BASE)
    asked = [line for line in (case / "questions.txt").read_text("utf-8").splitlines() if line.strip()]
    for at, question in enumerate(asked):
        answer, words = shelf.ask(question), right(at)
        faults = [*unanswered(answer, *words)]
        faults += [] if answer["answer"].startswith(begins) else [f"does not begin with {begins}"]
        yield Verdict(case.name, question, "; ".join(filter(None, [begins, *words])), brief(answer), tuple(faults))


def politely(case: Path, data_dir: Path) -> Iterator[Verdict]:
    return _each(case, data_dir, lambda _: (f"trước ngày {DUE}",))


def put_forward(case: Path, data_dir: Path) -> Iterator[Verdict]:
    return _each(case, data_dir, lambda at: (DUE if at < 3 else "37/KH-UBND",), "Không.")


def in_two_parts(case: Path, data_dir: Path) -> Iterator[Verdict]:
    return _each(case, data_dir, lambda at: _PARTS[at])


def in_keys(case: Path, data_dir: Path) -> Iterator[Verdict]:
    return _each(case, data_dir, lambda _: (DUE,))


def in_telegram(case: Path, data_dir: Path) -> Iterator[Verdict]:
    """Each try over the stand-in of the Bot API, in a chat of its own."""
    taken_in(data_dir, BASE)
    return iter(asyncio.run(_in_telegram(case.name, data_dir)))


async def _in_telegram(case: str, data_dir: Path) -> list[Verdict]:
    found = []
    async with BotApi() as api:
        settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=api.url, data_dir=data_dir)
        with open_assistant(settings) as assistant:
            async with at_work(build_application(settings, assistant, UNLIMITED)):
                for name, (send, words, never) in _tries(api).items():
                    try:
                        said = " ".join((await send())["text"].split())
                    except TimeoutError:
                        said = "no answer"
                    faults = [f"not “{words}”"] if words not in said else []
                    faults += [f"says {never}"] if never and never in said else []
                    found.append(Verdict(case, name, f"“{words}”", said[:160], tuple(faults)))
    return found


Try = tuple[Callable[[], Any], str, str]


def _tries(api: BotApi) -> Mapping[str, Try]:
    lan, minh = api.world.person("Lan"), api.world.person("Minh")

    async def handed_on(said: str) -> Any:
        group = api.world.group()
        asked = api.say(group, lan, QUESTION)
        api.say(group, minh, said, reply_to=asked["message_id"])
        return (await api.replies(group))[0]

    async def quoted() -> Any:
        group = api.world.group()
        api.say(group, lan, "/hoi Huyện Lũng Vài có mấy đợt thi đua?")
        [answer] = await api.replies(group)
        line = next(one for one in answer["text"].split("\n") if "Đợt 1" in one)
        part = {"text": line, "position": answer["text"].index(line), "is_manual": True}
        api.say(group, lan, "Đợt này kết thúc ngày nào?", reply_to=answer["message_id"], quote=part)
        return (await api.replies(group, 2))[1]

    async def from_another_chat() -> Any:
        chat, origin = api.world.private(lan), {"type": "hidden_user", "date": 1, "sender_user_name": "Lan"}
        part = {"text": "Hồ sơ đề nghị khen thưởng huyện Lũng Vài gửi về Phòng Nội vụ", "position": 0}
        api.say(chat, lan, "Cái này hạn là ngày nào?", external_reply={"origin": origin}, quote=part)
        return (await api.replies(chat))[0]

    async def in_a_topic() -> Any:
        chat = api.world.private(minh)
        chat.topics[77] = "Thi đua"
        api.say(chat, minh, QUESTION, message_thread_id=77, is_topic_message=True)
        [answer] = await api.replies(chat)
        return answer | ({} if answer.get("message_thread_id") == 77 else {"text": "in another topic"})

    async def in_a_group(said: str) -> Any:
        group = api.world.group()
        api.say(group, lan, said)
        return (await api.replies(group))[0]

    introduced = (
        f"{_BOT}\nEm chào các anh chị ạ. Em ở xã, mới nhận việc tuần này.\nCho em hỏi {QUESTION.lower()}\nEm cảm ơn ạ!"
    )
    return {
        "1 bare mention": (lambda: handed_on(_BOT), DUE, ""),
        "2 answer for a colleague": (lambda: handed_on(f"{_BOT} trả lời giúp chị Lan với"), DUE, ""),
        "3 bare /hoi": (lambda: handed_on("/hoi"), DUE, ""),
        "4 a quoted part": (quoted, "30/6/2024", "15/11/2024"),
        "5 a part of another chat": (from_another_chat, DUE, ""),
        "6 a topic in private": (in_a_topic, DUE, ""),
        "7 mentions, tag, link": (
            lambda: in_a_group(f"{_BOT} @minh_nv #thidua {QUESTION.lower()} https://t.me/x"),
            DUE,
            "",
        ),
        "8 greeting, oneself, thanks": (lambda: in_a_group(introduced), DUE, ""),
    }


def damaged(case: Path, data_dir: Path) -> Iterator[Verdict]:
    """Vectors and the bot's state, written over."""
    shelf = taken_in(data_dir, BASE)
    for path in filter(Path.is_file, (data_dir / "vectors").rglob("*")):
        path.write_bytes(os.urandom(3000))
    told, answer = run(data_dir, "doctor"), shelf.ask(QUESTION)
    faults = [*unanswered(answer, DUE)] + ([] if told.status and "thidua reindex" in told.out else ["not told"])
    mended = run(data_dir, "reindex")
    faults += [line for line in run(data_dir, "doctor").out.splitlines() if line.startswith("[hỏng]")]
    yield Verdict(case.name, "vectors", f"told; “{DUE}”; made anew", f"{_bad(told.out)}; {mended.out}", tuple(faults))
    with closing(open_state(data_dir)):
        pass
    (data_dir / "bot.sqlite").write_bytes(os.urandom(3000))
    told, answer = run(data_dir, "doctor"), shelf.ask(QUESTION)
    faults = [*unanswered(answer, DUE)] + ([] if told.status and "bot.sqlite" in _bad(told.out) else ["not told"])
    with _set(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9"):
        started = run(data_dir, "bot")
    faults += [] if started.status == 1 and "bot.sqlite" in started.err.splitlines()[-1] else ["the bot starts"]
    yield Verdict(case.name, "bot.sqlite", "told by the doctor; no bot starts", _bad(told.out), tuple(faults))


def _bad(told: str) -> str:
    return next((line for line in told.splitlines() if line.startswith("[hỏng]")), "")


def of_a_model(case: Path, data_dir: Path) -> Iterator[Verdict]:
    """Its replies are in the form of an earlier protocol: none is believed, all are answered."""
    shelf = taken_in(data_dir, BASE)
    for mode in _MODES:
        model = {"LLM_MODEL": "openai:x", "LLM_API_KEY": "x", "LLM_ALWAYS": "true"}
        with _serving(case / "llm.py", mode) as url, _set(LLM_BASE_URL=url, **model):
            answer = shelf.ask(QUESTION)
        yield Verdict(case.name, mode, f"“{DUE}”", brief(answer), tuple(unanswered(answer, DUE)))


@contextmanager
def _set(**settings: str) -> Iterator[None]:
    """These settings in the environment, and gone afterwards."""
    os.environ |= settings
    try:
        yield
    finally:
        for name in settings:
            del os.environ[name]


@contextmanager
def _serving(script: Path, mode: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, str(script), str(port), mode]) as server:
        try:
            while server.poll() is None:
                with socket.socket() as waiting:
                    if not waiting.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


TRIED: Mapping[str, Callable[[Path, Path], Iterator[Verdict]]] = {
    "27-": of_a_folder,
    "28-": changed_later,
    "30-": politely,
    "31-": put_forward,
    "32-": in_two_parts,
    "33-": in_telegram,
    "34-": in_keys,
    "35-": damaged,
    "36-": of_a_model,
}


def others(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Verdict]:
    """What is tried of these cases."""
    for begin, tried in TRIED.items():
        for case in CASES.glob(f"{begin}*"):
            if wanted(case.name):
                yield from tried(case, folder / case.name)
