"""What is drawn over a page: tints and frames, and words as links that mark them."""

from urllib.parse import parse_qs, urlsplit

from bot.web.layers import FINE, Layer, Marking, layer
from ingest.pages import Leaf, Placed
from ingest.pages.paper import Paper
from knowledge.span import Span
from tests.fakes import plan_version

VERSION = plan_version(paragraphs=("Các thôn gửi báo cáo trước ngày", "05 tháng 12 đến Phòng Nội vụ"))
TEXT = VERSION.text


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def leaf(without: str = "") -> Leaf:
    """A page with each word of the text ten points from the next, in two lines; one word is not found on it."""
    words, at = [], 0
    for line, row in enumerate(TEXT.split("\n")):
        for place, word in enumerate(row.split()):
            at = TEXT.index(word, at)
            box = (50.0 + 10 * place, 100.0 + 20 * line, 58.0 + 10 * place, 112.0 + 20 * line)
            words += [Placed(Span(at, at + len(word)), box)] if word != without else []
    return Leaf(1, 1, Paper.ORIGINAL, 595, 842, tuple(words), ((50, 100, 128, 112),))


def to(drawn: Layer, word: str) -> dict[str, list[str]]:
    """What the address of a word asks for."""
    [spot] = [one for one in drawn.spots if one.word == word]
    return parse_qs(urlsplit(spot.href).query)


def test_what_no_fact_holds_is_tinted_line_by_line_and_said() -> None:
    drawn = layer(leaf(), VERSION, None, [(span("ngày\n05 tháng 12"), "loose"), (span("thôn"), "changed")])
    assert (drawn.width, drawn.height) == (595 * FINE, 842 * FINE)
    assert [(box.kind, box.y // FINE) for box in drawn.tints] == [("loose", 100), ("loose", 120), ("changed", 100)]
    assert drawn.tints[1].width == 28 * FINE
    assert drawn.loose == ("ngày 05 tháng 12",)
    assert drawn.spots == ()
    assert [(box.x, box.width) for box in drawn.frames] == [(48 * FINE, 82 * FINE)]


def test_a_word_is_the_first_one_then_another_the_last() -> None:
    gửi, cáo = span("gửi"), span("cáo")
    asked = {"muc": "deadlines.1.sender", "so": 1}
    first = to(layer(leaf(), VERSION, None, marking=Marking(asked)), "gửi")
    assert first == {"muc": ["deadlines.1.sender"], "so": ["1"], "dau": [str(gửi.start)]}
    drawn = layer(leaf(), VERSION, None, marking=Marking(asked, gửi, begun=True))
    last = to(drawn, "cáo")
    assert (last["dau"], last["cuoi"]) == ([str(gửi.start)], [str(cáo.end)])
    # Backwards is as good.
    assert (to(drawn, "Các")["dau"], to(drawn, "Các")["cuoi"]) == (["0"], [str(gửi.end)])
    # What has been marked is seen, and a further word begins anew.
    done = layer(leaf(), VERSION, None, marking=Marking(asked, Span(gửi.start, cáo.end)))
    assert [box.kind for box in done.tints] == ["marked"]
    assert "cuoi" not in to(done, "Các")


def test_a_link_goes_to_the_passage_and_words_without_a_place_are_not_lost() -> None:
    drawn = layer(leaf(without="báo"), VERSION, span("gửi báo cáo"), marking=Marking({}))
    assert [one.word for one in drawn.spots if one.anchor] == ["gửi"]
    assert [(one.word, one.behind) for one in drawn.spots if one.behind] == [("gửi", "báo")]
