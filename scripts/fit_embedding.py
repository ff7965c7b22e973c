"""Fit the bundled embedding from a corpus of law and a corpus of news.

    python scripts/fit_embedding.py --legal legal.txt.xz --news news.txt.xz --out knowledge/bundled/embedding

A static embedding: one row per unit (folded syllable or joined pair), a text is the mean of its rows.
The rows are learned so that a title is near the body of its own article, and a piece of a sentence near
the rest of its article, and both far from the other articles of the batch. Neighbouring articles of the
same law stand in one batch, so that the negatives are hard. Every n-th block of neighbours is held out;
`--held-out` writes what is held out of law and of news as question sets for
`python -m tests.benchmarks.retrieval --set`, and without `--out` nothing else is done. The same seed,
corpora and number of threads give the same rows.
"""

import argparse
import csv
import json
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from corpora import Text, legal_articles, news_articles
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordLevel

from knowledge.search.terms import JOINER, terms

UNKNOWN = "[UNK]"
SCALE = 20.0
DROPPED = 0.25
"""The share of a question's units that is left out, so that no single one is leant on."""

# What people wrap a question in. Seen at random on the question's side only, these learn to weigh little.
QUESTION_WORDS = """
là gì|là bao nhiêu|bao nhiêu|như thế nào|thế nào|ra sao|khi nào|bao giờ|lúc nào|ở đâu|ai|do ai|cơ quan nào
đơn vị nào|những ai|những gì|gồm những gì|bao gồm những gì|có được không|được không|có phải không|hay không
có bắt buộc không|có cần không|vì sao|tại sao|để làm gì|trong trường hợp nào|trường hợp nào|mấy|có mấy
bao lâu|trong bao lâu|cho biết|hãy cho biết|cho hỏi|tôi muốn hỏi|xin hỏi|theo quy định nào|nào
điều kiện nào|cần làm gì|phải làm gì|có thể|có quyền gì|có trách nhiệm gì|được quy định ra sao
"""


@dataclass(frozen=True)
class Article:
    """A title and the sentences under it, each as an array of word numbers."""

    title: np.ndarray
    sentences: list[np.ndarray]


@dataclass(frozen=True)
class Settings:
    """`batch` pairs a step, in runs of `run` neighbouring articles; every `held`-th run is held out."""

    rows: int
    singles: int
    dimension: int
    steps: int
    batch: int
    run: int
    held: int
    rate: float
    seed: int


def main() -> None:
    arguments = vars(_arguments())
    legal, news, out, held_out = (arguments.pop(name) for name in ("legal", "news", "out", "held_out"))
    settings = Settings(**arguments)
    law = list(legal_articles(legal))
    fitted, held = part([*law, *news_articles(news)], settings)
    if held_out:
        of_law = set(map(id, law))
        write_questions(held_out / "law.csv", [text for text in held if id(text) in of_law])
        write_questions(held_out / "news.csv", [text for text in held if id(text) not in of_law])
    if out is None:
        return
    numbers: dict[str, int] = {}
    articles = [_numbered(title, sentences, numbers) for title, sentences in fitted]
    print(f"{len(articles):,} articles, {len(numbers):,} words", flush=True)
    vocabulary = choose_units(articles, numbers, settings)
    save(out, vocabulary.names, fit(articles, vocabulary, settings))
    print(f"written to {out}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--legal", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="the folder for the embedding")
    parser.add_argument(
        "--held-out", type=Path, help="a folder for the held-out titles and bodies, law.csv and news.csv"
    )
    parser.add_argument("--rows", type=int, default=36_000)
    parser.add_argument("--singles", type=int, default=6_000, help="how many of the rows are single words")
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--steps", type=int, default=2_400)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--run", type=int, default=8)
    parser.add_argument("--held", type=int, default=50)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=42)
    return parser.parse_args()


def part(texts: list[Text], settings: Settings) -> tuple[list[Text], list[Text]]:
    """The texts to fit on, and those held out: every so many runs of neighbours."""
    runs = [texts[at : at + settings.run] for at in range(0, len(texts), settings.run)]
    fitted = [run for number, run in enumerate(runs, 1) if number % settings.held]
    held = [run for number, run in enumerate(runs, 1) if not number % settings.held]
    return list(chain.from_iterable(fitted)), list(chain.from_iterable(held))


