"""Small curves side by side as an SVG picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import log10

WIDTH, HEIGHT, COLUMNS = 260, 180, 3
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 30, 28


@dataclass(frozen=True, slots=True)
class Curve:
    """Values over sizes, both above 0; the sizes are drawn by their logarithms."""

    title: str
    points: Sequence[tuple[float, float]]


def draw(curves: Sequence[Curve]) -> str:
    """The picture."""
    rows = -(-len(curves) // COLUMNS)
    parts = [
        f'<g transform="translate({i % COLUMNS * WIDTH},{i // COLUMNS * HEIGHT})">{_curve(curve)}</g>'
        for i, curve in enumerate(curves)
    ]
    size = f'width="{COLUMNS * WIDTH}" height="{rows * HEIGHT}"'
    style = 'font-family="sans-serif" font-size="11" fill="#333"'
    box = f'viewBox="0 0 {COLUMNS * WIDTH} {rows * HEIGHT}"'
    back = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} {style}>{back}{"".join(parts)}</svg>\n'


def _curve(curve: Curve) -> str:
    xs, ys = [log10(x) for x, _ in curve.points], [y for _, y in curve.points]
    top, span = max(ys) * 1.1 or 1.0, (max(xs) - min(xs)) or 1.0
    across, down = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    at = [(LEFT + across * (x - min(xs)) / span, TOP + down * (1 - y / top)) for x, y in zip(xs, ys, strict=True)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="#1f6feb"/>' for x, y in at)
    values = "".join(
        f'<text x="{x:.1f}" y="{y - 6:.1f}" text-anchor="middle" font-size="9">{_short(value)}</text>'
        for (x, y), value in zip(at, ys, strict=True)
    )
    sizes = "".join(
        f'<text x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="middle" font-size="9">{size:,.0f}</text>'
        for (x, _), (size, _) in zip(at, curve.points, strict=True)
    )
    floor = f'<path d="M{LEFT} {TOP}V{TOP + down}H{LEFT + across}" stroke="#999" fill="none"/>'
    drawn = f'<polyline points="{line}" stroke="#1f6feb" stroke-width="1.5" fill="none"/>'
    return f'<text x="{LEFT}" y="16" font-weight="bold">{escape(curve.title)}</text>{floor}{drawn}{dots}{values}{sizes}'


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
