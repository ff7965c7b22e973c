#!/usr/bin/env bash
# What one would guess: with Writer's "update links when loading: never" (Content/Update/Link = 2) a conversion without
# a window (soffice --headless --convert-to) asks nobody for the pictures that a document links to.
# What happens: that setting is for sections and DDE only. A linked picture is asked for all the same, several times
# (OPTIONS, then GET). Security/Scripting/BlockUntrustedRefererLinks = true, in the same profile, is what stops it.
# Seen with LibreOffice 7.4.7 on 2026-11-28. Exits non-zero where that has changed; needs soffice.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs soffice: apt-get install libreoffice-writer-nogui" >&2; exit 2; }
soffice --version
python3 - <<'PYTHON'
import subprocess
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

asked = []


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        asked.append(self.command)
        self.send_error(404)

    do_GET = do_OPTIONS = do_HEAD = do_PROPFIND = answer

    def log_message(self, *_):
        pass


PICTURE = """<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>x
<draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="http://127.0.0.1:{port}/a.png" xlink:type="simple"
xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body></office:document>"""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item></oor:items>"""
WAYS = {
    "links never updated": ("Office.Writer/Content/Update", "Link", "2"),
    "untrusted links blocked": ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
}


def requests(path, name, value):
    """How many requests one conversion makes with this setting."""
    asked.clear()
    with tempfile.TemporaryDirectory() as folder, ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        user = Path(folder) / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(SETTINGS.format(path=path, name=name, value=value))
        source = Path(folder) / "a.fodt"
        source.write_text(PICTURE.format(port=server.server_address[1]))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(source)]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        assert (Path(folder) / "a.docx").exists()
        server.shutdown()
    return len(asked)


found = {way: requests(*setting) for way, setting in WAYS.items()}
for way, count in found.items():
    print(f"{way}: {count} requests")
if not found["links never updated"] or found["untrusted links blocked"]:
    sys.exit("changed")
PYTHON
