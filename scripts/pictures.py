"""Draw the conversations of the README: what the bot really says, over the sample plans, as SVG pictures, one of
them moving; answers as they stand on a small phone, drawn by Chromium where it is installed; and the time of two
sample plans, as `thidua timeline` draws it.

Run from the repository: `python -m scripts.pictures`. The bot is the real application over the stand-in of the
Bot API that the tests use; the day is fixed, so that the pictures change only when the answers do.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image

from bot.assistant import Assistant, open_assistant
from bot.changed import Otherwise
from bot.plan_list import Listed
from bot.reply import Reply
from bot.settings import Settings
from bot.state.questions import Question
from bot.telegram.application import build_application
from bot.telegram.running.process import at_work
from bot.telegram.sending.html import render
from bot.timeline import draw as draw_timeline
from ingest.errors import IngestError
from ingest.pages import Shown
from ingest.pipeline import ingest
from knowledge.agenda import Agenda, agenda_of
from knowledge.answer import NOTHING_SAID, Conversation
from knowledge.plan import PlanVersion
from knowledge.span import Span
from scripts import phone
from scripts.bubbles import draw
from scripts.moving import moving
from tests.e2e.botapi import TOKEN, BotApi
from tests.e2e.reading import data
from tests.e2e.world import Chat, Json
from tests.plans_made import plans_in

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
TODAY = date(2023, 10, 2)
ON_A_PHONE = {
    "dien-thoai-moc": (
        "Khối Văn hóa - Xã hội Vọng Giang có mấy đợt thi đua?",
        "Hạn gửi báo cáo tổng kết của Vọng Giang?",
    ),
    "dien-thoai-khen": ("Tiêu chuẩn Giấy khen ở Cồn Nhạn", "Phòng Nội vụ thị xã Cồn Nhạn làm gì?"),
    "dien-thoai-xa": ("Có những kế hoạch nào?", "Xã Khê Bàng thưởng bao nhiêu tiền kèm Giấy khen?"),
}
"""Pictures of answers on a small phone, each with its questions."""
DRAWN = ("vong-giang-khoi-van-hoa-xa-hoi-2023", "con-nhan-thi-xa-20-nam-thanh-lap")


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
    if phone.is_there():
        on_a_phone()


def on_a_phone() -> None:
    """Write the pictures of answers on a small phone, in few colours."""
    with tempfile.TemporaryDirectory() as folder, open_assistant(Settings(data_dir=Path(folder))) as assistant:
        list(ingest([ROOT / "plans"], assistant.library))
        for name, questions in ON_A_PHONE.items():
            file = PICTURES / f"{name}.png"
            phone.picture([(one, render(assistant.ask(one, today=TODAY))) for one in questions], file)
            Image.open(file).convert("RGB").quantize(48).save(file, optimize=True)


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
                    if name == "nhom":
                        drawing = moving(chat, api.world.me["id"])
                        (PICTURES / "tro-chuyen.svg").write_text(drawing, encoding="utf-8")


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


if __name__ == "__main__":
    main()
