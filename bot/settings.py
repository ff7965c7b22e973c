"""The settings: environment or `.env`, read once at the entry points, passed on as values."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

from knowledge.database import is_server

LANGUAGES = ("vi", "en")
PRIVATE_CHATS = ("members", "admins", "all")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
TELEGRAM_API = "https://api.telegram.org"


CATALOGUE = "thidua.sqlite"
"""The file of the catalogue in the data folder, where no other database is configured."""


class SettingsError(Exception):
    """A setting that cannot be used: `key` names the sentence shown to whoever runs the program."""

    def __init__(self, key: str, name: str, value: str) -> None:
        super().__init__(f"{name}: {key}: {value!r}")
        self.key = key
        self.values = {"name": name, "value": value}


@dataclass(frozen=True, slots=True)
class Settings:
    """One explicit value for everything that can be configured; `.env.example` explains each."""

    telegram_bot_token: str = field(default="", repr=False)
    telegram_api_url: str = TELEGRAM_API
    telegram_webhook_url: str = ""
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_webhook_port: int = 8443
    listen_address: str = "127.0.0.1"
    metrics_port: int = 0
    admin_user_ids: frozenset[int] = frozenset()
    allowed_chat_ids: frozenset[int] = frozenset()
    private_chats: str = "members"
    web_url: str = ""
    web_port: int = 8080
    person_limit: int = 30
    chat_limit: int = 60
    keep_days: int = 90
    keep_removed_days: int = 30
    backup_dir: Path | None = None
    backup_keep: int = 7
    data_dir: Path = Path("data")
    plans_dir: Path = Path("plans")
    embedding_model: str = "bundled"
    reranker_model: str = ""
    chroma_url: str = ""
    chroma_headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    database_url: str = field(default="", repr=False)
    llm_model: str = ""
    llm_base_url: str = ""
    llm_api_key: str = field(default="", repr=False)
    llm_always: bool = False
    llm_daily_tokens: int | None = None
    llm_seconds: int = 20
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Ho_Chi_Minh"))
    language: str = "vi"
    log_level: str = "INFO"

    @property
    def is_shared(self) -> bool:
        """Whether several machines may be at work over one database server."""
        return is_server(self.database_url)

    @property
    def catalogue_url(self) -> str:
        """The database of the catalogue: the one configured, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / CATALOGUE}"


def environment(folder: Path) -> dict[str, str]:
    """The `.env` file of a folder under the process environment, which wins (also where it is empty).

    Raises SettingsError where the file is there but cannot be read.
    """
    try:
        written = {name: value or "" for name, value in dotenv_values(folder / ".env").items()}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("settings.unreadable", ".env", str(error)) from error
    return {**written, **os.environ}


