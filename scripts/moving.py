"""A talk of Telegram as a moving picture: an SVG in which each message comes at its time, over and over."""

from dataclasses import dataclass

from scripts.bubbles import BUBBLE, COLOURS, MARGIN, STYLE, WIDTH, XML, bubble
from tests.e2e.world import Chat

HEIGHT = 620
"""Of the window; what is above has been scrolled away."""

TYPING, READING, FADING, END = 1.2, 4.0, 0.3, 5.0
"""Seconds: for which the bot is typing, each message stands before the next, it takes to come, all stands at last."""

_DOTS = "".join(f'<circle cx="{MARGIN * 2 + 6 + 14 * n}" cy="17" r="4" fill="#9ab"/>' for n in range(3))


@dataclass(frozen=True)
class Scene:
    """A message as it is drawn, from when to when it is typed, and how far the talk is scrolled with it."""

    drawn: str
    top: int
    typed_from: float
    comes: float
    scrolled: int


def moving(chat: Chat, me: int) -> str:
    """The messages of a chat, each at its time. Who wants no moving pictures sees the beginning of the talk."""
    scenes, seconds = _scenes(chat, me)
    rules = [_appearing(f"m{n}", [(one.comes, None)], seconds) for n, one in enumerate(scenes)]
    rules += [
        _appearing(f"t{n}", [(one.typed_from, one.comes)], seconds)
        for n, one in enumerate(scenes)
        if one.typed_from < one.comes
    ]
    drawn = "".join(f'<g class="m{n}">{one.drawn}</g>{_typing(n, one)}' for n, one in enumerate(scenes))
    rules.append(_rolling(scenes, seconds))
    style = f"<style>@media (prefers-reduced-motion:no-preference){{{''.join(rules)}}}</style>"
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    paper = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{COLOURS["paper"]}"/>'
    return f'<svg {XML} {size} {STYLE}>{style}{paper}<g class="talk">{drawn}</g></svg>\n'


def _scenes(chat: Chat, me: int) -> tuple[list[Scene], float]:
    """The messages, and how long it all takes."""
    scenes: list[Scene] = []
    y, now = MARGIN, 0.0
    for message in chat.messages.values():
        from_bot = message["from"]["id"] == me
        height, drawn = bubble(message, y, from_bot=from_bot, group=chat.type != "private")
        comes = now + (TYPING if from_bot else 0.4)
        scrolled = max(0, y + height + MARGIN - HEIGHT)
        scenes.append(Scene(drawn, y, now if from_bot else comes, comes, scrolled))
        y, now = y + height + MARGIN, comes + (READING if from_bot else 1.0)
    return scenes, now + END


def _typing(number: int, scene: Scene) -> str:
    if scene.typed_from == scene.comes:
        return ""
    box = f'<rect x="{MARGIN}" width="{BUBBLE // 5}" height="34" rx="10" fill="{COLOURS["bot"]}"/>'
    return f'<g transform="translate(0 {scene.top})"><g class="t{number}" opacity="0">{box}{_DOTS}</g></g>'


def _appearing(name: str, times: list[tuple[float, float | None]], seconds: float) -> str:
    """The rule by which something is seen between times; to the end where there is no second one."""
    frames = ["0%{opacity:0}"]
    for since, until in times:
        frames += [f"{_share(since, seconds)}{{opacity:0}}", f"{_share(since + FADING, seconds)}{{opacity:1}}"]
        if until is None:
            frames.append("100%{opacity:1}")
        else:
            frames += [f"{_share(until, seconds)}{{opacity:1}}", f"{_share(until + 0.01, seconds)},100%{{opacity:0}}"]
    return f"@keyframes {name}{{{''.join(frames)}}}.{name}{{animation:{name} {seconds:g}s infinite}}"


def _rolling(scenes: list[Scene], seconds: float) -> str:
    """The rule by which the talk is scrolled before a message is typed that would not be seen."""
    frames, scrolled = ["0%{transform:translateY(0)}"], 0
    for one in scenes:
        frames += [
            f"{_share(max(0.0, one.typed_from - FADING), seconds)}{{transform:translateY(-{scrolled}px)}}",
            f"{_share(one.typed_from, seconds)}{{transform:translateY(-{one.scrolled}px)}}",
        ]
        scrolled = one.scrolled
    frames.append(f"100%{{transform:translateY(-{scrolled}px)}}")
    return f"@keyframes roll{{{''.join(frames)}}}.talk{{animation:roll {seconds:g}s infinite}}"


def _share(at: float, seconds: float) -> str:
    return f"{100 * at / seconds:.2f}%"
