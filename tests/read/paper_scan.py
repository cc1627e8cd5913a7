"""Pages as pictures: text and rules drawn on white paper, and PDFs that hold nothing else."""

from __future__ import annotations

import io

import fontpkg_sarabun
import numpy as np
from PIL import Image, ImageDraw, ImageFont

SCALE = 200 / 72
WIDTH, HEIGHT = 595.0, 842.0
_FONT = fontpkg_sarabun.ROOT / "files" / "Sarabun-Regular.ttf"


class Sheet:
    """A sheet of paper; lengths are points, the origin is its top left corner."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.image = Image.new("L", (round(width * SCALE), round(height * SCALE)), 255)
        self._pen = ImageDraw.Draw(self.image)

    def text(self, words: str, x: float, baseline: float, size: float = 14) -> Sheet:
        font = ImageFont.truetype(str(_FONT), round(size * SCALE))
        self._pen.text((x * SCALE, baseline * SCALE), words, fill=0, font=font, anchor="ls")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.8) -> Sheet:
        ends = [value * SCALE for value in (x0, y0, x1, y1)]
        self._pen.line(ends, fill=0, width=max(1, round(width * SCALE)))
        return self

    def table(self, xs: tuple[float, ...], ys: tuple[float, ...]) -> Sheet:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def turned(self, degrees: float) -> Sheet:
        """The same sheet laid on the glass askew: counter-clockwise."""
        self.image = self.image.rotate(
            degrees, resample=Image.Resampling.BICUBIC, expand=degrees % 90 == 0, fillcolor=255
        )
        self._pen = ImageDraw.Draw(self.image)
        return self

    def dusted(self, specks: int, seed: int = 1) -> Sheet:
        rng = np.random.default_rng(seed)
        for x, y in zip(
            rng.integers(0, self.image.width, specks), rng.integers(0, self.image.height, specks),
            strict=True,
        ):  # fmt: skip
            self._pen.rectangle((x, y, x + 1, y + 1), fill=0)
        return self

    @property
    def grey(self) -> np.ndarray:
        return np.asarray(self.image)

    def png(self) -> bytes:
        out = io.BytesIO()
        self.image.save(out, "PNG")
        return out.getvalue()


def scan(*sheets: Sheet) -> bytes:
    """A PDF of pictures."""
    out = io.BytesIO()
    first, *others = [sheet.image for sheet in sheets]
    first.save(out, "PDF", save_all=True, append_images=others, resolution=200)
    return out.getvalue()
