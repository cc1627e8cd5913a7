"""Tick boxes whose glyphs have no code, or all the same: what the page's picture shows there.

A font that lacks ☐ shows its "missing glyph", which is a frame as a rule; a symbol font cut down
without a map of its codes shows boxes that no code tells. PDFium gives U+FFFD for both. Standing
alone between spaces it may be a box, so the page is drawn there and looked at. So is a line on
which every option is ticked, and a symbol's code in a font of letters: programs that write a
file's pages anew give the missing glyph the code of the first box that lacked one, whatever the
later ones were. Of those nobody can tell whether they are ticked: they are ⍰. What was looked at
and is a frame is marked as doubtful: a person should look, and no accusation rests on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from PIL import Image

from extractor.model import Box
from extractor.read.glyphs import PageContent, Run
from extractor.read.ticks import plain_ticks, symbol_anywhere
from extractor.thai import TICKED, UNREAD, UNTICKED

PIXELS = 5.0
"""Pixels a point: a frame's stroke is two of them wide."""
MOST_LOOKS = 60
"""Looks at glyphs of a file at most; a file that needs more has lost a font of letters."""

_UNCODED = "\ufffd"
_SYMBOL = re.compile("[\uf020-\uf0ff]")
_SYMBOLS = re.compile("(?i)symbol|dings|dingbat|emoji|icon")
"""Names of fonts that have symbols of their own."""
_BOX = re.compile(f"[{TICKED}{UNTICKED}\uf020-\uf0ff]")
_INK = 150
"""Grey level below which a pixel is ink."""
_LEAST = 0.25
"""Share of the font size below which a glyph is a dot and no frame."""
_SIDE_SEEN = 0.8
"""Share of each side of its outline that a frame draws."""
_INSET = 0.22
"""Share of a frame that its own strokes take on each side."""
_CLEAN, _INKED = 0.03, 0.08
"""Share of ink inside a frame up to which it is empty, from which something stands in it."""
_CUTS = tuple((top, bottom) for bottom in (0.0, 0.12, 0.2) for top in (0.0, 0.17, 0.27))
"""Shares of the picture's height that are left out at its top and bottom, one after the other."""
_SAME_LINE = 4.0
"""Points between baselines of one line, at most."""
_ONE = 1.0
"""Points by which the places of a repeated glyph differ at most."""
_AROUND = 4.0
"""Times the font size over and under a glyph within which the boxes of its line stand."""
_UP, _DOWN = 1.3, 0.45
"""Shares of the font size over and under the baseline that a box may reach."""

Picture = Callable[[int, Box], Image.Image]
"""A stretch of a page (its number, a box in points) in grey, ``PIXELS`` a point."""
_State = Literal["empty", "inked", "unclear", "no frame"]


_Reason = Literal["no code", "all ticked", "in a font of letters"]
"""Why a glyph is looked at."""


class _Glyph(NamedTuple):
    """A glyph that may be a box: its page and run by index, its offset, its letter, font and place.

    ``reason`` says why it is looked at; ``state`` is what is seen.
    """

    page: int
    run: int
    at: int
    char: str
    reason: _Reason
    font: int
    box: Box
    state: _State

    @property
    def coded(self) -> str:
        """What its code says: a box, or what else is printed."""
        return plain_ticks(symbol_anywhere(self.char))


def look_at_boxes(
    contents: Sequence[PageContent],
    picture: Picture,
    fonts: Sequence[str] = (),
    *,
    codes_hold: bool = False,
) -> list[PageContent]:
    """``contents`` with the boxes that their pictures show, each among its page's ``doubts``.

    ``fonts`` are the names of the fonts that the runs' numbers mean. ``codes_hold`` says that the
    program that made the file gives each missing glyph its own code: only glyphs without a code are
    looked at then.
    """
    glyphs = [
        glyph for glyph in _glyphs(contents, fonts) if not codes_hold or glyph.reason == "no code"
    ]
    looks: dict[tuple[int, ...], _Glyph] = {}
    for glyph in glyphs:
        looks.setdefault(_key(glyph), glyph)
    if len(looks) > MOST_LOOKS:
        return list(contents)
    states = {
        key: _state(picture(contents[glyph.page].number, glyph.box)) for key, glyph in looks.items()
    }
    seen = [glyph._replace(state=states[_key(glyph)]) for glyph in glyphs]
    found = list(contents)
    for glyph, told, sure in _told(seen, contents):
        page = found[glyph.page]
        runs = list(page.runs)
        run = runs[glyph.run]
        runs[glyph.run] = run._replace(text=run.text[: glyph.at] + told + run.text[glyph.at + 1 :])
        doubts = page.doubts if sure else (*page.doubts, glyph.box)
        found[glyph.page] = page._replace(runs=tuple(runs), doubts=doubts)
    return found


