"""Lines drawn as a scanned page, and read by Tesseract as if they were English."""

import io
import os
import random
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

DOTS_PER_INCH = (100, 120, 150, 150, 200, 200, 300)


def draw(lines: list[str], typeface: Path, chance: random.Random) -> Image.Image:
    """A page as a poor scanner gives it: few dots, slightly turned, blurred, with specks."""
    dots = chance.choice(DOTS_PER_INCH)
    size = round(chance.uniform(12, 14) * dots / 72)
    font = ImageFont.truetype(typeface, size)
    width = int(max(font.getlength(line) for line in lines)) + 4 * size
    page = Image.new("L", (width, round(size * 1.5 * (len(lines) + 3))), 255)
    pen = ImageDraw.Draw(page)
    for row, line in enumerate(lines):
        pen.text((2 * size, round(size * 1.5 * (row + 1))), line, font=font, fill=chance.randint(0, 60))
    page = page.rotate(chance.uniform(-0.6, 0.6), fillcolor=255, resample=Image.Resampling.BILINEAR)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 1.0) * dots / 200))
    noise = Image.effect_noise(page.size, chance.uniform(5, 50)).point(lambda value: 255 - abs(value - 128))
    page = Image.blend(page, noise, 0.15)
    return page.point(lambda value: 255 if value > 140 else 0) if chance.random() < 0.4 else page


def recognise(page: Image.Image) -> list[str]:
    """The lines that Tesseract reads on a page, taking it for English."""
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--psm", "6"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True, env=environment)
    return [line for line in done.stdout.decode().splitlines() if line.strip()]
