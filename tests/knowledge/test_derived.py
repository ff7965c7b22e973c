"""What was made of originals goes with them, and when nobody looks at it."""

import time
from pathlib import Path

from knowledge.derived import Derived


def made(derived: Derived, sha256: str) -> Path:
    folder = derived.of(sha256)
    folder.mkdir(parents=True)
    (folder / "page-1.png").write_bytes(b"png")
    return folder


def test_what_is_of_no_version_goes(tmp_path: Path) -> None:
    derived = Derived(tmp_path / "pages")
    assert derived.sweep(frozenset()) == 0
    kept, stray = made(derived, "aa"), made(derived, "bb")
    assert derived.sweep({"aa"}) == 1
    assert kept.is_dir()
    assert not stray.exists()
    derived.forget(["aa", "cc"])
    assert not kept.exists()


def test_what_nobody_looks_at_goes(tmp_path: Path) -> None:
    derived = Derived(tmp_path / "pages")
    folder = made(derived, "aa")
    assert derived.sweep({"aa"}, days=30) == 0
    assert derived.sweep({"aa"}, days=30, now=lambda: time.time() + 31 * 24 * 3600) == 1
    assert not folder.exists()
