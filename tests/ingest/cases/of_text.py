"""Web pages, plain text, and files whose ending says something else."""

from knowledge.left import LeftKind
from tests.ingest.cases.made import Case, Kinds, Variation
from tests.ingest.packages import p

_HEAD = "<meta charset=utf-8><style>.an { display: none } .bo { text-decoration: line-through }</style>"


def _page(variation: Variation, deadline: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in variation.lines(deadline))
    return f"<html><head>{_HEAD}</head><body>{body}</body></html>".encode()


def _text(variation: Variation, deadline: str = "") -> bytes:
    return "\n\n".join(variation.lines(deadline)).encode()


def _with(variation: Variation, gone: str) -> str:
    return f"Hồ sơ đề nghị khen thưởng gửi về {variation.unit} {gone} {variation.due}."


def struck_html(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    ways = (
        f"<s>{gone}</s>",
        f"<strike>{gone}</strike>",
        f"<del>{gone}</del>",
        f"<span class=bo>{gone}</span>",
        f"<font style='text-decoration:line-through red'>{gone}</font>",
    )
    data = _page(variation, _with(variation, ways[variation.at]))
    return Case(data, never=(variation.gone,), left=frozenset({LeftKind.STRUCK}))


def hidden_html(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    ways = (
        f"<span class=an>{gone}</span>",
        f"<span style='display:none'>{gone}</span>",
        f"<span style='visibility:hidden'>{gone}</span>",
        f"<span style='font-size:0'>{gone}</span>",
        f"<span hidden>{gone}</span>",
    )
    kind = LeftKind.INVISIBLE if variation.at in (2, 3) else LeftKind.HIDDEN
    return Case(_page(variation, _with(variation, ways[variation.at])), never=(variation.gone,), left=frozenset({kind}))


def struck_text(variation: Variation) -> Case:
    gone = f"trước ngày {variation.gone}"
    ways = (f"~~{gone}~~", f"<del>{gone}</del>", f"<s>{gone}</s>", f"<strike>{gone}</strike>", f"<!-- {gone} -->")
    kind = LeftKind.HIDDEN if variation.at == 4 else LeftKind.STRUCK
    return Case(_text(variation, _with(variation, ways[variation.at])), never=(variation.gone,), left=frozenset({kind}))


def raised_html(variation: Variation) -> Case:
    mark = (
        "<sup>1</sup>",
        "<sup>(2)</sup>",
        "<span style='vertical-align:super'>3</span>",
        "<sup><a href='#n4'>4</a></sup>",
        "<sup>*</sup>",
    )[variation.at]
    return Case(_page(variation, f"{variation.deadline.rstrip('.')}{mark}."), says=(f"{variation.due}.",))


def raised_text(variation: Variation) -> Case:
    mark = ("¹", "²", "³", "⁴", "<sup>5</sup>")[variation.at]
    return Case(_text(variation, f"{variation.deadline.rstrip('.')}{mark}."), says=(f"{variation.due}.",))


def contents(variation: Variation) -> Case:
    heads = [line for line in variation.lines() if line[:1] == "I"]
    dots = ("........", "…………", "\t", "        ", ".....")[variation.at]
    entries = ["MỤC LỤC", *(f"{head} {dots} {at}" for at, head in enumerate(heads, 1))]
    lines = variation.lines()
    place = (0, 5, 0, 5, 5)[variation.at]
    data = "\n".join([*lines[:place], *entries, *lines[place:]]).encode()
    return Case(data, never=("MỤC LỤC",))


def empty_heading(variation: Variation) -> Case:
    lines = variation.lines()
    put = (
        (5, ["I. MỤC ĐÍCH", ""]),
        (5, ["A. MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH", "II. YÊU CẦU"]),
        (5, ["I. MỤC ĐÍCH, YÊU CẦU"]),
        (len(lines) - 3, ["IV. HIỆU LỰC"]),
        (7, ["II. MỤC ĐÍCH"]),
    )[variation.at]
    return Case("\n".join([*lines[: put[0]], *put[1], *lines[put[0] :]]).encode())


def named_otherwise(variation: Variation) -> Case:
    body = "".join(map(p, variation.lines()))
    page = _page(variation)
    saved = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
    saved += b"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n--x--"
    old = "http://schemas.microsoft.com/office/word/2003/wordml"
    made = (
        page,
        _text(variation),
        saved,
        f'<?xml version="1.0"?><w:wordDocument xmlns:w="{old}"><w:body>{body}</w:body></w:wordDocument>'.encode(),
        b"\xff\xfe" + "\n".join(variation.lines()).encode("utf-16-le"),
    )
    return Case(made[variation.at])


def twin(variation: Variation) -> Case:
    wrong = str.maketrans("ưƯ", "ƣƢ")
    lines = variation.lines()
    at = variation.at % 4 + 8
    some = [line.translate(wrong) for line in lines] if variation.at < 3 else lines
    some[at] = lines[at].translate(wrong)
    text = "\n".join(some)
    due = variation.due.translate(wrong)
    return Case(text.encode(), says=(due,), read=False) if due != variation.due else Case(text.encode())


def hyphens(variation: Variation) -> Case:
    hyphen = "‐‑–−﹣"[variation.at]
    said = _text(variation).decode().replace(variation.number, variation.number.replace("-", hyphen))
    return Case(said.encode(), says=(variation.number.replace("-", hyphen),), read=False)


def dates(variation: Variation) -> Case:
    due = (
        "từ ngày 15 đến ngày 20/11/2031",
        "chậm nhất vào 16h30 chiều thứ Sáu (14/11/2031)",
        "trong tuần thứ hai của tháng 11/2031",
        "trước ngày 15/XI/2031",
        "chậm nhất 05 ngày làm việc sau khi kết thúc đợt 1",
    )[variation.at]
    other = Variation(variation.at, variation.place, variation.number, variation.unit, due, variation.gone)
    return Case(_text(other), says=(due,), read=False)


KINDS: Kinds = {
    "01 hidden html": hidden_html,
    "02 struck html": struck_html,
    "02 struck text": struck_text,
    "07 contents of a text": contents,
    "10 headings without text": empty_heading,
    "11 named otherwise": named_otherwise,
    "21 dates": dates,
    "23 raised marks html": raised_html,
    "23 raised marks text": raised_text,
    "40 twin of ư": twin,
    "43 hyphens": hyphens,
}
