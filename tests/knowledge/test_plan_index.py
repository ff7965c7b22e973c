"""The index in files: read as it was written, followed as plans change, believed no further than the catalogue goes."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import plan_index as module
from knowledge.catalogue import Catalogue
from knowledge.plan import PlanVersion
from knowledge.plan_index import Contents, PlanIndex, entries_of
from knowledge.search.lexical import LexicalIndex
from tests.fakes import plan_version
from tests.shelves import shelf

Opened = Callable[[], PlanIndex]


@pytest.fixture
def read() -> list[str]:
    """The plans that were read from the catalogue, in turn."""
    return []


@pytest.fixture
def opened(tmp_path: Path, catalogue: Catalogue, read: list[str]) -> Opened:
    """Opens the index as a new process does."""

    def versions(keys: Sequence[tuple[str, int]]) -> tuple[PlanVersion, ...]:
        read.extend(plan for plan, _ in keys)
        return catalogue.versions(keys)

    return lambda: PlanIndex(tmp_path / "index", versions)


def found(contents: Contents, query: str) -> list[str]:
    return [one for one, _ in contents.lexical.search(query, 20)]


def plans(contents: Contents) -> list[str]:
    return [digest.plan for digest in contents.digests]


def largest(tmp_path: Path) -> Path:
    """The largest file of the index."""
    return max((tmp_path / "index").glob("*/*.*"), key=lambda path: path.stat().st_size)


def written(index: PlanIndex, catalogue: Catalogue) -> Contents:
    contents = index.at(catalogue.pointers())
    assert index.write(catalogue.pointers())
    return contents


def test_what_was_just_written_is_not_read_to_be_indexed(opened: Opened, catalogue: Catalogue, read: list[str]) -> None:
    versions = shelf().versions
    catalogue.publish(*versions)
    index = opened()
    index.take(entries_of(versions))
    made = index.at(catalogue.pointers())
    assert index.write(catalogue.pointers())
    assert read == []
    assert plans(made) == plans(opened().at(catalogue.pointers())) == sorted(one.plan for one in versions)
    assert found(made, "báo cáo") == found(index.at(catalogue.pointers()), "báo cáo") != []


def test_a_new_process_reads_no_plan_again(opened: Opened, catalogue: Catalogue, read: list[str]) -> None:
    catalogue.publish(*shelf().versions)
    made = written(opened(), catalogue)
    read.clear()
    mapped = opened().at(catalogue.pointers())
    assert read == []
    assert mapped.digests == made.digests
    assert mapped.vocabulary == made.vocabulary
    for query in ("hạn gửi báo cáo tổng kết", "giay khen ho hien dat", "45/KH-UBND", "Sở Nội vụ làm gì"):
        assert mapped.lexical.search(query, 9) == made.lexical.search(query, 9)


def test_search_in_files_is_search_in_memory(opened: Opened, catalogue: Catalogue) -> None:
    for version in shelf().versions:
        catalogue.publish(version)
        written(opened(), catalogue)
    passages = [passage for version in shelf().versions for passage in version.passages]
    alone = LexicalIndex()
    alone.add([p.id for p in passages], [p.text for p in passages], [p.header for p in passages])
    contents = opened().at(catalogue.pointers())
    for query in ("hạn gửi báo cáo tổng kết", "khoi doanh nghiep hop xet thi dua"):
        expected = {one: pytest.approx(score, abs=1e-6) for one, score in alone.search(query, 9)}
        assert dict(contents.lexical.search(query, 9)) == expected


def test_only_what_is_new_is_read(opened: Opened, catalogue: Catalogue, read: list[str]) -> None:
    catalogue.publish(plan_version("mot"), plan_version("hai"))
    written(opened(), catalogue)
    index = opened()
    index.at(catalogue.pointers())
    read.clear()
    catalogue.publish(plan_version("mot", 2))
    contents = index.at(catalogue.pointers())
    assert read == ["mot"]
    assert set(found(contents, "báo cáo")) == {"hai-1-1", "mot-2-1"}
    catalogue.remove("hai")
    assert set(found(index.at(catalogue.pointers()), "báo cáo")) == {"mot-2-1"}
    catalogue.rollback("mot")
    assert set(found(index.at(catalogue.pointers()), "báo cáo")) == {"mot-1-1"}


def test_a_plan_that_came_back_under_its_number_is_another(opened: Opened, catalogue: Catalogue) -> None:
    first = plan_version("mot", paragraphs=["Kế hoạch cũ.", "Trồng rừng đầu nguồn."])
    catalogue.publish(first)
    index = opened()
    written(index, catalogue)
    catalogue.remove("mot")
    second = plan_version("mot", paragraphs=["Kế hoạch mới.", "Nạo vét kênh mương."])
    catalogue.publish(replace(second, ingested_at=second.ingested_at.replace(minute=9)))
    for one in (index, opened()):
        contents = one.at(catalogue.pointers())
        assert found(contents, "trồng rừng đầu nguồn") == []
        assert found(contents, "nạo vét kênh mương") == ["mot-1-1"]


@pytest.mark.parametrize("damage", ["shorter", "gone", "no manifest", "half a manifest", "other rules"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, opened: Opened, catalogue: Catalogue, damage: str) -> None:
    catalogue.publish(*shelf().versions)
    made = written(opened(), catalogue)
    block = largest(tmp_path)
    manifest = tmp_path / "index" / "manifest.json"
    match damage:
        case "shorter":
            os.truncate(block, block.stat().st_size // 2)
        case "gone":
            block.unlink()
        case "no manifest":
            manifest.unlink()
        case "half a manifest":
            os.truncate(manifest, 20)
        case "other rules":
            manifest.write_text(manifest.read_text().replace('"rules":"', '"rules":"0'))
    index = opened()
    contents = index.at(catalogue.pointers())
    assert plans(contents) == plans(made)
    assert found(contents, "hạn gửi báo cáo") == found(made, "hạn gửi báo cáo")
    assert index.write(catalogue.pointers())
    assert opened().unkept(catalogue.pointers()) == 0
    assert sorted(path.name for path in (tmp_path / "index").iterdir() if path.is_file()) == ["lock", "manifest.json"]


def test_an_index_of_an_earlier_form_gives_way(tmp_path: Path, opened: Opened, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version("mot"))
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"rules": "abc", "blocks": [{"name": "a.block", "size": 4, "crc32": 1}]}')
    (folder / "a.block").write_bytes(b"abcd")
    assert plans(written(opened(), catalogue)) == ["mot"]
    assert not (folder / "a.block").exists()
    assert opened().unkept(catalogue.pointers()) == 0


def test_damage_that_keeps_the_length_is_noticed(tmp_path: Path, opened: Opened, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    written(opened(), catalogue)
    assert opened().torn() == 0
    with largest(tmp_path).open("r+b") as file:
        file.seek(8)
        file.write(b"\xff" * 8)
    assert opened().torn() == 1


def test_damage_that_no_checksum_tells_is_noticed_where_it_keeps_the_files_shut(
    tmp_path: Path, opened: Opened, catalogue: Catalogue
) -> None:
    catalogue.publish(plan_version())
    written(opened(), catalogue)
    [kept] = (tmp_path / "index").glob("*/.managed.json")
    os.truncate(kept, 7)
    assert opened().torn() == 1
    opened().forget()
    assert plans(written(opened(), catalogue)) == ["ke-hoach"]
    assert opened().torn() == 0
    [norms] = (tmp_path / "index").glob("*/*.fieldnorm")
    norms.write_bytes(norms.read_bytes().replace(b'"index_format_version"', b'"index_format_versjon"'))
    assert opened().torn() == 1


def test_a_manifest_that_cannot_be_read_is_noticed(tmp_path: Path, opened: Opened, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    written(opened(), catalogue)
    (tmp_path / "index" / "manifest.json").write_bytes(b"{")
    assert opened().torn() == 1
    assert plans(written(opened(), catalogue)) == ["ke-hoach"]
    assert opened().torn() == 0


def test_a_process_that_dies_while_writing_leaves_what_was(
    tmp_path: Path, opened: Opened, catalogue: Catalogue
) -> None:
    catalogue.publish(plan_version("mot"))
    written(opened(), catalogue)
    left = tmp_path / "index" / "abc.block"
    left.write_bytes(b"of an earlier form")
    left.with_name("manifest.json.partial").write_bytes(b"half")
    left.with_name("begun").mkdir()
    catalogue.publish(plan_version("hai"))
    assert plans(opened().at(catalogue.pointers())) == ["hai", "mot"]
    written(opened(), catalogue)
    assert not left.exists()
    assert len(list((tmp_path / "index").iterdir())) == 3


def test_small_files_are_merged_and_what_has_gone_is_not_found(
    tmp_path: Path, opened: Opened, catalogue: Catalogue
) -> None:
    index = opened()
    for number in range(12):
        catalogue.publish(plan_version(f"ke-hoach-{number}"))
        written(index, catalogue)
    assert len(list((tmp_path / "index").glob("*/*.store"))) < 12
    for number in range(11):
        catalogue.remove(f"ke-hoach-{number}")
    written(index, catalogue)
    contents = opened().at(catalogue.pointers())
    assert plans(contents) == ["ke-hoach-11"]
    assert len(found(contents, "báo cáo")) == 1


def test_a_reader_that_has_it_mapped_reads_on(opened: Opened, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version("mot"))
    written(opened(), catalogue)
    reader = opened()
    before = reader.at(catalogue.pointers())
    for number in range(4):
        catalogue.publish(plan_version(f"ke-hoach-{number}"))
        written(opened(), catalogue)
    assert found(before, "báo cáo") == ["mot-1-1"]
    assert len(found(reader.at(catalogue.pointers()), "báo cáo")) == 5


def test_of_two_that_write_one_waits_for_the_next_time(tmp_path: Path, opened: Opened, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version("mot"))
    held = module.Lock(tmp_path / "index" / "lock")
    assert held.take()
    index = opened()
    index.at(catalogue.pointers())
    assert not index.write(catalogue.pointers())
    held.release()
    assert index.write(catalogue.pointers())


def test_many_plans_at_once_are_written_on_the_way(
    opened: Opened, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    monkeypatch.setattr(module, "WAITING", 6)
    catalogue.publish(*(plan_version(f"ke-hoach-{number}") for number in range(10)))
    index = opened()
    assert len(index.at(catalogue.pointers()).digests) == 10
    assert index.unwritten <= 6


def test_without_a_folder_it_is_kept_in_memory(catalogue: Catalogue) -> None:
    catalogue.publish(plan_version("mot"), plan_version("hai"))
    index = PlanIndex(None, catalogue.versions)
    assert plans(index.at(catalogue.pointers())) == ["hai", "mot"]
    assert not index.write(catalogue.pointers())
    assert (index.torn(), index.unkept(catalogue.pointers())) == (0, 0)


def test_the_index_tells_which_plans_hold_words(opened: Opened, catalogue: Catalogue) -> None:
    catalogue.publish(*shelf().versions)
    contents = written(opened(), catalogue)
    everything = plans(contents)
    assert contents.hold(everything, "ca ban lam duong")
    assert contents.hold(["lac-ha"], "so noi vu")
    assert not contents.hold(["nam-khoa"], "so noi vu")
    assert contents.hold(everything, "34-ct/tw")
    assert not contents.hold(everything, "34-ct/xx")
    assert not contents.hold(everything, "hoan toan khong co")