def read_settings(env: Mapping[str, str]) -> Settings:
    """The settings of an environment; an empty value is the default. Raises SettingsError."""
    read = _Reader(env)
    defaults = Settings()
    return Settings(
        telegram_bot_token=read.text("TELEGRAM_BOT_TOKEN", ""),
        telegram_api_url=read.url("TELEGRAM_API_URL", defaults.telegram_api_url),
        telegram_webhook_url=read.url("TELEGRAM_WEBHOOK_URL", ""),
        telegram_webhook_secret=read.text("TELEGRAM_WEBHOOK_SECRET", ""),
        telegram_webhook_port=read.port("TELEGRAM_WEBHOOK_PORT", defaults.telegram_webhook_port),
        listen_address=read.text("LISTEN_ADDRESS", defaults.listen_address),
        metrics_port=read.port("METRICS_PORT", defaults.metrics_port),
        admin_user_ids=read.ids("ADMIN_USER_IDS"),
        allowed_chat_ids=read.ids("ALLOWED_CHAT_IDS"),
        private_chats=read.choice("PRIVATE_CHATS", PRIVATE_CHATS, defaults.private_chats),
        web_url=read.url("WEB_URL", ""),
        web_port=read.port("WEB_PORT", defaults.web_port),
        person_limit=read.number("PERSON_LIMIT", defaults.person_limit),
        chat_limit=read.number("CHAT_LIMIT", defaults.chat_limit),
        keep_days=read.number("KEEP_DAYS", defaults.keep_days),
        keep_removed_days=read.number("KEEP_REMOVED_DAYS", defaults.keep_removed_days),
        backup_dir=read.folder("BACKUP_DIR"),
        backup_keep=read.number("BACKUP_KEEP", defaults.backup_keep),
        data_dir=Path(read.text("DATA_DIR", str(defaults.data_dir))).expanduser(),
        plans_dir=Path(read.text("PLANS_DIR", str(defaults.plans_dir))).expanduser(),
        embedding_model=read.text("EMBEDDING_MODEL", defaults.embedding_model),
        reranker_model=read.text("RERANKER_MODEL", ""),
        chroma_url=read.url("CHROMA_URL", ""),
        chroma_headers=read.headers("CHROMA_HEADERS"),
        database_url=read.text("DATABASE_URL", ""),
        llm_model=read.text("LLM_MODEL", ""),
        llm_base_url=read.url("LLM_BASE_URL", ""),
        llm_api_key=read.text("LLM_API_KEY", ""),
        llm_always=read.choice("LLM_ALWAYS", ("true", "false"), "false") == "true",
        llm_daily_tokens=read.amount("LLM_DAILY_TOKENS"),
        llm_seconds=read.amount("LLM_SECONDS") or defaults.llm_seconds,
        timezone=read.timezone("TIMEZONE", defaults.timezone),
        language=read.choice("LANGUAGE", LANGUAGES, defaults.language, language_of),
        log_level=read.choice("LOG_LEVEL", LOG_LEVELS, defaults.log_level, str.upper),
    )


def language_of(value: str) -> str:
    """The language that a value of LANGUAGE means: also as desktops set it for all programs, "en_US:en"; the value
    itself where it names none of ours."""
    named = (one.strip().lower().split("_")[0].split(".")[0] for one in value.split(":"))
    return next((one for one in named if one in LANGUAGES), value.strip().lower())


@dataclass(frozen=True, slots=True)
class _Reader:
    env: Mapping[str, str]

    def text(self, name: str, default: str) -> str:
        return self.env.get(name, "").strip() or default

    def folder(self, name: str) -> Path | None:
        value = self.text(name, "")
        return Path(value).expanduser() if value else None

    def url(self, name: str, default: str) -> str:
        value = self.text(name, default)
        if value and not value.startswith(("http://", "https://")):
            raise SettingsError("settings.url", name, value)
        return value.rstrip("/")

    def port(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not min(1, default) <= int(value) < 65536:
            raise SettingsError("settings.port", name, value)
        return int(value)

    def number(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not 0 < int(value) < 100_000:
            raise SettingsError("settings.number", name, value)
        return int(value)

    def amount(self, name: str) -> int | None:
        value = self.text(name, "")
        if value and not (value.isascii() and value.isdigit() and int(value) > 0):
            raise SettingsError("settings.number", name, value)
        return int(value) if value else None

    def ids(self, name: str) -> frozenset[int]:
        value = self.text(name, "")
        try:
            return frozenset(int(part) for part in value.split(",") if part.strip())
        except ValueError:
            raise SettingsError("settings.ids", name, value) from None

    def headers(self, name: str) -> tuple[tuple[str, str], ...]:
        """Headers as they are written in HTTP, several parted by `;`."""
        pairs = [one.partition(":") for one in self.text(name, "").split(";") if one.strip()]
        if not all(key.strip() and value.strip() for key, _, value in pairs):
            # Not the value: it is a secret.
            raise SettingsError("settings.headers", name, "")
        return tuple((key.strip(), value.strip()) for key, _, value in pairs)

    def timezone(self, name: str, default: ZoneInfo) -> ZoneInfo:
        value = self.text(name, default.key)
        try:
            return ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise SettingsError("settings.timezone", name, value) from None

    def choice(self, name: str, choices: tuple[str, ...], default: str, form: Callable[[str], str] = str.lower) -> str:
        value = self.text(name, default)
        if form(value) not in choices:
            raise SettingsError("settings.choice", name, value)
        return form(value)
