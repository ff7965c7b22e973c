"""The parts of a question, each with what official texts call it: "giấy tờ xin khen" is answered where a plan says
"hồ sơ đề nghị khen thưởng" (`knowledge/vocabulary/everyday.yaml`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.question.content import STOP, text_words
from knowledge.text import WORD, fold, has_marks, nfc, spelling
from knowledge.vocabulary import entries

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Folded words of a question that stand together, and what texts may say for them, each as folded words."""

    words: Words
    official: tuple[Words, ...]


@lru_cache(64)
def parts_of(content: str, typed: str) -> tuple[Part, ...]:
    """The parts of a folded question that say what it is about, each once: of the phrases of the vocabulary that begin
    at a word the longest, also where it shares words with one before, and the other words one by one; what says
    nothing is left out. `typed` is the question as it was typed."""
    words, marks = text_words(content), _marks_of(typed)
    found: dict[Part, None] = {}
    said_until = empty_until = 0
    for at, word in enumerate(words):
        said = _phrase_at(words, at, marks)
        end = at + len(said.words) if said else at
        if said and end > empty_until:
            said_until = max(said_until, end)
            if said.official:
                found[said] = None
            else:
                empty_until = end
        elif at >= said_until and word not in STOP and (len(word) > 1 or word.isdigit()):
            found[Part((word,), ())] = None
    return tuple(found)


def _phrase_at(words: Sequence[str], at: int, marks: Mapping[str, frozenset[str]] | None) -> Part | None:
    """The longest phrase that begins at a word."""
    for folded, spellings in _phrases().get(words[at], ()):
        if tuple(words[at : at + len(folded)]) == folded:
            meant = [one for one in spellings if one.is_meant(folded, marks)]
            if meant:
                return Part(folded, tuple(dict.fromkeys(said for one in meant for said in _official(one.official))))
    return None


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A phrase of the vocabulary as it is spelt, the official words of its entry, and whether it is meant only where
    it is typed with diacritics."""

    phrase: str
    official: str
    typed: bool

    def is_meant(self, folded: Words, marks: Mapping[str, frozenset[str]] | None) -> bool:
        """Whether it is what was typed, where the diacritics of that are known."""
        if marks is None:
            return not self.typed
        syllables = zip(folded, spelling(self.phrase), strict=True)
        return all(syllable in marks[word] if word in marks else not self.typed for word, syllable in syllables)


def _marks_of(typed: str) -> dict[str, frozenset[str]] | None:
    """How each folded word of a question is spelt in it; None where it is typed without diacritics. Words that were
    written out, mended or taken from the question before are not among them."""
    if not has_marks(typed):
        return None
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in WORD.findall(nfc(typed)):
        found[fold(word)].update(spelling(word))
    return {word: frozenset(them) for word, them in found.items()}


@lru_cache(4_000)
def _official(words: str) -> tuple[Words, ...]:
    return tuple(filter(None, (tuple(text_words(one)) for one in words.split(";"))))


@cache
def _phrases() -> Mapping[str, Sequence[tuple[Words, Sequence[_Spelling]]]]:
    """The phrases of the vocabulary by their first words, the longest first: folded, with their spellings."""
    found: defaultdict[str, defaultdict[Words, list[_Spelling]]] = defaultdict(lambda: defaultdict(list))
    said = [
        (phrase, entry["official"], False) for key, entry in entries("everyday").items() for phrase in key.split(";")
    ]
    empty = entries("empty").values()
    said += [(phrase, "", bool(one.get("typed"))) for one in empty for phrase in one["spellings"].split(";")]
    for phrase, official, typed in said:
        folded = tuple(fold(phrase).split())
        found[folded[0]][folded].append(_Spelling(phrase, official, typed))
    return {first: sorted(phrases.items(), key=lambda one: -len(one[0])) for first, phrases in found.items()}
