"""The folders of proposed files: on this machine, and where several are at work with what they share."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from shutil import rmtree

from bot.prospects import Prospect, prospect_of
from bot.state.proposals import Proposal
from bot.telegram.context import Desk

HELD = 60.0
"""Seconds for which a machine that works on a file holds it without saying so again."""


def prospect(desk: Desk, proposal: Proposal) -> Prospect:
    """As `prospect_of`, also of a file that another machine has read. For a thread."""
    if desk.state.shared:
        desk.state.shared.uploads.bring(proposal.id, desk.folder_of(proposal.id))
    return prospect_of(proposal, desk.store.catalogue, desk.folder_of(proposal.id))


def share(desk: Desk, number: int) -> None:
    """Let other machines have what was read of a file. For a thread."""
    if desk.state.shared:
        desk.state.shared.uploads.keep(number, desk.folder_of(number))


def drop(desk: Desk, number: int) -> None:
    """A proposal is settled: its file is not needed any more."""
    rmtree(desk.folder_of(number), ignore_errors=True)
    if desk.state.shared:
        desk.state.shared.uploads.drop(number)


def sweep(desk: Desk, kept: list[int]) -> None:
    """Drop the files of all proposals but these."""
    names = set(map(str, kept))
    for folder in desk.folder_of(0).parent.glob("*"):
        if folder.name not in names:
            rmtree(folder, ignore_errors=True)
    if desk.state.shared:
        desk.state.shared.uploads.sweep(kept)


@asynccontextmanager
async def held(desk: Desk, number: int) -> AsyncIterator[bool]:
    """Whether this machine is the one that works on a file; it is for as long as the block takes."""
    if desk.state.shared is None:
        yield True
        return
    leases, name = desk.state.shared.leases, f"file {number}"
    is_ours = await asyncio.to_thread(leases.hold, name, HELD)
    going_on = asyncio.create_task(_go_on(desk, name)) if is_ours else None
    try:
        yield is_ours
    finally:
        if going_on:
            going_on.cancel()
            with suppress(asyncio.CancelledError):
                await going_on
            leases.let_go(name)


async def _go_on(desk: Desk, name: str) -> None:
    while True:
        await asyncio.sleep(HELD / 3)
        await asyncio.to_thread(desk.shared.leases.hold, name, HELD)
