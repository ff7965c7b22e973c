"""Questions in everyday words, each with the passage of an official text that answers it, made up to be learned from.

They say what words mean for each other beyond what the golden sets happen to ask: `scripts/pairs/*.yaml`, of each entry
the passage (`p`), the heading above it (`h`) and what is asked of it (`q`). Nothing is measured with them.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml

from knowledge.answer import NOTHING_SAID
from knowledge.choice.affinity import cues_of
from knowledge.choice.matching import Worded, asked_of
from knowledge.evidence import ROLES
from knowledge.evidence.candidate import Role
from knowledge.evidence.properties import properties
from knowledge.evidence.words import WordIndex
from knowledge.library import open_library
from knowledge.question.content import text_words
from knowledge.question.registry import Registry, registry_of
from knowledge.question.understanding import understand
from scripts.fit_matching import Labelled
from scripts.meanings import Written, written_in

FILES = Path(__file__).with_name("pairs")
_BESIDE = 60
"""So many passages are compared with each other, as the candidates of a plan are."""


def pairs(files: Path = FILES) -> tuple[list[list[Labelled]], Written]:
    """What is to be learned from all of them, passages of one subject beside each other, and how words are written."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        nobody = registry_of(library.shelf())
        library.close()
    entries = [entry for file in sorted(files.glob("*.yaml")) for entry in yaml.safe_load(file.read_text("utf-8"))]
    together = [entries[at : at + _BESIDE] for at in range(0, len(entries), _BESIDE)]
    written = written_in(text for entry in entries for text in (entry["p"], entry["h"], *entry["q"]))
    return [list(_labelled(few, nobody)) for few in together], written


def _labelled(entries: Sequence[dict[str, str | list[str]]], nobody: Registry) -> Iterator[Labelled]:
    said = [str(entry["p"]) for entry in entries]
    own, above = WordIndex.of(*([text_words(str(entry[name])) for entry in entries] for name in ("p", "h")))
    roles = np.array([ROLES.index(Role.ROW if " | " in one else Role.SENTENCE) for one in said], dtype=np.int32)
    plan = Worded(own, above, roles, np.array([properties(one) for one in said], dtype=np.float32))
    for at, entry in enumerate(entries):
        for question in entry["q"]:
            query = understand(question, nobody, NOTHING_SAID)
            asked = asked_of(query)
            right = np.arange(len(entries)) == at
            yield Labelled(asked, cues_of(query), plan, {plan: np.zeros(len(asked.words), dtype=np.bool_)}, right)
