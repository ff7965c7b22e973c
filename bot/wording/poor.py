"""What an administrator is told of a text that is poorly readable, and what would help."""

from collections.abc import Iterator

from bot.wording.cli import Words
from knowledge.plan import POOR, PlanVersion
from knowledge.quality import is_poor, measured

_SHOWN_PLACES = 3


def poor_lines(version: PlanVersion, words: Words) -> Iterator[str]:
    """How poor the text is or which passages are, and what would help; nothing where all is well."""
    if version.quality < POOR:
        quality = measured(version.text)
        yield words(
            "poor.plan",
            quality=version.quality,
            valid=_percent(quality.valid),
            marked=_percent(quality.marked),
            foreign=_percent(quality.foreign),
            broken=quality.broken_dates,
            dates=quality.dates,
        )
        yield words("poor.better")
        yield words("poor.ocr" if _ocr_installed() else "poor.ocr.missing")
        return
    poor = [passage for passage in version.passages if is_poor(passage.text)]
    if poor:
        places = list(dict.fromkeys(passage.section or words("poor.unnamed") for passage in poor))
        named = "; ".join(places[:_SHOWN_PLACES]) + (" …" if places[_SHOWN_PLACES:] else "")
        yield words("poor.passages", count=len(poor), total=len(version.passages), places=named)


def _ocr_installed() -> bool:
    # Most plans are readable, and commands that only show them need no readers.
    from ingest.readers import ocr

    return ocr.installed()


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"
