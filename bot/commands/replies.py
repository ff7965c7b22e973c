"""A reply as text for the terminal, and as the answer object for programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from bot.reply import Line, Reply, plain, text_of
from bot.wording.cli import Words
from bot.wording.readings import reading_line
from knowledge.answer import Citation
from knowledge.text import squeeze

_OPTIONAL = frozenset({"version", "reading"})


def as_text(reply: Reply, words: Words, *, bold: bool) -> str:
    """A reply as it is read: statements, sources with their quotes, warnings; `bold` by terminal codes."""
    lines = [_styled(line) if bold else plain(line) for line in reply.lines]
    lines += _sources(reply, words)
    if reply.notes:
        lines.append("")
    lines += [f"⚠ {plain(note)}" for note in reply.notes]
    return "\n".join(lines)


def as_json(reply: Reply, question_id: str | None) -> dict[str, Any]:
    """The answer object."""
    written = {
        "id": question_id,
        "question": reply.question,
        "answer": text_of(reply),
        "abstained": reply.abstained,
        "kind": reply.kind,
        "language": reply.language,
        "citations": [_citation(citation) for citation in reply.citations],
        "clarify": [asdict(choice) for choice in reply.choices],
        "notes": [plain(note) for note in reply.notes],
        "certainty": reply.certainty,
        "took_ms": round(reply.took_ms, 3),
    }
    return written | {"explain": asdict(reply.trace)} if reply.trace else written


def _citation(citation: Citation) -> dict[str, Any]:
    """A citation for programs; `version` and `reading` stand there only where there is one."""
    written = asdict(citation)
    return {name: value for name, value in written.items() if value is not None or name not in _OPTIONAL}


def _styled(line: Line) -> str:
    return "".join(f"\x1b[1m{run.text}\x1b[0m" if run.bold else run.text for run in line)


def _sources(reply: Reply, words: Words) -> Iterator[str]:
    """The numbered quotes; their plan is named where they are not all of one."""
    several = len({citation.title for citation in reply.citations}) > 1
    if reply.citations:
        yield from ("", plain(reply.source)) if reply.source else ("",)
    for citation in reply.citations:
        place = f"{citation.title} — {citation.section}" if several else citation.section
        page = words("page", page=citation.page) if citation.page else ""
        version = words("version", version=citation.version) if citation.version else ""
        yield f"[{citation.n}] {version}{place}{page}: “{squeeze(citation.quote)}”"
        if citation.reading:
            yield "    " + reading_line(squeeze(citation.reading), words.language)
