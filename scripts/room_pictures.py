"""Photograph the reading room for the documentation: what chromium shows of the sample plans, on a phone and a desk.

Run from the repository: `python -m scripts.room_pictures`. The room is the one that the tests open.
"""

import asyncio
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from ingest.correcting import prepare_correction
from ingest.pipeline import publish
from knowledge.corrections import find_quote
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.bot.web.browser import DESK, PHONE, opened_browser, visiting
from tests.bot.web.room import ADMIN, Room, open_rooms
from tests.plans_made import SAMPLES, plans_in

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
PLAN = "vong-giang-khoi-van-hoa-xa-hoi-2023"
DUE, SENDER = "trước ngày 15/02/2023", "các đơn vị"


def main() -> None:
    """Write the pictures."""
    asyncio.run(_photographed())


async def _photographed() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_rooms(Path(folder), plans_in(SAMPLES)) as room, opened_browser() as browser:
            version = _put_right(room)
            span = next(one.span for one in version.card.deadlines if DUE in one.span.of(version.text))
            cited, words = f"tu={span.start}&den={span.end}", version.text.index(SENDER, span.start)
            marked = f"muc=deadlines.1.sender&dau={words}&cuoi={words + len(SENDER)}"
            pages = (
                ("phong-doc.png", PHONE, f"/ke-hoach/{PLAN}?{cited}#trich"),
                ("trang-ban-goc.png", PHONE, f"/ke-hoach/{PLAN}/trang?{cited}#trich"),
                ("ban-quan-tri.png", DESK, f"/ke-hoach/{PLAN}/sua?{marked}&{cited}#trich"),
            )
            for name, size, address in pages:
                async with visiting(browser, room, ADMIN, ADMIN, size) as visit:
                    await visit.go(address)
                    _keep(await visit.page.screenshot(), PICTURES / name)


def _keep(picture: bytes, file: Path) -> None:
    """Write a picture in few colours: text on paper needs no more."""
    with Image.open(BytesIO(picture)) as shown:
        shown.convert("RGB").quantize(160).save(file, "PNG", optimize=True)


def _put_right(room: Room) -> PlanVersion:
    """The plan after somebody has put it right once: so there is something to show of versions and proofs."""
    catalogue, library = room.library.catalogue, room.library
    before = catalogue.version(PLAN)
    assert before is not None
    quote = find_quote(before.text, SENDER)
    assert isinstance(quote, Span)
    publish(prepare_correction(catalogue, PLAN, "deadlines.1.sender", SENDER, quote.of(before.text)), library)
    version = catalogue.version(PLAN)
    assert version is not None
    return version


if __name__ == "__main__":
    main()