def _key(glyph: _Glyph) -> tuple[int, ...]:
    """What looks alike: a font draws one code in one way; without a code each is looked at."""
    if glyph.reason == "no code":
        return glyph[:3]
    return glyph.font, ord(glyph.char)


def _told(
    seen: Sequence[_Glyph], contents: Sequence[PageContent]
) -> Iterator[tuple[_Glyph, str, bool]]:
    """What the glyphs that are frames stand for, and whether that is certain.

    A missing glyph may have a cross in it: only beside empty frames of its font is a filled one a
    tick, and only beside filled ones is an empty one a box. A code in a font of letters is that of
    the first glyph that has it; of one that stands only once, or once on each page in a repeated
    title, it is certain.
    """
    looks: dict[int, set[_State]] = defaultdict(set)
    kinds = _kinds(seen)
    for glyph in seen:
        if glyph.reason == "no code":
            looks[glyph.font].add(glyph.state)
    stands = defaultdict(list)
    for glyph in seen:
        stands[_key(glyph)].append(glyph)
    once = {key for key, found in stands.items() if _is_repeated(found, contents)}
    met: set[tuple[int, ...]] = set()
    for glyph in seen:
        if glyph.state == "no frame" or glyph.font in kinds:
            continue
        one = _key(glyph)
        if glyph.reason == "no code":
            told = looks[glyph.font] >= {"empty", "inked"} and _LOOK.get(glyph.state)
            yield glyph, told or UNREAD, False
        elif glyph.reason == "all ticked":
            if glyph.state != "inked":
                yield glyph, UNREAD, False
        else:
            again = one in met - once and glyph.coded in (TICKED, UNTICKED)
            yield glyph, UNREAD if again else glyph.char, one in once
            met.add(one)


def _is_repeated(glyphs: Sequence[_Glyph], contents: Sequence[PageContent]) -> bool:
    """Whether glyphs stand once on each page, at one distance from its left edge, beside the same.

    Where the boxes around differ from page to page, the pages were filled in each by itself.
    """
    lefts = [glyph.box[0] for glyph in glyphs]
    if len({glyph.page for glyph in glyphs}) < len(glyphs) or max(lefts) - min(lefts) >= _ONE:
        return False
    return len({_boxes_around(glyph, contents[glyph.page]) for glyph in glyphs}) == 1


def _boxes_around(glyph: _Glyph, content: PageContent) -> tuple[tuple[int, str], ...]:
    """The boxes of the lines around a glyph, with their fonts, in the order of writing."""
    baseline, size = content.runs[glyph.run].baseline, content.runs[glyph.run].size
    return tuple(
        (run.font, char)
        for run in content.runs
        if abs(run.baseline - baseline) < _AROUND * size
        for char in _BOX.findall(run.text)
    )


_LOOK: dict[_State, str] = {"empty": UNTICKED, "inked": TICKED}


def _kinds(seen: Sequence[_Glyph]) -> set[int]:
    """Fonts of letters with boxes of their own: two of them that both look as their codes say."""
    fits: dict[int, set[str]] = defaultdict(set)
    for glyph in seen:
        if glyph.reason == "in a font of letters" and (glyph.state == "empty") == (
            glyph.coded == UNTICKED
        ):
            fits[glyph.font].add(glyph.coded)
    return {font for font, coded in fits.items() if len(coded) > 1}


def _glyphs(contents: Sequence[PageContent], fonts: Sequence[str]) -> list[_Glyph]:
    """The glyphs to look at, as they are written."""
    found = [
        _Glyph(number, index, at, run.text[at], reason, run.font, _box(run, at), "unclear")
        for number, content in enumerate(contents)
        for (index, at), reason in _reasons(content, fonts).items()
        for run in (content.runs[index],)
    ]
    return sorted(found, key=lambda glyph: glyph[:3])


