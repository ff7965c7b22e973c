"""The command line: whole commands over a real store in a folder of their own."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings
from knowledge.catalogue import open_catalogue
from tests.fakes import plan_version
from tests.ingest.plans import OTHER_PLAN, PLAN

ANSWER_FIELDS = [
    "id",
    "question",
    "answer",
    "abstained",
    "kind",
    "language",
    "citations",
    "clarify",
    "notes",
    "certainty",
    "took_ms",
]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without `.env`, an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.__dataclass_fields__:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def running(*arguments: object) -> Ran:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as usage:
            status = int(usage.code or 0)
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return running


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two plans, for tests that only read."""
    folder = tmp_path_factory.mktemp("kho")
    (folder / "thuong-linh.txt").write_text(PLAN, encoding="utf-8")
    (folder / "ha-linh.md").write_text(OTHER_PLAN, encoding="utf-8")
    assert main(["--data-dir", str(folder / "data"), "ingest", *map(str, folder.glob("*-linh.*"))]) == 0
    return folder / "data"


@pytest.fixture
def ask(run: Run, shared_store: Path) -> Run:
    """Run a command over the store with two plans."""
    return lambda *arguments: run("--data-dir", shared_store, *arguments)


def test_a_file_in_then_unchanged_then_a_new_version(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.txt"
    path.write_text(PLAN, encoding="utf-8")
    first = run("ingest", path)
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith(f"mới: {path} → xa (")
    assert first.out.endswith("1 mới, 0 bản mới, 0 không đổi, 0 bỏ qua, 0 hỏng.\n")
    assert run("ingest", path).out.startswith(f"không đổi: {path} (xa)")
    path.write_text(PLAN.replace("05/12/2031", "12/12/2031"), encoding="utf-8")
    changed = run("ingest", "--dry-run", path).out
    assert "05/12/2031" in changed
    assert "12/12/2031" in changed
    assert "chưa lưu" in changed
    assert run("ingest", path, "--yes").out.startswith(f"bản mới: {path} → xa, bản 2")
    assert run("rollback", "xa").status == 1
    assert run("rollback", "--yes", "xa").out == "xa đang dùng phiên bản 1.\n"
    assert run("remove", "--yes", "xa").out == "Đã gỡ xa.\n"
    assert json.loads(run("plans", "--json").out) == []


def test_what_read_each_fact_is_told_when_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.txt"
    path.write_text(PLAN, encoding="utf-8")
    run("ingest", "--yes", path)
    plain, explained = run("show", "xa").out, run("show", "xa", "--explain").out
    assert "đọc theo mẫu" not in plain
    assert "đọc theo mẫu: before: day/month/year" in explained
    assert "đọc theo mẫu: letterhead" in explained
    # A fact whose quote is a whole line is said in short over it.
    assert ": trước 05/12/2031" in plain


def test_each_version_is_shown_and_the_old_one_can_be_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.txt"
    for day in ("05/12/2031", "12/12/2031"):
        path.write_text(PLAN.replace("05/12/2031", day), encoding="utf-8")
        run("ingest", "--yes", path)
    assert "05/12/2031" in run("show", "xa", "--version", 1).out
    assert "05/12/2031" not in run("show", "xa").out
    assert run("show", "xa", "--version", 3).err == "Lỗi: Kế hoạch “xa” không có phiên bản 3.\n"
    answer = json.loads(run("ask", "Theo bản cũ, hạn gửi báo cáo tổng kết?", "--json").out)
    assert "05/12/2031" in answer["answer"]
    assert answer["citations"][0]["version"] == 1
    assert "bản 2" in answer["notes"][-1]


def test_answers_over_all_plans_are_explained_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.txt"
    path.write_text(PLAN, encoding="utf-8")
    run("ingest", "--yes", path)
    told = json.loads(run("ask", "Có những kế hoạch nào?", "--explain", "--json").out)["explain"]
    assert told["way"] == "list"
    assert [one["chosen"] for one in told["looked_at"]] == [True]
    assert "Cách trả lời: liệt kê các kế hoạch" in run("ask", "Có những kế hoạch nào?", "--explain").out
    assert "Cách trả lời: lời trò chuyện" in run("ask", "cảm ơn em", "--explain").out


def test_what_changes_is_told_in_the_words_of_the_card(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.txt"
    path.write_text(PLAN, encoding="utf-8")
    shown = run("ingest", path).out
    assert "    đợt (2): Đợt 1 (Từ ngày 10/02/2031 đến ngày 30/6/2031); " in shown
    path.write_text(re.sub(r"- Đợt 2.*\n", "", PLAN).replace("05/12/2031", "12/12/2031"), encoding="utf-8")
    changed = run("ingest", path, "--yes").out
    assert "Δ hạn báo cáo tổng kết: trước ngày 05/12/2031 → trước ngày 12/12/2031\n" in changed
    assert "Δ bỏ đợt 2\n" in changed
    assert "    [III " in changed
    assert "    đợt (1):" not in changed


def test_a_new_version_without_anybody_to_ask_needs_yes(run: Run, tmp_path: Path) -> None:
    """In a pipe, a timer, a script; a plan that is not there yet takes no other's place, and comes in."""
    path = tmp_path / "xa.txt"
    path.write_text(PLAN, encoding="utf-8")
    assert run("ingest", path).status == 0
    path.write_text(PLAN.replace("05/12/2031", "12/12/2031"), encoding="utf-8")
    refused = run("ingest", path)
    assert refused.status == 1
    assert "1 bản mới chưa được dùng" in refused.err
    assert "--yes" in refused.err
    assert "Δ hạn báo cáo tổng kết: trước ngày 05/12/2031 → trước ngày 12/12/2031\n" in refused.out
    assert json.loads(run("plans", "--json").out)[0]["version"] == 1
    assert run("ingest", path, "--yes").status == 0
    assert json.loads(run("plans", "--json").out)[0]["version"] == 2


def test_show_tells_the_value_of_each_fact_as_people_write_it(ask: Run) -> None:
    shown = ask("show", "thuong-linh").out
    assert "    1. Đợt 1: từ 10/02/2031 đến 30/6/2031\n" in shown
    assert "trước 05/12/2031" in shown
    assert "    ngày 06/02/2031\n" in shown


class Terminal(io.StringIO):
    """A terminal with a person at it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(
    ("said", "published"), [("n\nn\n", []), ("c\n\n", ["a"]), ("t\n", ["a", "b"]), ("\ntất cả\n", ["b"])]
)
def test_on_a_terminal_each_card_is_asked_about(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, published: list[str]
) -> None:
    for name, text in (("a", PLAN), ("b", OTHER_PLAN)):
        (tmp_path / "vào").mkdir(exist_ok=True)
        (tmp_path / "vào" / f"{name}.txt").write_text(text, encoding="utf-8")
    shown = Terminal()
    with monkeypatch.context() as at:
        at.setattr(sys, "stdin", Terminal(said))
        at.setattr(sys, "stdout", shown)
        assert main(["ingest", str(tmp_path / "vào")]) == 0
    assert "đợt (2): Đợt 1" in shown.getvalue()
    assert "Dùng bản này của a?" in shown.getvalue()
    assert [row["plan"] for row in json.loads(run("plans", "--json").out)] == published


def test_a_card_is_put_right_by_words_of_the_plan(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "xa.txt"
    path.write_text(PLAN, encoding="utf-8")
    run("ingest", path)
    quote = "Phong trào phải thiết thực, bám sát nhiệm vụ"
    right = ("set", "--yes", "xa", "title", "thiết thực", "--quote", quote)
    assert run("set", "xa", "title", "b", "--quote", "không có câu này").err.startswith("Lỗi: Kế hoạch không có câu")
    assert run("set", "xa", "title", "b", "--quote", quote).err.startswith("Lỗi: “b” không nằm trong câu")
    assert run(*right[:1], *right[2:]).status == 1
    ran = run(*right)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("sửa: xa, bản 2\n")
    assert json.loads(run("plans", "--json").out)[0]["title"] == "thiết thực"
    assert "Đã sửa tay\n    tên kế hoạch = thiết thực" in run("show", "xa").out
    path.write_text(PLAN.replace("05/12/2031", "12/12/2031"), encoding="utf-8")
    run("ingest", "--yes", path)
    assert json.loads(run("plans", "--json").out)[0]["title"] == "thiết thực"
    path.write_text(PLAN.replace("thiết thực", "thiết yếu"), encoding="utf-8")
    blocked = run("ingest", "--yes", path)
    assert blocked.status == 1
    assert "1 điều đã sửa tay không còn câu làm căn cứ" in blocked.out
    assert run("ingest", "--yes", "--drop-corrections", path).status == 0
    assert json.loads(run("plans", "--json").out)[0]["title"].startswith("Phát động")


def test_a_file_can_be_named_a_version_of_a_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER_PLAN, encoding="utf-8")
    run("ingest", tmp_path / "a.txt")
    assert run("ingest", "--as", "a", tmp_path).status == 2
    assert run("ingest", "--as", "x", tmp_path / "b.txt").err.startswith("Lỗi: Không có kế hoạch “x”.")
    assert run("ingest", "--yes", "--as", "a", tmp_path / "b.txt").out.startswith(
        f"bản mới: {tmp_path / 'b.txt'} → a, bản 2"
    )


def test_a_bad_file_is_one_clear_line_and_the_others_go_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "vào").mkdir()
    (tmp_path / "vào" / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "vào" / "b.txt").write_text(PLAN, encoding="utf-8")
    ran = run("ingest", tmp_path / "vào", "--json")
    assert ran.status == 1
    report = json.loads(ran.out)
    assert [file["outcome"] for file in report["files"]] == ["failed", "new"]
    assert report["files"][0]["error"] == "không phải văn bản (dữ liệu nhị phân)"
    assert report["counts"]["failed"] == report["counts"]["new"] == 1


def test_a_text_in_a_folder_that_is_no_plan_fails_nothing_but_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "vào").mkdir()
    (tmp_path / "vào" / "ghi chú.txt").write_text("Chiều nay họp lúc mấy giờ?", encoding="utf-8")
    alone = run("ingest", tmp_path / "vào")
    assert (alone.status, alone.out.startswith("không nạp: ")) == (1, True)
    (tmp_path / "vào" / "b.txt").write_text(PLAN, encoding="utf-8")
    assert run("ingest", tmp_path / "vào").status == 0
    assert run("ingest", tmp_path / "vào" / "ghi chú.txt").out.startswith("hỏng: ")


def test_without_a_path_the_plans_folder_goes_in(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "riêng").mkdir()
    nothing = run("ingest")
    assert (nothing.status, nothing.out) == (
        1,
        "hỏng: plans: không có tệp này\n0 mới, 0 bản mới, 0 không đổi, 0 bỏ qua, 1 hỏng.\n",
    )
    monkeypatch.setenv("PLANS_DIR", "riêng")
    assert "Không thấy tệp kế hoạch nào trong: riêng" in run("ingest").err
    (tmp_path / "riêng" / "a.txt").write_text(PLAN, encoding="utf-8")
    assert run("ingest").status == 0


def test_plans_are_listed_for_people_and_programs(ask: Run) -> None:
    rows = json.loads(ask("plans", "--json").out)
    assert [row["plan"] for row in rows] == ["ha-linh", "thuong-linh"]
    assert rows[1] == {
        "plan": "thuong-linh",
        "source": "thuong-linh.txt",
        "title": "Phát động phong trào thi đua yêu nước năm 2031 của xã Thượng Lĩnh",
        "issuer": rows[1]["issuer"],
        "kind": "plan",
        "number": "21/KH-UBND",
        "date": "2031-02-06",
        "version": 1,
        "quality": rows[1]["quality"],
    }
    listed = ask("plans").out
    assert "thuong-linh" in listed
    assert "21/KH-UBND" in listed


def test_a_plan_is_shown_with_its_quotes(ask: Run) -> None:
    shown = ask("show", "thuong-linh").out
    assert "“- Đợt 1: Từ ngày 10/02/2031 đến ngày 30/6/2031" in shown
    assert "đang dùng" in shown
    whole = json.loads(ask("show", "thuong-linh", "--json").out)
    number = whole["card"]["number"]["span"]
    assert whole["text"][number["start"] : number["end"]] == number["quote"]
    assert whole["versions"][0]["current"] is True
    assert all(whole["text"][p["span"]["start"] : p["span"]["end"]] == p["text"] for p in whole["passages"])


@pytest.mark.parametrize(
    "command",
    [("show", "x"), ("remove", "--yes", "x"), ("rollback", "--yes", "x"), ("ask", "đợt 1?", "--plan", "x")],
)
def test_an_unknown_plan_is_one_clear_line(ask: Run, command: tuple[str, ...]) -> None:
    ran = ask(*command)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "Lỗi: Không có kế hoạch “x”. Xem các mã bằng `thidua plans`.\n"


def test_an_answer_is_the_object_that_programs_expect(ask: Run) -> None:
    answer = json.loads(ask("ask", "Hạn gửi báo cáo tổng kết?", "--plan", "thuong-linh", "--json").out)
    assert list(answer) == ANSWER_FIELDS
    assert "05/12/2031" in answer["answer"]
    assert answer["abstained"] is False
    [citation, *_] = answer["citations"]
    assert list(citation) == ["n", "source", "plan", "title", "section", "quote", "start", "end", "page"]
    text = json.loads(ask("show", "thuong-linh", "--json").out)["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert citation["source"] == "thuong-linh.txt"


def test_an_answer_is_read_with_its_sources(ask: Run) -> None:
    ran = ask("ask", "Xã Thượng Lĩnh nộp báo cáo tổng kết khi nào?", "--today", "2031-11-25")
    assert ran.status == 0
    assert "05/12/2031" in ran.out
    assert "10 ngày" in ran.out
    assert re.search(r"^\[1\] III.*: “.*trước ngày 05/12/2031\.”$", ran.out, re.M)


def test_a_batch_is_answered_in_order_with_its_conversations(ask: Run, tmp_path: Path) -> None:
    batch = tmp_path / "hỏi.jsonl"
    rows = [
        {"id": 7, "ask": "Đợt 1 của xã Thượng Lĩnh từ ngày nào?"},
        {
            "id": "tiếp",
            "ask": "Thế còn đợt 2?",
            "after": "Đợt 1 của xã Hạ Lĩnh từ ngày nào?",
            "today": "2031-08-01",
        },
    ]
    batch.write_text("\n\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    ran = ask("ask", "--batch", batch)
    assert (ran.status, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["7", "tiếp"]
    assert "10/02/2031" in answers[0]["answer"]
    assert answers[1]["citations"][0]["plan"] == "ha-linh"
    assert "20/11/2031" in answers[1]["answer"]


def test_lines_that_are_no_question_fail_alone(ask: Run, tmp_path: Path) -> None:
    batch = tmp_path / "hỏi.jsonl"
    bad = [
        "{",
        "[]",
        '{"id": 1}',
        '{"id": 1, "ask": " "}',
        '{"id": 1, "ask": "a", "today": "mai"}',
        '{"id": 1, "ask": "a", "today": 5}',
    ]
    batch.write_text("\n".join([*bad, '{"id": "x", "ask": "Số kế hoạch của xã Hạ Lĩnh?"}']), encoding="utf-8")
    ran = ask("ask", "--batch", batch)
    assert ran.status == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["x"]
    assert [line.split(": ")[1].rsplit(" ", 1)[1] for line in ran.err.splitlines()] == list("123456")
    assert ask("ask", "--batch", tmp_path / "không có.jsonl").status == 1


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("ask",),
        ("ask", " "),
        ("ask", "a", "--today", "mai"),
        ("ask", "a", "--batch", "b"),
        ("lạ",),
        ("show",),
    ],
)
def test_wrong_usage_is_status_2(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


def test_a_malformed_setting_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\nADMIN_USER_IDS=tôi\n", encoding="utf-8")
    ran = run("plans")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "Error: ADMIN_USER_IDS: needs numbers separated by commas, not “tôi”\n"


def test_the_bot_needs_a_token(run: Run) -> None:
    ran = run("bot")
    assert ran.status == 1
    assert "TELEGRAM_BOT_TOKEN" in ran.err


def test_a_conversation_on_the_terminal(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "/kehoach",
        "",
        "/la",
        "Đợt 1 của xã Hạ Lĩnh từ ngày nào?",
        "thế còn đợt 2?",
        "/thoat",
        "không đọc tới",
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    ran = ask("chat")
    assert (ran.status, ran.err) == (0, "")
    assert "ha-linh" in ran.out
    assert "Chỉ có /kehoach và /thoat." in ran.out
    assert "20/11/2031" in ran.out
    assert ran.out.endswith("Tạm biệt.\n")


def test_golden_questions_are_scored(ask: Run, tmp_path: Path) -> None:
    golden = tmp_path / "hỏi.yaml"
    right = '{id: deadline-1, ask: "Hạn báo cáo tổng kết của xã Hạ Lĩnh?", plan: [ha-linh], facts: [05/12/2031]}'
    golden.write_text(f"- {right}\n", encoding="utf-8")
    ran = ask("eval", golden)
    assert (ran.status, ran.out) == (0, "deadline 1/1\n1/1 câu đạt (100.0%).\n")
    golden.write_text(f"- {right.replace('05/12', '06/12')}\n", encoding="utf-8")
    ran = ask("eval", golden, "--json")
    assert ran.status == 1
    report = json.loads(ran.out)
    assert (report["passed"], report["total"]) == (0, 1)
    assert report["questions"][0]["faults"] == ["thiếu: 06/12/2031"]
    golden.write_text("a: [", encoding="utf-8")
    assert str(golden) in ask("eval", golden).err


def test_the_doctor_tells_what_is_missing_and_how_to_mend_it(run: Run, ask: Run) -> None:
    empty = run("doctor").out
    assert "chưa có kế hoạch nào" in empty
    assert "cách sửa: thidua ingest" in empty
    healthy = ask("doctor").out
    assert "2 kế hoạch" in healthy
    assert "vectơ khớp với danh mục" in healthy


def test_vectors_that_are_missing_are_computed_again(run: Run, tmp_path: Path) -> None:
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'data' / 'thidua.sqlite'}")
    catalogue.publish(plan_version())
    catalogue.close()
    sick = run("doctor")
    assert sick.status == 1
    assert "cách sửa: chạy thidua reindex" in sick.out
    assert run("reindex").out == "Vectơ: bù 2, bỏ 0. Bản gốc thừa: bỏ 0. Chỉ mục đã lập lại.\n"
    assert run("doctor").status == 0


def test_the_doctor_finds_a_store_that_does_not_open(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thidua.sqlite").write_bytes(b"x" * 5000)
    ran = run("doctor")
    assert ran.status == 1
    assert "[hỏng] danh mục không mở được" in ran.out


def test_a_reader_that_leaves_early_is_no_crash(shared_store: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    kept, sys.stdout = sys.stdout, os.fdopen(writing, "w")
    try:
        assert main(["--data-dir", str(shared_store), "plans", "--json"]) == 1
    finally:
        sys.stdout.close()
        sys.stdout = kept


def test_a_dry_run_lists_what_no_fact_holds(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN.replace("của từng thôn,", "của 27 thôn sau ngày 17/4/2031,"), encoding="utf-8")
    shown = run("ingest", "--dry-run", path).out
    assert "90 % số dòng nằm trong mục hay dữ kiện; ngoài dữ kiện: 1 ngày, 1 con số" in shown
    assert "ngày chưa thuộc dữ kiện nào: 17/4/2031 (“" in shown
    assert "số chưa thuộc dữ kiện nào: 27 (“" in shown
    taken = run("ingest", "--yes", path).out
    assert "ngoài dữ kiện: 1 ngày" in taken
    assert "chưa thuộc dữ kiện nào" not in taken
    [file] = json.loads(run("ingest", "--dry-run", "--json", path).out)["files"]
    assert file["coverage"] is None  # it is known already
