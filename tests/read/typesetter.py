"""Sets glyphs by hand as PDFium would tell them, so that what a font does wrong can be written."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.read.decoding.decode import decode
from extractor.read.glyphs import Ink, PageContent, Rect
from extractor.read.pdfium.file import Font, RawPage
from extractor.read.pdfium.paths import Drawings
from extractor.read.pdfium.text import Characters, RawText
from extractor.thai import CONSONANTS, MARKS

SIZE = 10.0
ADVANCE = 5.0
SHAPES = {
    # width, low and high over the baseline, in points at size 10
    "letter": (4.5, 0.0, 4.0),
    "sara am": (4.5, 0.0, 6.2),
    "above": (2.4, 4.4, 6.2),
    "ring": (1.7, 4.4, 6.1),
    "stroke": (0.6, 4.4, 6.0),
    "ring and tone": (3.2, 4.4, 8.2),
    "ring and stroke": (1.8, 4.4, 8.0),
    "high": (1.7, 6.4, 7.9),
    "high stroke": (0.6, 6.4, 7.9),
    "below": (1.3, -2.2, -0.4),
    "below wide": (2.0, -2.2, -0.4),
}
_SHAPE_OF = dict.fromkeys("ัิีึื็้๊๋์", "above") | {
    "ํ": "ring",
    "่": "stroke",
    "ุ": "below",
    "ู": "below wide",
    "ำ": "sara am",
}
Glyph = str | tuple[str, str]
"""A character as the file codes it, alone or with the shape that is really drawn."""


@dataclass
class Setter:
    """A page being set, line by line."""

    text: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    ink: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)
    texts: list[RawText] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)

    def line(
        self,
        *glyphs: Glyph,
        x: float = 50.0,
        y: float = 700.0,
        font: int = 0,
        gap: float = 0.0,
        invisible: bool = False,
        fill: Ink = "dark",
        stretch: float = 1.0,
    ) -> Setter:
        """Set glyphs from ``x`` on; ``gap`` is put after every letter, all is ``stretch`` wide."""
        start = len(self.text)
        for glyph in glyphs:
            for code in glyph if isinstance(glyph, str) else [glyph]:
                x = self._glyph(code, x, y, gap, stretch)
        self.texts.append(
            RawText(start, len(self.text), len(self.texts), self.lefts[start], y, font, SIZE,
                    True, invisible, False, fill, stretch)
        )  # fmt: skip
        return self

    def _glyph(self, glyph: Glyph, x: float, y: float, gap: float, stretch: float) -> float:
        code, shape = glyph if isinstance(glyph, tuple) else (glyph, _SHAPE_OF.get(glyph, "letter"))
        at = len(self.text)
        self.text.append(code)
        if code == " " and shape == "letter":
            self.lefts.append(x)
            self.rights.append(x + 2.5)
            return x + 2.5
        width, low, high = SHAPES[shape]
        width, advance = width * stretch, ADVANCE * stretch
        upright = shape not in ("letter", "sara am")
        left = x - width - 0.3 if upright else x + 0.2
        self.lefts.append(left if upright else x)
        self.rights.append(left + width if upright else x + advance)
        if upright or code in "ำ\t" or code in CONSONANTS or code in MARKS:
            self.ink[at] = (left, left + width, y + low, y + high)
        return x if upright else x + advance + gap

    def decoded(self, *names: str) -> PageContent:
        """The page as decoded; ``names`` are the fonts'."""
        page = RawPage(
            1, 595.0, 842.0, 0,
            Characters("".join(self.text), self.lefts, self.rights, self.ink, self.texts),
            Drawings((), tuple(self.rects), (), (), ""), {},
        )  # fmt: skip
        fonts = [Font(name, False, 1) for name in names or ("ABCDEF+Sarabun",)]
        return decode([page], fonts)[0]


def read(content: PageContent) -> str:
    """The page's runs, a line each."""
    return "\n".join(run.text for run in content.runs)
