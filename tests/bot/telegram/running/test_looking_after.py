"""What a running bot does every half minute goes on whatever happens to its database."""

import asyncio
from pathlib import Path
from typing import Any, cast

from bot.settings import Settings
from bot.telegram.context import Desk
from bot.telegram.running.process import _look_after
from bot.telegram.watching.liveness import FILE
from tests.postgres import Postgres


async def test_a_database_that_goes_ends_no_sign_of_life(postgres: Postgres, tmp_path: Path) -> None:
    webhook = "https://bot.example/telegram"
    settings = Settings(data_dir=tmp_path, database_url=postgres.new_url(), telegram_webhook_url=webhook)
    nothing = cast("Any", None)
    desk = Desk(settings, nothing, nothing, nothing)
    desk.open()
    postgres.stop("fast")
    looking = asyncio.create_task(_look_after(desk))
    try:
        async with asyncio.timeout(60):
            while not (tmp_path / FILE).exists():
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        assert not looking.done()
    finally:
        looking.cancel()
        postgres.start()
        desk.close()
