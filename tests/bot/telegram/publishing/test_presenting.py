"""How a proposed change is shown."""

from pathlib import Path
from typing import cast

import pytest
from telegram import Bot

from bot.prospects import Prospect
from bot.settings import Settings
from bot.state.proposals import Proposal, Proposed
from bot.telegram.buttons import keys
from bot.telegram.context import Desk
from bot.telegram.files.fetching import Fetcher
from bot.telegram.publishing.presenting import explained, in_one_message, keyboard
from bot.telegram.sending.door import Door
from bot.telegram.sending.html import plain
from ingest.errors import IngestError
from ingest.pipeline import Kind, Outcome, Prepared
from knowledge.catalogue import CatalogueError
from knowledge.store import OwnerError
from tests.bot.telegram.fakes import ScriptedAssistant


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (IngestError("password"), "Không nạp “a.pdf”: tệp có mật khẩu"),
        (CatalogueError("catalogue.changed"), "Kế hoạch vừa được tiến trình khác thay đổi"),
        (OwnerError("owner.silent", process="12"), "Tiến trình 12 đang giữ kho dữ liệu"),
    ],
)
def test_an_expected_failure_is_told(error: Exception, told: str) -> None:
    assert told in (explained(error, "vi", "a.pdf") or "")


@pytest.mark.parametrize(
    "error",
    [
        CatalogueError("catalogue.database", cause="disk I/O error"),
        OwnerError("owner.failed", cause="KeyError"),
        RuntimeError("internal"),
    ],
)
def test_what_a_library_says_of_a_failure_is_not_told(error: Exception) -> None:
    assert explained(error, "vi", "a.pdf") is None


@pytest.mark.parametrize(
    ("key", "label", "action"), [("not_a_plan", "Vẫn nạp", "force"), ("self_test", "⚠ Vẫn dùng", "untested")]
)
def test_what_the_gate_refuses_can_be_overruled(tmp_path: Path, key: str, label: str, action: str) -> None:
    error = IngestError(key, question="Hạn là khi nào?", quote="trước 05/12")
    prospect = Prospect(Proposed.FILE, None, None, None, Prepared(Outcome(Path("a.md"), Kind.FAILED, error=error)))
    proposal = Proposal("p", 1, Proposed.FILE, id=7)
    desk = Desk(Settings(data_dir=tmp_path), ScriptedAssistant(), Door(cast("Bot", None)), Fetcher(cast("Bot", None)))
    [first, _drop], *_ = keyboard(desk, proposal, prospect).inline_keyboard
    assert (first.text, first.callback_data) == (label, f"{keys.PROPOSAL}:7:{action}")


def test_empty_lines_part_a_message() -> None:
    shown = in_one_message(["Một <1>", "hai", "", "ba", "", ""])
    assert shown.startswith("<b>Một &lt;1&gt;</b>")
    assert plain(shown) == "Một <1>\nhai\n\nba"
