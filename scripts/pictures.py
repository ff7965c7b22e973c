"""Draw the conversations of the README: what the bot really says, over the sample plans, as SVG pictures; and the
time of two sample plans, as `thidua timeline` draws it.

Run from the repository: `python -m scripts.pictures`. The bot is the real application over the stand-in of the
Bot API that the tests use; the day is fixed, so that the pictures change only when the answers do.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.changed import Otherwise
from bot.plan_list import Listed
from bot.reply import Reply
from bot.settings import Settings
from bot.state.questions import Question
from bot.telegram.application import build_application
from bot.telegram.running.process import at_work
from bot.timeline import draw as draw_timeline
from ingest.errors import IngestError
from ingest.pages import Shown
from ingest.pipeline import ingest
from knowledge.agenda import Agenda, agenda_of
from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.e2e.botapi import TOKEN, BotApi
from tests.e2e.reading import data
from tests.e2e.world import Chat, Json
from tests.plans_made import plans_in

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
TODAY = date(2023, 10, 2)
DRAWN = ("vong-giang-khoi-van-hoa-xa-hoi-2023", "con-nhan-thi-xa-20-nam-thanh-lap")

WIDTH, BUBBLE, MARGIN, SIZE, LINE = 460, 400, 12, 14, 20
FOLDED = 3
"""Lines of a quote that are seen before it is tapped."""

MORE = ("… ▾", "")

FONT = "Verdana, 'DejaVu Sans', sans-serif"
COLOURS = {"paper": "#d7e3cf", "bot": "#ffffff", "person": "#eeffde", "bar": "#3a95d5", "quote": "#eef6fc"}


@dataclass(frozen=True)
class OnDay:
    """The assistant as it answers on one day."""

    assistant: Assistant
    day: date

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation = NOTHING_SAID,
        plan: str | None = None,
        unshown: bool = False,
        explain: bool = False,
    ) -> Reply:
        """One answer."""
        how = {"conversation": conversation, "plan": plan, "unshown": unshown, "explain": explain}
        return self.assistant.ask(question, today=self.day, **how)

    def plans(self) -> tuple[PlanVersion, ...]:
        """The plans known."""
        return self.assistant.plans()

    def original(self, version: PlanVersion) -> Path | None:
        """The file that a version was read from."""
        return self.assistant.original(version)

    def shown(self, version: PlanVersion, spans: Sequence[Span]) -> Shown:  # noqa: ARG002 same form as all assistants
        """No page: these drawings have words in them, no pictures, so that the bot shows a passage as text."""
        raise IngestError("no_page")

    def listed(self) -> Sequence[Listed]:
        """The plans as they are offered to choose from."""
        return self.assistant.listed()

    def agenda(self, plan: str) -> Agenda | None:
        """The agenda of a plan."""
        return self.assistant.agenda(plan)

    def again(self, question: Question) -> Otherwise | None:
        """What has become of an answer."""
        return self.assistant.again(question)

    def generation(self) -> int:
        """The number of the store."""
        return self.assistant.generation()

    def today(self) -> date:
        """The day."""
        return self.day


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_conversations(Path(folder)))
    timeline()


def timeline() -> None:
    """Write the picture of two sample plans."""
    agendas = [agenda_of(version) for version in plans_in(ROOT / "plans") if version.plan in DRAWN]
    (PICTURES / "dong-thoi-gian.svg").write_bytes(draw_timeline(agendas, TODAY, "vi", "svg"))


async def _conversations(folder: Path) -> None:
    async with BotApi() as api:
        settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=api.url, data_dir=folder)
        with open_assistant(settings) as assistant:
            list(ingest([ROOT / "plans"], assistant.library))
            application = build_application(settings, OnDay(assistant, TODAY))
            async with at_work(application):
                for name, talk in (("nhom", _in_a_group), ("rieng", _in_private)):
                    chat = await talk(api)
                    drawing = draw(chat, api.world.me["id"])
                    (PICTURES / f"{name}.svg").write_text(drawing, encoding="utf-8")


async def _in_a_group(api: BotApi) -> Chat:
    lan, minh = api.world.person("Lan"), api.world.person("Minh")
    group = api.world.group("Khối Văn hóa - Xã hội")
    api.say(group, lan, "Mai họp khối lúc 8 giờ mọi người nhé.")
    await _says(api, group, lan, "/hoi Khối Văn hóa - Xã hội Vọng Giang có mấy đợt thi đua?")
    answer = api.sent(group)[-1]
    await _says(api, group, minh, "thế còn hạn báo cáo tổng kết?", reply_to=answer["message_id"])
    return group


async def _in_private(api: BotApi) -> Chat:
    lan = api.world.person("Lan")
    chat = api.world.private(lan)
    await _says(api, chat, lan, "tieu chuan giay khen o con nhan")
    answer = api.sent(chat)[-1]
    await api.pressed(chat, lan, answer, data(answer, "📄"))
    await api.replies(chat, 2)
    await _says(api, chat, lan, "Hạn báo cáo của tỉnh Kim Bồng năm 2023?")
    return chat


async def _says(api: BotApi, chat: Chat, person: Json, text: str, **how: object) -> None:
    before = len(api.sent(chat))
    api.say(chat, person, text, **how)
    await api.replies(chat, before + 1)


def draw(chat: Chat, me: int) -> str:
    """The messages of a chat as an SVG picture."""
    y, parts = MARGIN, []
    for message in chat.messages.values():
        height, part = _bubble(message, y, from_bot=message["from"]["id"] == me, group=chat.type != "private")
        parts.append(part)
        y += height + MARGIN
    size = f'width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}"'
    paper = f'<rect width="{WIDTH}" height="{y}" fill="{COLOURS["paper"]}"/>'
    style = f'font-family="{FONT}" font-size="{SIZE}" fill="#111"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" {size} {style}>{paper}{"".join(parts)}</svg>\n'
    )


def _bubble(message: Json, y: int, *, from_bot: bool, group: bool) -> tuple[int, str]:
    x = MARGIN if from_bot or group else WIDTH - MARGIN - BUBBLE
    rows: list[str] = []
    at = y + LINE
    for line in _lines(message, named=from_bot or group):
        rows.append(line.draw(x + MARGIN, at))
        at += LINE
    height = at - y - LINE + MARGIN
    fill = COLOURS["bot" if from_bot else "person"]
    box = f'<rect x="{x}" y="{y}" width="{BUBBLE}" height="{height}" rx="10" fill="{fill}"/>'
    below, buttons = _keyboard(message, x, y + height + 4)
    return height + below, box + "".join(rows) + buttons


@dataclass(frozen=True)
class Drawn:
    """A line: its words, each with its style."""

    words: tuple[tuple[str, str], ...]
    quote: bool = False

    def folded(self) -> "Drawn":
        """The line as the last that is seen of a quote."""
        return self if self.words[-1:] == (MORE,) else Drawn((*self.words[:-1], MORE), self.quote)

    def draw(self, x: int, y: int) -> str:
        """The line with its first word at a place."""
        spans = "".join(f"<tspan{style}>{escape(word)} </tspan>" for word, style in self.words)
        bar = ""
        if self.quote:
            top = y - SIZE
            bar = (
                f'<rect x="{x}" y="{top - 2}" width="{BUBBLE - 2 * MARGIN}" height="{LINE}" fill="{COLOURS["quote"]}"/>'
                f'<rect x="{x}" y="{top - 2}" width="3" height="{LINE}" fill="{COLOURS["bar"]}"/>'
            )
        return f'{bar}<text x="{x + (10 if self.quote else 0)}" y="{y}">{spans}</text>'


def _lines(message: Json, *, named: bool) -> list[Drawn]:
    lines: list[Drawn] = []
    if named:
        lines.append(Drawn(((message["from"]["first_name"], f' font-weight="bold" fill="{COLOURS["bar"]}"'),)))
    replied = message.get("reply_to_message")
    if replied:
        lines.append(Drawn(((f"↩ {replied['text'][:44]}", ' fill="#789" font-size="12"'),)))
    seen = 0
    for text, bold, quote, folded in _paragraphs(message):
        wrapped = _wrap(text, bold, quote=quote)
        seen = seen + len(wrapped) if folded else 0
        if folded and seen > FOLDED:
            shown = max(0, len(wrapped) - (seen - FOLDED))
            wrapped = wrapped[:shown]
            at_border = wrapped or lines
            at_border[-1] = at_border[-1].folded()
        lines += wrapped
    return lines


def _paragraphs(message: Json) -> list[tuple[str, list[tuple[int, int]], bool, bool]]:
    """Each line of the text, where it is bold, whether it is in a quote, and whether that is folded."""
    text, entities = message["text"], message.get("entities", [])
    found, at = [], 0
    for line in text.split("\n"):
        length = len(line.encode("utf-16-le")) // 2
        inside = [e for e in entities if e["offset"] < at + length and at < e["offset"] + e["length"]]
        kinds = {entity["type"] for entity in inside}
        bold = [(e["offset"] - at, e["offset"] + e["length"] - at) for e in inside if e["type"] == "bold"]
        quote = bool(kinds & {"blockquote", "expandable_blockquote"})
        found.append((line, bold, quote, "expandable_blockquote" in kinds))
        at += length + 1
    return found


def _wrap(text: str, bold: list[tuple[int, int]], *, quote: bool) -> list[Drawn]:
    room = BUBBLE - 2 * MARGIN - (14 if quote else 0)
    lines, line, used, at = [], [], 0.0, 0
    for word in text.split(" "):
        strong = any(start <= at < end for start, end in bold)
        width = _width(word + " ") * (1.13 if strong else 1)
        if line and used + width > room:
            lines.append(Drawn(tuple(line), quote))
            line, used = [], 0.0
        line.append((word, ' font-weight="bold"' if strong else ""))
        used += width
        at += len(word) + 1
    return [*lines, Drawn(tuple(line), quote)]


def _width(text: str) -> float:
    """About how wide a text is in Verdana, generously."""
    return SIZE * sum(
        0.36 if c in "iljtfrI.,:;'|! ()[]/-" else 0.98 if c in "mwMW@—…–" or ord(c) > 0x2600 else 0.64 for c in text
    )


def _keyboard(message: Json, x: int, y: int) -> tuple[int, str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    parts = []
    for number, row in enumerate(rows):
        width, top = (BUBBLE - 4 * (len(row) - 1)) / len(row), y + number * 32
        for place, button in enumerate(row):
            left = x + place * (width + 4)
            parts.append(
                f'<rect x="{left}" y="{top}" width="{width}" height="28" rx="6" fill="#ffffff" fill-opacity=".7"/>'
                f'<text x="{left + width / 2}" y="{top + 19}" text-anchor="middle">{escape(button["text"])}</text>'
            )
    return 32 * len(rows) + (4 if rows else 0), "".join(parts)


if __name__ == "__main__":
    main()
