"""A PostgreSQL server as processes of its own, in a folder of its own, on a socket of this machine."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sql

PATIENCE = 60
"""Seconds for a server to start."""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed, or nobody may run it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [
        Path(one) for one in (shutil.which("postgres"),) if one
    ]
    may_run = os.getuid() != 0 or (shutil.which("setpriv") and _has_user("postgres"))
    return found[-1].parent if found and may_run else None


@dataclass
class Postgres:
    """A server that can be stopped and started again. Each test has a schema of its own."""

    programs: Path
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgresql+psycopg://postgres@/postgres?host={quote(str(self.folder), safe='')}"

    def new_url(self) -> str:
        """The address of a schema with nothing in it."""
        name = f"test_{next(self.numbers)}"
        engine = sql.create_engine(self.url)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        engine.dispose()
        return f"{self.url}&options={quote(f'-csearch_path={name}')}"

    def make(self) -> None:
        """Make its files: nothing is flushed, nothing outlives the test."""
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
        self._run("pg_ctl", "start", "-w", "-t", str(PATIENCE), "-D", str(self.folder / "data"), "-o", options)

    def stop(self, mode: str = "immediate") -> None:
        """Stop it, cutting off whoever is connected."""
        self._run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self.folder / "data"))

    def restart(self) -> None:
        """Stop it in order and start it again."""
        self.stop("fast")
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.getuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        log = self.folder / "log"
        with log.open("ab") as out:
            done = subprocess.run(
                command, cwd=self.folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


@contextmanager
def serving() -> Iterator[Postgres]:
    """A server while the block runs."""
    found = programs()
    if found is None:
        raise RuntimeError("PostgreSQL is not installed")
    # A socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="thidua-pg-", dir="/tmp"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        server = Postgres(found, folder)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