def write_questions(path: Path, texts: list[Text]) -> None:
    """Titles of five words or more that stand only once, each with its body."""
    path.parent.mkdir(parents=True, exist_ok=True)
    times = Counter(title for title, _ in texts)
    rows = [(" ".join(body), title) for title, body in texts if times[title] == 1 and len(title.split()) > 4]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("context", "question"), *rows])


def _numbered(title: str, sentences: list[str], numbers: dict[str, int]) -> Article:
    parts = [_numbers(text, numbers) for text in (title, *sentences)]
    return Article(parts[0], [found for found in parts[1:] if len(found)])


def _numbers(text: str, numbers: dict[str, int]) -> np.ndarray:
    return np.array([numbers.setdefault(word, len(numbers)) for word in terms(text).plain], dtype=np.int64)


@dataclass(frozen=True)
class Vocabulary:
    """Rows of the embedding: row 0 unknown, then single words, then pairs."""

    names: list[str]
    single: np.ndarray  # word number -> row, 0 where unknown
    pairs: np.ndarray  # sorted keys of the known pairs
    pair_rows: np.ndarray
    weights: np.ndarray  # row -> how telling it is, about 1 on average
    words: int

    def rows(self, numbers: np.ndarray) -> np.ndarray:
        """The known rows of a run of words: singles, then pairs."""
        single = self.single[numbers]
        keys = numbers[:-1] * self.words + numbers[1:]
        places = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        pairs = self.pair_rows[places[self.pairs[places] == keys]]
        return np.concatenate((single[single > 0], pairs))


def choose_units(articles: list[Article], numbers: dict[str, int], settings: Settings) -> Vocabulary:
    """The commonest words and pairs of words."""
    words = list(numbers)
    runs = [np.concatenate([a.title, *a.sentences]) for a in articles]
    counts = np.bincount(np.concatenate(runs), minlength=len(words))
    singles = np.argsort(-counts, kind="stable")[: settings.singles]
    singles = singles[[len(words[i]) < 16 for i in singles]]
    keys, pair_counts = _pair_counts(runs, len(words), counts)
    best = np.argsort(-pair_counts, kind="stable")[: settings.rows - 1 - len(singles)]
    best = best[np.argsort(keys[best], kind="stable")]
    pairs, total = keys[best], counts.sum()
    single = np.zeros(len(words), dtype=np.int64)
    single[singles] = np.arange(1, len(singles) + 1)
    names = [UNKNOWN, *(words[i] for i in singles)]
    names += [f"{words[k // len(words)]}{JOINER}{words[k % len(words)]}" for k in pairs]
    frequencies = np.concatenate(([total], counts[singles], pair_counts[best])) / total
    weights = 1e-3 / (1e-3 + frequencies)
    pair_rows = np.arange(len(singles) + 1, len(names))
    return Vocabulary(names, single, pairs, pair_rows, weights, len(words))


