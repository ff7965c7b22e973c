"""Put the packages of a lock into an environment, then the program itself: `.venv/bin/python scripts/install.py LOCK`.

uv does it, which fetches and unpacks side by side; pip, which is slower and always there, fetches uv, and does
everything itself where uv cannot be had, or fails. Either finds packages where pip is told to. Standard
library only; what the installers say goes to standard output, exit status 1 where both failed.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping

UV = "uv==0.13.8"

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")

CALLED = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "no-cache-dir": "UV_NO_CACHE",
}
"""What uv calls the settings of pip that say where packages are found and kept."""

_SEPARATOR = {"find-links": ","}
"""Where it is no blank that parts several of them."""

# Everything is in the lock: nothing is to be resolved. Of several indexes the newest release is taken, as pip does.
BY_UV = ("--no-deps", "--index-strategy", "unsafe-best-match")
# Python compiles what is used when it is first used.
BY_PIP = ("--no-deps", "--no-compile")


def main() -> None:
    """Install by uv, else by pip."""
    [lock] = sys.argv[1:]
    sys.exit(0 if _by_uv(lock) or _by_pip(lock) else 1)


def _by_uv(lock: str) -> bool:
    # In the environment's own folder, so that files are linked instead of copied; nothing of it stays.
    with tempfile.TemporaryDirectory(dir=sys.prefix, prefix=".uv-") as folder:
        uv = shutil.which("uv") or _fetched(folder)
        if uv is None:
            return False
        configured = subprocess.run([*PIP, "config", "list"], capture_output=True, text=True, check=False).stdout
        environment = uv_settings(configured.splitlines()) | os.environ | {"TMPDIR": folder}
        install = (uv, "pip", "install", "--python", sys.executable, *BY_UV)
        return _run([*install, "-r", lock], environment) and _run(
            [*install, "--no-build-isolation", "-e", "."], environment
        )


def _fetched(folder: str) -> str | None:
    done = _run([*PIP, "install", "--no-deps", "--no-compile", "--target", f"{folder}/program", UV])
    return f"{folder}/program/bin/uv" if done else None


def _by_pip(lock: str) -> bool:
    install = (*PIP, "install", *BY_PIP)
    return _run([*install, "-r", lock]) and _run([*install, "--no-build-isolation", "-e", "."])


def uv_settings(configured: Iterable[str]) -> dict[str, str]:
    """Lines of `pip config list` as uv's environment; what the environment says wins over what files say."""
    found = dict(_settings(sorted(configured, key=lambda line: line.startswith(":env:"))))
    return {CALLED[name]: _SEPARATOR.get(name, " ").join(values) for name, values in found.items() if name in CALLED}


def _settings(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        name, _, value = line.partition("=")
        yield name.rpartition(".")[2], ast.literal_eval(value).split()


def _run(command: list[str], environment: Mapping[str, str] = os.environ) -> bool:
    try:
        return subprocess.run(command, env=environment, stderr=subprocess.STDOUT, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
