"""What only LibreOffice can read (.doc, .odt, .rtf): it makes a Word file of it, which is read as such.

LibreOffice computes fields anew and fetches what a file links to. So both are taken out before (`unlinked.py`), and it
runs with links off, without a network where the system lets it, in a folder that goes with it.
"""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from ingest.errors import IngestError
from ingest.readers.apart import PROGRAM, run_bounded
from ingest.readers.document import Document, Pages, untold
from ingest.readers.unlinked import unlinked

SECONDS = 90
_NAMES = ("soffice", "libreoffice")
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody answers at."""
_PROXIES = tuple(case(f"{kind}_proxy") for kind in ("http", "https", "ftp", "all") for case in (str.lower, str.upper))
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>2</value></prop>
<prop oor:name="Field"><value>false</value></prop><prop oor:name="Chart"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort"><value>9</value></prop></item>
</oor:items>
"""
"""Links are never updated, nothing is fetched for a document that nobody has declared trusted, no macro runs."""


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def read(data: bytes, pages: Pages = untold) -> Document:
    """The text of a file in any form that LibreOffice's Writer opens. Raises IngestError."""
    from ingest.readers import word
    from ingest.readers.package import opened

    return word.document_of(opened(converted(data)), pages)


def converted(data: bytes) -> bytes:
    """The file as a .docx, with nothing computed or fetched. Raises IngestError."""
    return converted_as_it_is(unlinked(data))


def converted_as_it_is(data: bytes, form: str = "docx:MS Word 2007 XML") -> bytes:
    """The file in another form, its fields computed anew; nothing is fetched here either. Raises IngestError."""
    office = program()
    if office is None:
        raise IngestError("needs_office")
    with tempfile.TemporaryDirectory() as folder:
        return _converted(office, data, Path(folder), form)


def _converted(office: str, data: bytes, folder: Path, form: str) -> bytes:
    source, target = folder / "source", folder / "out"
    source.write_bytes(data)
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        *_alone(),
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        form,
        "--outdir",
        str(target),
        str(source),
    ]
    environment = {
        **os.environ,
        **dict.fromkeys(_PROXIES, _NOWHERE),
        "no_proxy": "",
        "NO_PROXY": "",
        "HOME": str(folder),
    }
    run_bounded(command, folder, seconds=SECONDS, memory=PROGRAM, environment=environment)
    made = target / f"source.{form.partition(':')[0]}"
    if not made.is_file():
        raise IngestError("damaged")
    return made.read_bytes()


@cache
def _alone() -> tuple[str, ...]:
    """What starts a program in a network of its own, in which there is nobody; empty where the system refuses."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--user", "--map-root-user", "--net", "--")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()
