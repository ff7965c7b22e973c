"""Containerfile and compose.yaml say what is so: files, packages, versions, settings, ports."""

import json
import os
import re
import subprocess
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.arguments import build_parser
from bot.settings import Settings, read_settings
from bot.telegram.watching.liveness import FILE
from bot.wording.cli import Words

ROOT = Path(__file__).parents[1]
IMAGE = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
SETTINGS = {field.name.upper() for field in fields(Settings)}
BOT = {name: str(value) for name, value in SERVICES["bot"]["environment"].items()}


def pinned(package: str) -> str:
    """The version of a package that the program is tested with."""
    found = re.search(rf"^{package}==(.+)$", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    assert found
    return found.group(1)


@pytest.mark.parametrize("line", re.findall(r"^COPY (.+)$", IMAGE, re.M))
def test_what_is_copied_is_there(line: str) -> None:
    *sources, _ = line.split()
    assert all((ROOT / source).exists() for source in sources)


def test_the_image_has_every_package_of_the_program() -> None:
    copied = " ".join(re.findall(r"^COPY (.+)$", IMAGE, re.M)).split()
    assert {"bot", "ingest", "knowledge"} <= set(copied)


def test_the_image_has_the_programs_that_readers_need() -> None:
    [readers] = re.findall(r"^readers=\((.+)\)$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.M)
    [installed] = re.findall(r"install -y --no-install-recommends +(.+?) +&&", IMAGE)
    assert installed.split() == readers.split()


def test_the_image_runs_a_python_that_the_program_takes() -> None:
    [version] = re.findall(r"^FROM python:3\.(\d+)-slim$", IMAGE, re.M)
    assert int(version) >= 11


def test_the_image_starts_a_command_that_there_is() -> None:
    assert 'ENTRYPOINT ["thidua"]' in IMAGE
    [command] = re.findall(r'^CMD \["(\w+)"\]$', IMAGE, re.M)
    assert build_parser(Words("en")).parse_args([command]).command == command


@pytest.mark.parametrize("name", re.findall(r"\b([A-Z_]+)=/", IMAGE))
def test_what_the_image_sets_is_a_setting(name: str) -> None:
    assert name in SETTINGS


@pytest.mark.parametrize("name", BOT)
def test_what_the_bots_are_given_are_settings(name: str) -> None:
    assert name in SETTINGS


def test_the_settings_of_the_bots_can_be_read_and_are_shared() -> None:
    settings = read_settings({name: re.sub(r"\$\{\w+\}", "x", value) for name, value in BOT.items()})
    assert settings.is_shared
    assert settings.chroma_url == "http://chroma:8000"
    assert settings.listen_address == "0.0.0.0"


def test_every_address_leads_to_a_service() -> None:
    named = set(re.findall(r"(?:@|//)(\w+)(?=[/:])", BOT["DATABASE_URL"] + " " + BOT["CHROMA_URL"]))
    assert named - {"thidua"} <= SERVICES.keys()
    assert SERVICES["bot"]["depends_on"].keys() == {"postgres", "chroma"}


def test_bots_and_database_agree_on_user_and_password() -> None:
    server = SERVICES["postgres"]["environment"]
    user, password, name = (server[f"POSTGRES_{part}"] for part in ("USER", "PASSWORD", "DB"))
    assert BOT["DATABASE_URL"] == f"postgresql+psycopg://{user}:{password}@postgres/{name}"


def test_the_chroma_server_is_of_the_release_of_its_client() -> None:
    assert SERVICES["chroma"]["image"].split(":")[1] == pinned("chromadb")


def test_the_proxy_leads_to_the_webhook() -> None:
    described = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    proxy = described["configs"]["caddyfile"]["content"]
    assert f"dynamic a bot {BOT['TELEGRAM_WEBHOOK_PORT']}" in proxy
    assert "handle /telegram {" in proxy
    assert BOT["TELEGRAM_WEBHOOK_URL"].endswith("/telegram")


def test_every_volume_is_declared() -> None:
    declared = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["volumes"].keys()
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", ())}
    assert used == declared


def test_the_image_is_healthy_while_the_bot_gives_a_sign_of_life(tmp_path: Path) -> None:
    [told] = re.findall(r"^HEALTHCHECK .*CMD (\[.+\])$", IMAGE, re.M)
    *shell, command = json.loads(told)
    sign = tmp_path / FILE
    assert f"/data/{FILE} " in command

    def is_healthy() -> bool:
        return subprocess.run([*shell, command.replace("/data/", f"{tmp_path}/")], check=False).returncode == 0

    assert not is_healthy()
    sign.touch()
    assert is_healthy()
    os.utime(sign, (0, 0))
    assert not is_healthy()


def test_the_image_is_built_with_what_its_locks_bring() -> None:
    [lock] = re.findall(r"^ARG LOCK=(.+)$", IMAGE, re.M)
    brought = (ROOT / lock).read_text(encoding="utf-8")
    assert "--no-build-isolation" in IMAGE
    assert re.search(r"^setuptools==", brought, re.M)
    assert re.search(r"^psycopg==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)


def test_what_is_waited_for_can_be_waited_for() -> None:
    waited = {(name, how["condition"]) for s in SERVICES.values() for name, how in s.get("depends_on", {}).items()}
    assert {name for name, _ in waited} <= SERVICES.keys()
    assert all("healthcheck" in SERVICES[name] for name, how in waited if how == "service_healthy")


def test_what_has_to_be_filled_in_is_told() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    told = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    wanted = set(re.findall(r"(?<!\$)\$\{?([A-Z_]+)", text))
    assert wanted == {name for name in wanted if name in told}
