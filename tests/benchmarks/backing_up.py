"""A backup while plans are taken in and questions answered: `python -m tests.benchmarks.backing_up [--plans 10000]`.

A store of so many short plans is backed up by its owner, while the command line takes in more of them and a thread
asks. The backup is put into an empty folder and looked at: all hashes right, every plan of one generation, answers as
there. Prints times and size; exit status 1 where something is wrong.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

from pydantic import TypeAdapter

from bot.assistant import open_assistant
from bot.backups import back_up, restore
from bot.settings import Settings
from bot.state import open_state
from bot.store import open_store, open_to_change, shared
from ingest.numbered import numbered
from ingest.pipeline import draft_of
from ingest.readers import read
from knowledge.originals import is_whole
from knowledge.plan import PlanVersion, Published
from knowledge.text import fold

TEXT = """ỦY BAN NHÂN DÂN
XÃ RĂNG RINH

Số: 00000/KH-UBND

Răng Rinh, ngày 06 tháng 02 năm 2031

KẾ HOẠCH
Thi đua năm 2031

I. THỜI GIAN
Các thôn gửi báo cáo số 00000 về Văn phòng Ủy ban nhân dân xã trước ngày 05/12/2031.
"""
SYLLABLES = """
Bang Biên Binh Bong Bung Buôn Canh Căng Công Cung Chai Chao Châm Châu Chăn Chen Chia Chôn Chơi Danh Dung Đang Đoan Gang
Giai Giao Hong Hung Hoan Khai Khâm Khâu Khăn Khôi Khôn Lang Liên Linh Long Lung Luôn Liêm Loan Mang Manh Minh Mong Muôn
Miêu Năng Niên Ninh Nông Nung Niêm Nhai Nhơn Nhân Phao Phen Phôi Phân Quai Quen Sang Sanh Sinh Song Sung Suôn Siêu Tang
Tanh Tiên Tinh Tông Tung Tuôn Tiêm Tiêu Thai Thao Thâm Thâu Then Thân Thôi Trai Trao Trâm Trâu Trôi Trơn Vang Viên Vinh
Vong Viêm Xanh Xăng Xinh Xung Xoan
""".split()
"""Of four letters each, different without diacritics too, and known: a text with others is taken for a damaged one."""

AT_ONCE, MORE = 200, 60
"""Plans that are published together; plans that are taken in beside the backup."""


def main() -> int:
    """Fill, back up, restore, look."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--plans", type=int, default=10_000)
    plans = parser.parse_args().plans
    with tempfile.TemporaryDirectory() as name:
        return run(Path(name), plans)


def run(folder: Path, plans: int) -> int:
    """Exit status 1 where something is wrong."""
    settings, file = Settings(data_dir=folder / "data"), folder / "kho.tar.gz"
    began = time.monotonic()
    fill(settings, folder, plans)
    print(f"{plans} plans published in {time.monotonic() - began:.0f} s", flush=True)
    open_state(settings.data_dir).close()
    written = [folder / "more" / f"them-{n}.txt" for n in range(MORE)]
    (folder / "more").mkdir()
    for n, path in enumerate(written):
        path.write_text(text_of(plans + n), encoding="utf-8")
    asked, ended = [0], Event()
    with open_assistant(settings) as assistant, shared(settings, assistant.library) as owner:
        owner.attend()

        def ask() -> None:
            while not ended.is_set():
                reply = assistant.ask(question_about(asked[0] % plans))
                asked[0] += bool(reply.citations)

        asking = Thread(target=ask)
        asking.start()
        adding = subprocess.Popen([*_PROGRAM, "--data-dir", settings.data_dir, "ingest", "--yes", folder / "more"],
                                  stdout=subprocess.DEVNULL)  # fmt: skip
        while assistant.library.catalogue.generation() <= plans // AT_ONCE + 1:
            time.sleep(0.05)
        began, asked[0], before = time.monotonic(), 0, assistant.library.catalogue.generation()
        manifest = back_up(settings, assistant.library, file, datetime.now(UTC))
        took, meanwhile = time.monotonic() - began, asked[0]
        after = assistant.library.catalogue.generation()
        ended.set()
        asking.join()
        adding.wait()
    print(f"backed up in {took:.0f} s: {file.stat().st_size / 1e6:.1f} MB, {len(manifest.members)} files, "
          f"{meanwhile} answers and {after - before} changes meanwhile", flush=True)  # fmt: skip
    began = time.monotonic()
    there = Settings(data_dir=folder / "moi")
    restore(there, file, datetime.now(UTC))
    print(f"restored in {time.monotonic() - began:.0f} s", flush=True)
    return look(there, manifest.said, plans)


def look(settings: Settings, said: dict[str, str], plans: int) -> int:
    """Whether the restored store is whole and as of one generation."""
    with open_store(settings) as library:
        catalogue = library.catalogue
        damages, faults, ids = list(catalogue.damages()), catalogue.faults(), catalogue.ids()
        originals = {path.stem for path in library.originals.folder.iterdir() if is_whole(path)}
        known = catalogue.hashes()
    with open_assistant(settings) as assistant:
        sample = range(0, plans, max(1, plans // 50))
        answered = sum(answers_from(assistant.ask(question_about(n)), n) for n in sample)
    print(f"{len(ids)} plans, {len(damages) + len(faults)} damages, {len(known - originals)} originals missing or not "
          f"whole, {answered} of {len(sample)} answered as before")  # fmt: skip
    whole = not damages and not faults and originals == known and len(ids) == int(said["plans"])
    return int(not whole or answered != len(sample))


def answers_from(reply: object, n: int) -> bool:
    """Whether an answer quotes the plan of a number."""
    return any(f"số {n:05} về" in citation.quote for citation in getattr(reply, "citations", ()))


def fill(settings: Settings, folder: Path, plans: int) -> None:
    """Publish so many plans, made of one that was read."""
    path = folder / "xa.txt"
    path.write_text(TEXT, encoding="utf-8")
    written = _versions.dump_json(draft_of(read(path), force=True)).decode()
    with open_to_change(settings) as store:
        for start in range(0, plans, AT_ONCE):
            store.publish_all(list(_made(written, range(start, min(plans, start + AT_ONCE)))))


def _made(written: str, numbers: Sequence[int]) -> Iterator[Published]:
    for n in numbers:
        data = text_of(n).encode()
        draft = _versions.validate_json(_named(written, n))
        version = replace(draft, sha256=sha256(data).hexdigest(), source=f"xa-{n}.txt")
        yield Published(numbered(version, f"xa-{n}", 1).version, data, ".txt")


def text_of(n: int) -> str:
    """The file of a plan."""
    return _named(TEXT, n)


def question_about(n: int) -> str:
    """What is asked of a plan."""
    return f"Hạn gửi báo cáo của xã {place_of(n)}?"


def place_of(n: int) -> str:
    """A name of two syllables, another one for each of ten thousand plans and more, also without diacritics."""
    return " ".join(SYLLABLES[one % len(SYLLABLES)] for one in (n // len(SYLLABLES), n))


def _named(written: str, n: int) -> str:
    """A text, or what was read of it, with the number and the name of a plan, as long as those that they replace."""
    for form in (str, str.upper, str.lower, fold):
        written = written.replace(form("Răng Rinh"), form(place_of(n)))
    return written.replace("00000", f"{n:05}")


_versions = TypeAdapter(PlanVersion)
_PROGRAM = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")

if __name__ == "__main__":
    sys.exit(main())
