"""Plans as calendar files: read by two independent parsers, updated in place by the next version."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from bot.calendar_file import calendar_of
from bot.cli import main
from knowledge.agenda import Agenda, agenda_of
from tests.ingest.plans import PLAN
from tests.plans_made import HELD_OUT, SAMPLES, made, plans_in
from tests.shelves import OFFICE, PROVINCE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def calendar(*agendas: Agenda, sequence: int = 1, language: str = "vi") -> bytes:
    """The file."""
    return calendar_of(agendas, sequence, ZONE, language)


def entries(file: bytes) -> dict[str, Calendar]:
    """The entries by UID, read by `icalendar`."""
    found = Calendar.from_ical(file).walk("VEVENT")
    return {str(entry["uid"]): entry for entry in found}


@pytest.mark.parametrize("folder", [SAMPLES, HELD_OUT], ids=lambda folder: folder.name)
def test_two_independent_parsers_read_every_plan(folder: Path) -> None:
    agendas = [agenda_of(version) for version in plans_in(folder)]
    file = calendar(*agendas)
    count = sum(len(agenda.events) for agenda in agendas)
    read = Calendar.from_ical(file)
    assert [part.errors for part in read.walk()] == [[]] * len(list(read.walk()))
    assert len(read.walk("VEVENT")) == count
    other = vobject.readOne(file.decode())
    assert other.validate()
    assert len(other.vevent_list) == count
    assert other.x_wr_timezone.value == "Asia/Ho_Chi_Minh"
    assert [zone.tzid.value for zone in other.vtimezone_list] == ["Asia/Ho_Chi_Minh"]
    mine = {
        e.uid.value: (e.dtstart.value, e.dtend.value, e.summary.value, e.description.value) for e in other.vevent_list
    }
    theirs = {
        uid: (e["dtstart"].dt, e["dtend"].dt, str(e["summary"]), str(e["description"]))
        for uid, e in entries(file).items()
    }
    assert mine == theirs


def test_lines_are_as_the_standard_wants_them() -> None:
    file = calendar(agenda_of(made(PROVINCE, "lac-ha")))
    lines = file.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert not any(one.startswith(b" ") and two == b"" for one, two in pairwise(lines))


def test_days_quotes_and_sources_are_the_plans() -> None:
    version = made(PROVINCE, "lac-ha")
    found = {
        str(entry["summary"]).partition(" – ")[0]: entry for entry in entries(calendar(agenda_of(version))).values()
    }
    due = found["Hạn: báo cáo sơ kết"]
    assert (due["dtstart"].dt, due["dtend"].dt) == (date(2031, 6, 15), date(2031, 6, 16))
    said = str(due["description"])
    assert said.startswith("trước ngày 15/6/2031\n“3. Các đơn vị gửi báo cáo sơ kết về Sở Nội vụ trước ngày 15/6/2031")
    assert said.endswith("tỉnh Lạc Hà 2031 — VI.3") or "tỉnh Lạc Hà 2031 — VI" in said
    phase = found["Đợt 2"]
    assert (phase["dtstart"].dt, phase["dtend"].dt) == (date(2031, 6, 1), date(2031, 9, 3))
    assert phase["transp"] == "TRANSPARENT"


def test_the_same_plan_gives_the_same_file() -> None:
    agenda = agenda_of(made(PROVINCE, "lac-ha"))
    assert calendar(agenda) == calendar(agenda)
    assert b"Due: " in calendar(agenda, language="en")


def test_a_second_version_updates_in_place_and_cancels_what_is_gone() -> None:
    first = made(PROVINCE, "lac-ha")
    changed = PROVINCE.replace("20/12/2031", "27/12/2031").replace(
        "3. Đợt 3: Từ ngày 03/9/2031 đến ngày 15/12/2031.\n", ""
    )
    second = replace(made(changed, "lac-ha"), version=2, ingested_at=first.ingested_at + timedelta(days=30))
    old = entries(calendar(agenda_of(first), sequence=4))
    new = entries(calendar(agenda_of(second, (first,)), sequence=5))
    assert new.keys() == old.keys()
    assert all(new[uid]["sequence"] > old[uid]["sequence"] for uid in new)
    assert all(new[uid]["dtstamp"].dt > old[uid]["dtstamp"].dt for uid in new)
    moved = {
        str(new[uid]["summary"]): new[uid]["dtstart"].dt for uid in new if new[uid]["dtstart"] != old[uid]["dtstart"]
    }
    assert [name.partition(" – ")[0] for name in moved] == ["Hạn: báo cáo tổng kết"]
    [cancelled] = [entry for entry in new.values() if entry["status"] == "CANCELLED"]
    assert str(cancelled["summary"]).startswith("Đợt 3 – ")


def test_what_recurs_has_an_entry_for_each_time() -> None:
    found = entries(calendar(agenda_of(made(OFFICE, "tu-phap"))))
    assert len(found) == len({entry["dtstart"].dt for entry in found.values()}) == 10


def test_the_command_prints_the_file(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "xa.txt").write_text(PLAN, encoding="utf-8")
    data = ["--data-dir", str(tmp_path / "data")]
    assert main([*data, "ingest", str(tmp_path / "xa.txt")]) == 0
    capfdbinary.readouterr()
    assert main([*data, "calendar", "xa"]) == 0
    printed = capfdbinary.readouterr().out
    assert printed.startswith(b"BEGIN:VCALENDAR\r\n")
    assert entries(printed)
    assert main([*data, "calendar", "khong-co"]) == 1
    assert "khong-co" in capfdbinary.readouterr().err.decode()
