"""What could answer is counted once: later it is read, unless what it comes from has changed or the file is torn."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.derived import Derived
from knowledge.evidence.keeping import EvidenceFiles, Evidences
from tests.ingest.plans import PLAN
from tests.plans_made import made

VERSION = made(PLAN, "xa")


def files(folder: Path, rules: str = "rules") -> EvidenceFiles:
    return EvidenceFiles(Derived(folder / "evidence"), rules)


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "evidence").glob("*/*") if path.is_file())


def test_what_was_counted_is_read_by_the_next_process(tmp_path: Path) -> None:
    counted = Evidences(files=files(tmp_path)).of(VERSION)
    [file] = kept(tmp_path)
    written = file.stat().st_mtime_ns
    read = Evidences(files=files(tmp_path)).of(VERSION)
    assert list(read.candidates) == list(counted.candidates)
    assert type(read.candidates) is not type(counted.candidates)
    assert file.stat().st_mtime_ns == written


def test_what_was_counted_by_other_rules_or_of_another_card_is_not_taken(tmp_path: Path) -> None:
    Evidences(files=files(tmp_path)).of(VERSION)
    later = VERSION.ingested_at + timedelta(microseconds=1)
    corrected = replace(VERSION, card=replace(VERSION.card, phases=()), ingested_at=later)
    assert files(tmp_path).find(VERSION)
    assert files(tmp_path).find(corrected) is None
    assert files(tmp_path, "other").find(VERSION) is None
    assert files(tmp_path, "other").counted() == frozenset()
    Evidences(files=files(tmp_path)).of(corrected)
    assert len(kept(tmp_path)) == 1
    assert files(tmp_path).counted() == {VERSION.sha256}


def test_a_torn_file_is_told_and_counted_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    counted = Evidences(files=files(tmp_path)).of(VERSION)
    [file] = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:-1])
    assert files(tmp_path).torn() == 1
    again = Evidences(files=files(tmp_path)).of(VERSION)
    assert "counted anew" in caplog.text
    assert list(again.candidates) == list(counted.candidates)
    assert files(tmp_path).torn() == 0


def test_where_nothing_can_be_written_it_is_counted_each_time(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("a file stands where the folder should be")
    first, second = (Evidences(files=files(tmp_path)).of(VERSION) for _ in range(2))
    assert list(first.candidates) == list(second.candidates)
    assert (tmp_path / "evidence").is_file()