def _pair_counts(runs: list[np.ndarray], words: int, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    common = counts >= 20
    totals: Counter[int] = Counter()
    for start in range(0, len(runs), 5000):
        keys = [r[:-1] * words + r[1:] for r in runs[start : start + 5000]]
        found, times = np.unique(np.concatenate(keys), return_counts=True)
        kept = (times > 1) & common[found // words] & common[found % words]
        totals.update(dict(zip(found[kept].tolist(), times[kept].tolist(), strict=True)))
    return np.array(list(totals), dtype=np.int64), np.array(list(totals.values()), dtype=np.int64)


def fit(articles: list[Article], vocabulary: Vocabulary, settings: Settings) -> np.ndarray:
    """Rows (units, dimension), float32, their mean norm 1."""
    torch.manual_seed(settings.seed)
    chance = np.random.default_rng(settings.seed)
    start = torch.randn(len(vocabulary.names), settings.dimension)
    # Rare units begin long and common ones short: a mean of them starts out as a weighted bag of words.
    start *= torch.from_numpy(vocabulary.weights).float()[:, None]
    bag = torch.nn.EmbeddingBag.from_pretrained(start, mode="mean", freeze=False)
    optimizer = torch.optim.Adam(bag.parameters(), fused=True)
    questions = _question_rows(vocabulary)
    losses = 0.0
    for step in range(settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1.0, (step + 1) / 50) * (1 - step / settings.steps)
        chosen = _batch(articles, settings, chance)
        pairs = [_pair(article, vocabulary, questions, chance) for article in chosen]
        loss = _loss(_pool(bag, [q for q, _ in pairs]), _pool(bag, [b for _, b in pairs]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses += loss.item()
        if (step + 1) % 100 == 0:
            print(f"step {step + 1} of {settings.steps}: loss {losses / 100:.3f}", flush=True)
            losses = 0.0
    rows = bag.weight.detach().numpy()
    rows[0] = 0
    return rows / np.linalg.norm(rows, axis=1).mean()


def _question_rows(vocabulary: Vocabulary) -> list[np.ndarray]:
    places = {name: row for row, name in enumerate(vocabulary.names)}
    found = [terms(text).plain for line in QUESTION_WORDS.split("\n") for text in line.split("|") if text]
    return [np.array([places[word] for word in words if word in places], dtype=np.int64) for words in found]


def _batch(articles: list[Article], settings: Settings, chance: np.random.Generator) -> list[Article]:
    runs = (len(articles) - settings.run) // settings.run
    shift = int(chance.integers(settings.run))
    chosen = chance.choice(runs, settings.batch // settings.run, replace=False) * settings.run + shift
    return [articles[start + place] for start in chosen for place in range(settings.run)]


def _pair(
    article: Article, vocabulary: Vocabulary, questions: list[np.ndarray], chance: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Rows of a question's side and of a passage's side."""
    if chance.random() < 0.5 and len(article.title) > 3:
        asked, body = article.title, np.concatenate(article.sentences)
    else:
        asked, body = _sentence_and_rest(article, chance)
    question = vocabulary.rows(asked)
    if len(question) > 3:
        question = question[chance.random(len(question)) > DROPPED]
    if chance.random() < 0.5:
        question = np.concatenate((question, questions[int(chance.integers(len(questions)))]))
    return question, vocabulary.rows(_window(body, int(chance.integers(40, 200)), chance))


def _sentence_and_rest(article: Article, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A piece of a sentence, and the article: mostly without that sentence, as answers are worded anew."""
    sentences = article.sentences
    place = int(chance.integers(len(sentences)))
    rest = sentences if chance.random() < 0.3 else sentences[:place] + sentences[place + 1 :]
    asked = _window(sentences[place], int(chance.integers(5, 25)), chance)
    return asked, np.concatenate([article.title, *rest])


def _window(words: np.ndarray, length: int, chance: np.random.Generator) -> np.ndarray:
    start = int(chance.integers(max(1, len(words) - length)))
    return words[start : start + length]


def _pool(bag: torch.nn.EmbeddingBag, rows: list[np.ndarray]) -> torch.Tensor:
    lengths = np.array([0, *(len(r) for r in rows[:-1])])
    flat = torch.from_numpy(np.concatenate(rows))
    return torch.nn.functional.normalize(bag(flat, torch.from_numpy(np.cumsum(lengths))))


def _loss(asked: torch.Tensor, bodies: torch.Tensor) -> torch.Tensor:
    scores = asked @ bodies.T * SCALE
    right = torch.arange(len(scores))
    across = torch.nn.functional.cross_entropy
    return (across(scores, right) + across(scores.T, right)) / 2


def save(folder: Path, names: list[str], rows: np.ndarray) -> None:
    """The folder that sentence-transformers opens with its stock modules."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    _tokenizer(names).save(str(folder / "tokenizer.json"), pretty=False)
    save_file({"embedding.weight": torch.from_numpy(rows).half()}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    home = "sentence_transformers.models"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{home}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{home}.Normalize"},
    ]
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "1_Normalize" / "config.json", {})
    kind = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}
    _write_json(folder / "config_sentence_transformers.json", kind)


def _tokenizer(names: list[str]) -> Tokenizer:
    """Splits what `units` gives, joined by spaces; of plain text it sees the single words."""
    tokenizer = Tokenizer(WordLevel({name: row for row, name in enumerate(names)}, unk_token=UNKNOWN))
    fold = [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()]
    spell = [normalizers.Replace("đ", "d"), normalizers.Replace(Regex(r"(?<=\b(?:[hklmst]|qu))y\b"), "i")]
    tokenizer.normalizer = normalizers.Sequence([*fold, *spell])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}_]+"), "removed")
    return tokenizer


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
