"""How a proposed change is shown."""

import pytest

from bot.telegram.publishing.presenting import explained, in_one_message
from bot.telegram.sending.html import plain
from ingest.errors import IngestError
from knowledge.catalogue import CatalogueError
from knowledge.store import OwnerError


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


def test_empty_lines_part_a_message() -> None:
    shown = in_one_message(["Một <1>", "hai", "", "ba", "", ""])
    assert shown.startswith("<b>Một &lt;1&gt;</b>")
    assert plain(shown) == "Một <1>\nhai\n\nba"
