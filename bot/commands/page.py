"""`thidua page`: the page of the original that a passage stands on, as a picture."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.assistant import Assistant, open_assistant
from bot.card_facts import facts_of
from bot.commands.console import Console
from bot.settings import Settings
from ingest.pages import Page
from knowledge.catalogue import CatalogueError
from knowledge.plan import PlanVersion
from knowledge.span import Span

KIND = ".png"
WRONG_USAGE = 2


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where there is no such passage, or no file can be written. Raises CatalogueError, IngestError."""
    file: Path = arguments.output
    if file.suffix.lower() != KIND:
        console.fail("page.kind", path=file)
        return WRONG_USAGE
    if arguments.quote is None and arguments.question is None and arguments.page is None:
        console.fail("page.what")
        return WRONG_USAGE
    with open_assistant(settings) as assistant:
        version = assistant.library.catalogue.version(arguments.plan, arguments.version)
        if version is None:
            raise CatalogueError("catalogue.unknown", plan=arguments.plan)
        wanted = _wanted(console, assistant, version, arguments)
        if wanted is None:
            return 1
        if arguments.page is not None:
            pages: Sequence[Page] = [assistant.page(version, arguments.page, wanted)]
        else:
            pages = assistant.shown(version, wanted).pages
    return 0 if all(_write(console, page, _name(file, pages, page)) for page in pages) else 1


def _wanted(console: Console, assistant: Assistant, version: PlanVersion, arguments: Namespace) -> list[Span] | None:
    """The passages to mark, the one that decides on the page first; None where there are none, which has been told."""
    if arguments.question is not None:
        return _cited(console, assistant, version, arguments)
    if arguments.quote is None:
        return []
    if arguments.quote.isdecimal():
        facts = facts_of(version.card)
        number = int(arguments.quote)
        if 1 <= number <= len(facts):
            return [facts[number - 1].span]
        console.fail("page.no_quote", number=number)
        return None
    at = version.text.find(arguments.quote.strip())
    if at < 0 or not arguments.quote.strip():
        console.fail("page.no_words", text=arguments.quote)
        return None
    return [Span(at, at + len(arguments.quote.strip()))]


def _cited(console: Console, assistant: Assistant, version: PlanVersion, arguments: Namespace) -> list[Span] | None:
    """What the answer cites of a version, the citation of the number wanted first."""
    reply = assistant.ask(arguments.question, plan=version.plan, today=arguments.today)
    cited = [one for one in reply.citations if one.plan == version.plan and one.version is None]
    if not cited:
        console.fail("page.nothing_cited")
        return None
    first = cited[0].n if arguments.quote is None else arguments.quote
    if str(first) not in {str(one.n) for one in cited}:
        console.fail("page.no_citation", number=first)
        return None
    return [Span(one.start, one.end) for one in sorted(cited, key=lambda one: str(one.n) != str(first))]


def _name(file: Path, pages: Sequence[Page], page: Page) -> Path:
    return file if page is pages[0] else file.with_name(f"{file.stem}-{page.number}{file.suffix}")


def _write(console: Console, page: Page, file: Path) -> bool:
    try:
        file.write_bytes(page.file.read_bytes())
    except OSError as error:
        console.fail("page.unwritten", path=file, cause=error.strerror)
        return False
    paper = console.words(f"page.{page.paper}")
    console.tell(console.words("page.done", path=file, page=page.number, count=page.count, paper=paper))
    return True
