"""What can be set and typed is documented, in both languages where people see it."""

import argparse
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from bot.arguments import build_parser
from bot.settings import Settings
from bot.wording.cli import ENGLISH, TABLES, VIETNAMESE, Words
from bot.wording.facts import FACTS
from ingest.pipeline import Kind
from knowledge.card import Card
from tests.benchmarks._headline import SENTENCE, headline

ROOT = Path(__file__).parents[2]
GUIDES = ("README.md", "docs/huong-dan-quan-tri.md", "docs/huong-dan-su-dung.md", "docs/architecture.md")
SETTINGS = [field.name.upper() for field in fields(Settings)]


def text_of(*names: str) -> str:
    """Documents of the repository as one text."""
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def commands() -> dict[str, argparse.ArgumentParser]:
    """Each command with what may be typed after it."""
    parser = build_parser(Words("vi"))
    [action] = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(action.choices)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_explained(name: str) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    at = [i for i, line in enumerate(lines) if re.fullmatch(rf"#?\s*{name}=.*", line)]
    assert len(at) == 1, f"{name} must stand once in .env.example"
    assert lines[at[0] - 1].startswith("# "), f"{name} is not explained in .env.example"
    assert f"`{name}`" in text_of(*GUIDES)


def test_no_setting_is_explained_that_is_not_there() -> None:
    written = re.findall(r"^#?\s*([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M)
    assert sorted(written) == sorted(SETTINGS)


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_a_guide(name: str) -> None:
    assert f"thidua {name}" in text_of(*GUIDES)


@pytest.mark.parametrize("name", commands())
def test_every_option_is_in_a_guide(name: str) -> None:
    guides = text_of(*GUIDES)
    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert option in guides, f"thidua {name} {option}"


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*##", text_of("Makefile"), re.M))
def test_every_make_target_is_documented(target: str) -> None:
    assert f"make {target}" in text_of("README.md", "CONTRIBUTING.md")


def test_both_languages_say_the_same() -> None:
    assert VIETNAMESE.keys() == ENGLISH.keys()
    for key in VIETNAMESE:
        assert _names(VIETNAMESE[key]) == _names(ENGLISH[key]), key


@pytest.mark.parametrize("language", TABLES)
def test_every_sentence_is_written(language: str) -> None:
    table = TABLES[language]
    wanted = {f"help.{name}" for name in commands()} | {f"ingest.{kind}" for kind in Kind}
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    wanted |= set(re.findall(r'\b(?:words|fail)\(\s*"([a-z_.]+)"', source))
    ingest = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ingest").rglob("*.py"))
    wanted |= {f"file.{key}" for key in re.findall(r'IngestError\(\s*"([a-z_]+)"', ingest)}
    wanted |= {f"check.{key}" for key in re.findall(r'Check\(\s*"([a-z_]+)"', ingest)}
    store = text_of("knowledge/catalogue.py")
    wanted |= set(re.findall(r'CatalogueError\(\s*"([a-z_.]+)"', store))
    judged = text_of("knowledge/evaluation.py")
    wanted |= {f"eval.fault.{key}" for key in re.findall(r'Fault\(\s*"([a-z_]+)"', judged)}
    assert wanted - table.keys() == set()


def test_every_fact_of_the_card_has_a_name_or_is_derived() -> None:
    derived = {"kind", "level", "place", "places", "years", "issued_on", "checks", "left", "by_article"}
    for language in TABLES:
        assert FACTS[language].keys() | derived == {field.name for field in fields(Card)}


def test_no_other_machine_is_needed_to_find_a_package() -> None:
    for name in ("requirements.lock", "pyproject.toml", "Makefile", ".ci/run"):
        assert not re.search(r"--(?:extra-)?index-url|--find-links", text_of(name)), name


def test_the_lock_pins_everything_that_is_declared() -> None:
    lines = text_of("requirements.lock").splitlines()
    pinned = [line.split("==")[0].lower() for line in lines if line and not line.startswith("#")]
    assert all("==" in line for line in lines if line and not line.startswith("#"))
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    # Clients of providers of language models come with whoever wants one.
    wanted = (*project["dependencies"], *project["optional-dependencies"]["dev"])
    declared = [re.split(r"[\[<>=]", one)[0] for one in wanted]
    assert {name.lower().replace("_", "-") for name in declared} <= {name.replace("_", "-") for name in pinned}
    assert "torch==2.13.0" in lines


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_readme_has_the_quality_that_was_measured_last() -> None:
    assert SENTENCE.findall(text_of("README.md")) == [headline(text_of("docs/quality.md"))]
