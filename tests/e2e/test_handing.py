"""While the bot runs, it owns the store: what is typed beside it is handed over and answered from at once."""

import asyncio
import json
import signal
from pathlib import Path

from tests.e2e.botapi import BotApi
from tests.e2e.sample import PLAN
from tests.e2e.test_process import bot, finished


async def test_a_plan_is_ingested_rolled_back_and_removed_beside_the_bot(api: BotApi, tmp_path: Path) -> None:
    plan = tmp_path / "suoi-mo-2031.md"
    lan = api.world.person()
    private = api.world.private(lan)
    asked = "Xã Suối Mơ nộp báo cáo tổng kết khi nào?"
    async with bot(api, tmp_path) as process:
        api.say(private, lan, asked)
        [nothing] = await api.replies(private, seconds=60)
        for number, day in enumerate(("25/11/2031", "28/11/2031"), 2):
            plan.write_text(PLAN.replace("25/11/2031", day), encoding="utf-8")
            await finished(api, tmp_path, "ingest", "--yes", str(plan))
            api.say(private, lan, asked)
            # It is answered before the next version is there.
            await api.replies(private, number, seconds=60)
        await finished(api, tmp_path, "rollback", "--yes", "suoi-mo-2031")
        api.say(private, lan, asked)
        replies = await api.replies(private, 4, seconds=60)
        await finished(api, tmp_path, "remove", "--yes", "suoi-mo-2031")
        owner = json.loads((tmp_path / "data" / "owner.lock").read_text(encoding="utf-8"))["process"]
        assert owner == process.pid
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    texts = [reply["text"] for reply in replies]
    assert "Chưa có kế hoạch nào" in nothing["text"]
    assert ["25/11/2031" in text for text in texts[1:]] == [True, False, True]
    assert "28/11/2031" in texts[2]
    assert list((tmp_path / "data" / "handed").iterdir()) == []
