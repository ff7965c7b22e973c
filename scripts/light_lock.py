"""The lock of the light set-up: what the program needs at run time without PyTorch, pinned as in requirements.lock.

`python -m scripts.light_lock >requirements-light.lock`, in an environment that requirements.lock was installed in.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
MODELS = {"sentence-transformers", "torch"}
"""What only embedding models other than the bundled one need."""

UNUSED = {
    "chromadb": {
        "bcrypt",
        "build",
        "importlib-resources",
        "kubernetes",
        "mmh3",
        "onnxruntime",
        "pypika",
        "typer",
        "uvicorn",
    },
    "langchain": {"langgraph"},
    "tokenizers": {"huggingface-hub"},
}
"""What libraries ask for and never load here: Chroma's server and its own embedding, agents, downloads from a hub."""

BUILDS = "setuptools"
"""What puts the program itself into the environment."""

HEAD = """\
# What the program loads without PyTorch and sentence-transformers: `make setup LIGHT=1`. What libraries ask for and
# never load here is left out, too (scripts/light_lock.py names it). Written by `make lock`.
"""


def light_lock(lock: str, declared: list[str]) -> str:
    """The light lock, of the full one and of what pyproject.toml declares."""
    wanted = _needed([Requirement(one) for one in declared if _name(Requirement(one).name) not in MODELS]) | {BUILDS}
    pins = [line for line in lock.splitlines() if "==" in line and not line.startswith("#")]
    return HEAD + "".join(f"{line}\n" for line in pins if _name(line.split("==")[0]) in wanted)


def _needed(roots: list[Requirement]) -> set[str]:
    """The names of these packages and of all that they load, as what is installed says."""
    found: set[tuple[str, frozenset[str]]] = set()
    waiting = roots
    while waiting:
        one = waiting.pop()
        key = (_name(one.name), frozenset(one.extras))
        if key not in found:
            found.add(key)
            waiting += _requirements(one)
    return {name for name, _ in found}


def _requirements(of: Requirement) -> Iterator[Requirement]:
    for line in requires(of.name) or ():
        one = Requirement(line)
        wanted = one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in of.extras or {""})
        if wanted and _name(one.name) not in UNUSED.get(_name(of.name), ()):
            yield one


def _name(written: str) -> str:
    return re.sub(r"[-_.]+", "-", written).lower()


def main() -> None:
    """Print it."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    print(light_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"), declared), end="")


if __name__ == "__main__":
    main()
