"""Questions in everyday words, each with the passage of an official text that answers it, made up to be learned from.

They say what words mean for each other beyond what the golden sets happen to ask. `scripts/pairs/*.yaml` hold texts:
what each is `of`, its passages (`p`), with the heading above (`h`) and what is asked of it (`q`), and what may be asked
of it that none of them says (`unanswered`). Nothing is measured with them.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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

Text = dict[str, Any]
"""A text as it stands in its file."""


def pairs(files: Path = FILES) -> tuple[list[list[Labelled]], Written]:
    """What is to be learned from all of them, by text, and how words are written."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(f"sqlite:///{folder}/c.sqlite", Path(folder), embedding="bundled", chroma_url=None)
        nobody = registry_of(library.shelf())
        library.close()
    texts: list[Text] = [
        text for file in sorted(files.glob("*.yaml")) for text in yaml.safe_load(file.read_text("utf-8"))
    ]
    written = written_in(
        words
        for text in texts
        for words in (
            *text.get("unanswered", ()),
            *(word for one in text["passages"] for word in (one["p"], one["h"], *one["q"])),
        )
    )
    return [list(_labelled(text, nobody)) for text in texts], written


def _labelled(text: Text, nobody: Registry) -> Iterator[Labelled]:
    passages = text["passages"]
    own, above = WordIndex.of(*([text_words(one[name]) for one in passages] for name in ("p", "h")))
    roles = np.array(
        [ROLES.index(Role.ROW if " | " in one["p"] else Role.SENTENCE) for one in passages], dtype=np.int32
    )
    plan = Worded(own, above, roles, np.array([properties(one["p"]) for one in passages], dtype=np.float32))
    asked = [(question, np.arange(len(passages)) == at) for at, one in enumerate(passages) for question in one["q"]]
    for question, right in (*asked, *((one, None) for one in text.get("unanswered", ()))):
        query = understand(question, nobody, NOTHING_SAID)
        words = asked_of(query)
        yield Labelled(words, cues_of(query), plan, {plan: np.zeros(len(words.words), dtype=np.bool_)}, right)
