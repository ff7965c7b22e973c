"""The settings: defaults, values, and one clear error for each malformed one."""

from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, environment, read_settings
from bot.wording.cli import Words


@pytest.mark.parametrize(
    ("value", "language"),
    [("", "vi"), ("EN", "en"), ("en_US:en", "en"), ("vi_VN.UTF-8", "vi"), ("fr_FR:fr:en", "en"), ("en:vi", "en")],
)
def test_a_desktop_s_own_language_is_understood(value: str, language: str) -> None:
    assert read_settings({"LANGUAGE": value}).language == language


def test_an_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}) == Settings()
    assert read_settings(dict.fromkeys(names(), " ")) == Settings()


def test_every_setting_is_read() -> None:
    settings = read_settings(
        {
            "TELEGRAM_BOT_TOKEN": "1:a",
            "TELEGRAM_API_URL": "http://localhost:8081/",
            "TELEGRAM_WEBHOOK_URL": "https://bot.example.vn",
            "TELEGRAM_WEBHOOK_SECRET": "kín",
            "TELEGRAM_WEBHOOK_PORT": "80",
            "LISTEN_ADDRESS": "0.0.0.0",
            "METRICS_PORT": "9464",
            "WEB_URL": "https://doc.example.vn",
            "WEB_PORT": "8088",
            "ADMIN_USER_IDS": "1, 22,",
            "ALLOWED_CHAT_IDS": "-100123,5",
            "PRIVATE_CHATS": "admins",
            "PERSON_LIMIT": "5",
            "CHAT_LIMIT": "9",
            "KEEP_DAYS": "7",
            "KEEP_REMOVED_DAYS": "9",
            "BACKUP_DIR": "/srv/sao-luu",
            "BACKUP_KEEP": "3",
            "DATA_DIR": "/srv/thidua",
            "PLANS_DIR": "kehoach",
            "EMBEDDING_MODEL": "ten/mo-hinh",
            "RERANKER_MODEL": "ten/xep-lai",
            "CHROMA_URL": "http://chroma:8000",
            "CHROMA_HEADERS": "Authorization: Bearer kín",
            "DATABASE_URL": "postgresql://may/kho",
            "LLM_MODEL": "nha:mo-hinh",
            "LLM_BASE_URL": "http://localhost:11434/v1",
            "LLM_API_KEY": "khoá",
            "LLM_ALWAYS": "true",
            "LLM_DAILY_TOKENS": "90000",
            "LLM_SECONDS": "40",
            "TIMEZONE": "UTC",
            "LANGUAGE": "EN",
            "LOG_LEVEL": "debug",
        }
    )
    unchanged = [f.name for f in fields(Settings) if getattr(settings, f.name) == getattr(Settings(), f.name)]
    assert unchanged == []
    assert settings.telegram_api_url == "http://localhost:8081"
    assert settings.admin_user_ids == {1, 22}
    assert settings.allowed_chat_ids == {-100123, 5}
    assert settings.timezone.key == "UTC"
    assert (settings.language, settings.log_level) == ("en", "DEBUG")


def test_the_catalogue_is_in_the_data_folder_unless_a_database_is_named() -> None:
    assert read_settings({"DATA_DIR": "/srv/x"}).catalogue_url == "sqlite:////srv/x/thidua.sqlite"
    assert read_settings({"DATABASE_URL": "sqlite:///a"}).catalogue_url == "sqlite:///a"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_API_URL", "api.example"),
        ("CHROMA_URL", "localhost:8000"),
        ("CHROMA_HEADERS", "Bearer"),
        ("TELEGRAM_WEBHOOK_PORT", "0"),
        ("TELEGRAM_WEBHOOK_PORT", "tám"),
        ("ADMIN_USER_IDS", "12;13"),
        ("PERSON_LIMIT", "0"),
        ("KEEP_DAYS", "mãi mãi"),
        ("PRIVATE_CHATS", "bạn bè"),
        ("ALLOWED_CHAT_IDS", "@nhom"),
        ("TIMEZONE", "Asia/Ha_Noi_Moi"),
        ("TIMEZONE", "../etc"),
        ("LANGUAGE", "fr"),
        ("LOG_LEVEL", "nhiều"),
    ],
)
def test_a_malformed_value_names_its_setting(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings({name: value})
    for language in ("vi", "en"):
        sentence = Words(language)(error.value.key, **error.value.values)
        assert name in sentence
        assert value in sentence


def test_secrets_are_not_printed() -> None:
    settings = read_settings({"TELEGRAM_BOT_TOKEN": "kín-1", "LLM_API_KEY": "kín-2", "DATABASE_URL": "a://kín-3"})
    assert "kín" not in repr(settings)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text('LANGUAGE=en\nDATA_DIR="kho dữ liệu"\nLOG_LEVEL=ERROR\n', encoding="utf-8")
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    monkeypatch.delenv("DATA_DIR", raising=False)
    settings = read_settings(environment(tmp_path))
    assert (settings.language, settings.log_level) == ("vi", "DEBUG")
    assert settings.data_dir == Path("kho dữ liệu")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"TELEGRAM_BOT_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError) as error:
        environment(tmp_path)
    assert error.value.key == "settings.unreadable"


def names() -> list[str]:
    """The settings' names as they stand in the environment."""
    return [field.name.upper() for field in fields(Settings)]