def _reasons(content: PageContent, fonts: Sequence[str]) -> dict[tuple[int, int], _Reason]:
    """Why glyphs of a page are looked at, by run and offset; each is looked at once."""
    reasons: dict[tuple[int, int], _Reason] = dict.fromkeys(_all_ticked(content), "all ticked")
    reasons |= dict.fromkeys(_among_letters(content, fonts), "in a font of letters")
    return reasons | dict.fromkeys(_uncoded(content), "no code")


def _uncoded(content: PageContent) -> Iterator[tuple[int, int]]:
    """Glyphs without a code that stand alone, by run and offset."""
    for index, run in enumerate(content.runs):
        if _UNCODED not in run.text or run.rotated:
            continue
        for at, char in enumerate(run.text):
            beside = run.text[max(at - 1, 0) : at] + run.text[at + 1 : at + 2]
            if char == _UNCODED and not beside.strip():
                yield index, at


def _among_letters(content: PageContent, fonts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Boxes by the code of a symbol font that are set in a font of letters, by run and offset."""
    for index, run in enumerate(content.runs):
        if run.rotated or not 0 <= run.font < len(fonts) or not _SYMBOL.search(run.text):
            continue
        if not _SYMBOLS.search(fonts[run.font]):
            for at, char in enumerate(run.text):
                if _SYMBOL.match(char):
                    yield index, at


def _all_ticked(content: PageContent) -> Iterator[tuple[int, int]]:
    """The boxes of lines on which several are ticked and none is not, by run and offset."""
    lines: dict[int, list[tuple[int, int]]] = defaultdict(list)
    others = set()
    for index, run in enumerate(content.runs):
        if run.rotated or not _BOX.search(run.text):
            continue
        height = round(run.baseline / _SAME_LINE)
        text = _SYMBOL.sub(lambda found: symbol_anywhere(found.group()), run.text)
        if TICKED in text:
            lines[height] += [(index, at) for at, char in enumerate(text) if char == TICKED]
        if UNTICKED in text:
            others.add(height)
    for height, ticked in lines.items():
        if len(ticked) > 1 and height not in others:
            yield from ticked


def _box(run: Run, at: int) -> Box:
    return (
        run.xs[at], run.baseline - _UP * run.size,
        max(run.xs[at + 1], run.xs[at] + _LEAST * run.size), run.baseline + _DOWN * run.size,
    )  # fmt: skip


def _state(image: Image.Image) -> _State:
    """What a picture of a glyph shows; the rules of a cell may lie over and under it."""
    for top, bottom in _CUTS:
        width, height = image.size
        seen = _seen(image.crop((0, round(top * height), width, round((1 - bottom) * height))))
        if seen != "no frame":
            return seen
    return "no frame"


def _seen(image: Image.Image) -> _State:
    ink = image.point([255 * (level < _INK) for level in range(256)])
    outline = ink.getbbox()
    if outline is None:
        return "no frame"
    glyph = ink.crop(outline)
    width, height = glyph.size
    if min(width, height) < _LEAST * image.height / (_UP + _DOWN):
        return "no frame"
    edge = max(2, min(width, height) // 8)
    sides = (
        (glyph.crop((0, 0, width, edge)), 0), (glyph.crop((0, height - edge, width, height)), 0),
        (glyph.crop((0, 0, edge, height)), 1), (glyph.crop((width - edge, 0, width, height)), 1),
    )  # fmt: skip
    if any(_drawn(side, axis) < _SIDE_SEEN for side, axis in sides):
        return "no frame"
    left, top = round(_INSET * width), round(_INSET * height)
    inside = glyph.crop((left, top, width - left, height - top))
    share = sum(inside.histogram()[255:]) / max(inside.width * inside.height, 1)
    if share <= _CLEAN:
        return "empty"
    return "inked" if share >= _INKED else "unclear"


def _drawn(side: Image.Image, axis: int) -> float:
    """The share of a side's length (along x for 0, along y for 1) on which there is ink."""
    projected = side.getprojection()[axis]
    return sum(projected) / max(len(projected), 1)
