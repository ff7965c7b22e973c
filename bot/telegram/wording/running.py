"""Why the bot does not start, or ends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Running:
    """One language's sentences. Names in braces are filled in by the caller."""

    token_refused: str
    token_taken: str
    port_taken: str
    room_port_taken: str
    metrics_port_taken: str


VIETNAMESE = Running(
    token_refused="Telegram không nhận TELEGRAM_BOT_TOKEN. Hãy lấy lại mã của bot từ @BotFather.",
    token_taken=(
        "Một chương trình khác đang chạy với TELEGRAM_BOT_TOKEN này; mỗi mã bot chỉ chạy được ở một nơi. "
        "Dừng chương trình kia, hoặc lấy mã khác từ @BotFather."
    ),
    port_taken="Không lắng nghe được ở cổng {port} (TELEGRAM_WEBHOOK_PORT): {cause}.",
    room_port_taken="Không lắng nghe được ở cổng {port} (WEB_PORT): {cause}.",
    metrics_port_taken="Không lắng nghe được ở cổng {port} (METRICS_PORT): {cause}.",
)

ENGLISH = Running(
    token_refused="Telegram refuses TELEGRAM_BOT_TOKEN. Please get the bot's token from @BotFather again.",
    token_taken=(
        "Another program runs with this TELEGRAM_BOT_TOKEN; a token works in one place only. "
        "Stop the other program, or get another token from @BotFather."
    ),
    port_taken="Cannot listen on port {port} (TELEGRAM_WEBHOOK_PORT): {cause}.",
    room_port_taken="Cannot listen on port {port} (WEB_PORT): {cause}.",
    metrics_port_taken="Cannot listen on port {port} (METRICS_PORT): {cause}.",
)
