"""What a document's fonts show: for every code the places at which it is drawn, and where.

Geometry says whether a glyph stands above the line, below it or on it; ``verdicts`` draws the
conclusions. A page is kept as a ``Sheet``: PDFium's lists with the signs among them looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from extractor.read.pdfium.file import Font, RawPage
from extractor.read.pdfium.text import Ink4, RawText
from extractor.thai import LOWER_VOWELS, MARKS, SARA_AA, SARA_AM

Zone = Literal["above", "below", "line", "blank", "piece"]
"""Where a glyph's ink stands to the line of the consonants.

"blank" has no ink. A "piece" is a share of a cluster whose text the file tells (``/ActualText``):
PDFium then divides one glyph's box evenly among the letters, so it says nothing about each.
"""

ABOVE_MARKS = frozenset(MARKS) - frozenset(LOWER_VOWELS)
BELOW_MARKS = frozenset(LOWER_VOWELS)
_PLAIN_CONSONANTS = frozenset("กขคฆงจฉชฌณดตถทธนบผพภมยรลวสษหอฮ")
"""Consonants as tall as the line: without the stems of ป ฝ ฟ and the tails of ฎ ฏ ฐ ญ."""
_SARA = frozenset((SARA_AA, SARA_AM))
_USUAL_HEIGHT = 0.42
_LEAST_HEIGHT = 0.1
_SAMPLES = 200
_BLANK = 0.03
_SAME = 0.01
_ABOVE = 0.75
_BELOW, _HANGS = 0.15, 0.12
"""Shares of the consonants' height: how far a mark below reaches up, and how deep its middle lies.

A full stop does not reach higher, but stands on the line; so does most of a comma.
"""
_STROKE = 0.85
"""Mai ek is narrower than tall: 0.3 to 0.7 in 20 fonts, 0.8 in a bold one; a slanted ring 0.9."""
_ALONE = 0.2
"""How many marks may stand alone where they cannot, for each that has its partner's code."""
_THIN = 0.3
"""Its width over the height of consonants is 0.1 to 0.2; other marks have 0.3 to 0.9."""


class Sign(NamedTuple):
    """A glyph whose ink was looked at: its index, text object, zone, and size over the font's.

    What was set wider or narrower than the font has it counts as the font has it.
    """

    at: int
    owner: RawText
    zone: Zone
    wide: float
    tall: float


Key = tuple[int, str, Zone]
"""A glyph as far as a text layer tells: its font, its code, and the zone it is drawn in."""


@dataclass(slots=True)
class Sheet:
    """A page being decoded: ``chars`` are changed in place, "" drops a character.

    ``gone`` are the text objects that are not content (hidden, copies), by start index. ``told``
    are the characters that were found to be something else than their codes say, ``trades`` pairs
    of them that have each other's codes. ``hidden`` and ``beyond`` count as in
    ``glyphs.PageContent``. ``lost`` counts glyphs that were not decoded, ``guessed`` sums the risks
    of what only the letters around tell, and ``riskiest`` is the greatest of them. ``said`` is the
    text as decoded.
    """

    page: RawPage
    chars: list[str]
    signs: list[Sign] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    trades: list[tuple[int, int]] = field(default_factory=list)
    hidden: int = 0
    beyond: int = 0
    lost: int = 0
    changed: int = 0
    guessed: float = 0.0
    riskiest: float = 0.0
    said: str = ""

    def guess(self, risk: float) -> None:
        """A glyph was told by the letters around it alone."""
        self.guessed += risk
        self.riskiest = max(self.riskiest, risk)


def owned(sheet: Sheet, places: Iterable[int]) -> Iterator[tuple[RawText, int]]:
    """The text object of each of a page's characters, which come in order, and its index."""
    owners = iter(sheet.page.characters.texts)
    stop = 0
    for at in places:
        if at >= stop:
            owner = next(owner for owner in owners if owner.stop > at)
            stop = owner.stop
        yield owner, at


CodedGlyph = tuple[int, str, int]
"""A font's index, a code, and the advance in hundredths of the size: glyphs may share a code."""


def coded_glyph(sheet: Sheet, owner: RawText, at: int) -> CodedGlyph:
    """Which glyph of its font a character is, as far as its code and its advance tell."""
    advance = sheet.page.characters.rights[at] - sheet.page.characters.lefts[at]
    width = round(100 * advance / (owner.size * owner.stretch or 1.0))
    return owner.font, sheet.chars[at], width


Place = tuple[Sheet, Sign]


@dataclass(slots=True)
class Evidence:
    """All of a document's evidence: the places of each glyph that may not be what its code says.

    ``sound`` are the others, marks that stand where their codes say (a sample of each, as page,
    index and text object). Nothing is asked of them where nothing is wrong, as in most documents;
    what they are compared with takes them in.
    """

    heights: list[float]
    places: dict[Key, list[Place]] = field(default_factory=lambda: defaultdict(list))
    sound: dict[Key, list[tuple[Sheet, int, RawText]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def take_in(self, key: Key) -> list[Place]:
        """All places of a glyph, the sound ones, too."""
        places = self.places[key]
        places += [
            (sheet, _sign(sheet, at, owner, key[2])) for sheet, at, owner in self.sound.pop(key, ())
        ]
        return places

    def take_in_all(self) -> None:
        """Let the places of every glyph be all of them."""
        for key in list(self.sound):
            self.take_in(key)


def line_heights(sheets: list[Sheet], fonts: list[Font]) -> list[float]:
    """How tall each font's consonants are, in em; a usual height for fonts without Thai.

    A glyph told as a consonant with its mark may hold both; where all are told so, the least count.
    """
    found: list[list[float]] = [[] for _ in fonts]
    with_mark: list[list[float]] = [[] for _ in fonts]
    for sheet in sheets:
        text, ink = sheet.page.characters.text, sheet.page.characters.ink
        for owner in sheet.page.characters.texts:
            if owner.start in sheet.gone:
                continue
            box = ink.get(owner.start)
            if box is None or not owner.size:
                continue
            with_its_mark = shared(box, ink.get(owner.start + 1))
            heights = (with_mark if with_its_mark else found)[owner.font]
            if len(heights) >= _SAMPLES:
                continue
            if text[owner.start] in _PLAIN_CONSONANTS and abs(box[2] - owner.y) < 0.1 * owner.size:
                heights.append((box[3] - owner.y) / owner.size)
    measured = [
        median(heights or _least(others)) if heights or others else 0.0
        for heights, others in zip(found, with_mark, strict=True)
    ]
    known = [height for height in measured if height]
    usual = median(known) if known else _USUAL_HEIGHT
    chosen = [height or usual for height in measured]
    return [height if height > _LEAST_HEIGHT else usual for height in chosen]


def _least(heights: Sequence[float]) -> list[float]:
    """The lowest quarter."""
    return sorted(heights)[: len(heights) // 4 + 1]


def gather(sheets: list[Sheet], heights: list[float]) -> Evidence:
    """Look at every sign of every page; keep those that say something."""
    evidence = Evidence(heights)
    for sheet in sheets:
        _look(sheet, evidence)
    _trade(sheets, heights)
    for sheet in sheets:
        chars, places = sheet.chars, evidence.places
        for sign in sheet.signs:
            places[sign.owner.font, chars[sign.at], sign.zone].append((sheet, sign))
    return evidence


def _look(sheet: Sheet, evidence: Evidence) -> None:
    """Write ``sheet.signs`` in the order of writing, and what is sound to ``evidence``.

    Before sara aa nothing is sound, for there nikhahit stands.
    """
    chars, signs, sound, heights = sheet.chars, sheet.signs, evidence.sound, evidence.heights
    ink, owners, stop = sheet.page.characters.ink, iter(sheet.page.characters.texts), 0
    for at, box in ink.items():
        if at >= stop:
            owner = next(owner for owner in owners if owner.stop > at)
            stop, y, size = owner.stop, owner.y, owner.size
            height, content = heights[owner.font] * size, owner.start not in sheet.gone and size > 0
        if not content:
            continue
        code, zone = chars[at], _zone(box[2] - y, box[3] - y, size, height)
        if zone == "line" and code != SARA_AM:
            continue
        usual = code in ABOVE_MARKS if zone == "above" else zone == "below" and code in BELOW_MARKS
        if usual and (zone == "below" or not _leads_to_sara(chars, at)):
            known = sound[owner.font, code, zone]
            if len(known) < _SAMPLES:
                known.append((sheet, at, owner))
            continue
        if not usual and (shared(box, ink.get(at - 1)) or shared(box, ink.get(at + 1))):
            zone = "piece"
        signs.append(_sign(sheet, at, owner, zone))


def _leads_to_sara(chars: list[str], at: int) -> bool:
    """Whether sara aa or am comes next, another mark aside."""
    after = chars[at + 1 : at + 3]
    return not _SARA.isdisjoint(after) and (after[0] in _SARA or after[0] in MARKS)


def _sign(sheet: Sheet, at: int, owner: RawText, zone: Zone) -> Sign:
    left, right, low, high = sheet.page.characters.ink[at]
    wide = (right - left) / (owner.size * owner.stretch)
    return Sign(at, owner, zone, wide, (high - low) / owner.size)


def zone_of(box: Ink4, owner: RawText, heights: list[float]) -> Zone:
    """Where a glyph's ink stands to the line of its text object's letters."""
    height = heights[owner.font] * owner.size
    return _zone(box[2] - owner.y, box[3] - owner.y, owner.size, height)


def _zone(low: float, high: float, size: float, height: float) -> Zone:
    """Where ink from ``low`` to ``high`` over the line stands; consonants are ``height`` tall."""
    if high - low < _BLANK * size:
        return "blank"
    if low >= _ABOVE * height:
        return "above"
    hangs = high <= _BELOW * height and (low + high) / 2 < -_HANGS * height
    return "below" if hangs else "line"


def is_stroke(sign: Sign, heights: list[float]) -> bool:
    """Whether a mark above is drawn as mai ek alone is: narrower than tall, and thin."""
    thin = _THIN * heights[sign.owner.font]
    return sign.wide < _STROKE * sign.tall and sign.wide < thin


def _trade(sheets: list[Sheet], heights: list[float]) -> None:
    """Give two marks of a cluster each other's codes where only that fits where they stand.

    LibreOffice draws the tone of a cluster before its lower vowel, and tells them in that order.
    Where the mark above is not drawn as that tone, or stands there without such a partner as well,
    its font's codes are wrong instead.
    """
    pairs = [(sheet, *pair) for sheet in sheets for pair in pairwise(sheet.signs)]
    told = [pair for pair in pairs if _change_places(*pair, heights)]
    paired = Counter(_code_of(sheet, high) for sheet, high, _ in map(_high_first, told))
    if not paired:
        return
    seen = Counter(
        _code_of(sheet, sign) for sheet in sheets for sign in sheet.signs if sign.zone == "above"
    )
    for sheet, high, low in map(_high_first, told):
        code = _code_of(sheet, high)
        if seen[code] - paired[code] <= _ALONE * paired[code]:
            sheet.trades.append((high.at, low.at))
    for sheet in sheets:
        for one, two in sheet.trades:
            sheet.chars[one], sheet.chars[two] = sheet.chars[two], sheet.chars[one]


def _high_first(pair: tuple[Sheet, Sign, Sign]) -> tuple[Sheet, Sign, Sign]:
    sheet, one, two = pair
    return pair if one.zone == "above" else (sheet, two, one)


def _code_of(sheet: Sheet, sign: Sign) -> tuple[int, str]:
    return sign.owner.font, sheet.chars[sign.at]


def _change_places(sheet: Sheet, one: Sign, two: Sign, heights: list[float]) -> bool:
    """Whether of two marks each is told as what the other one can be, and cannot be itself."""
    chars = sheet.chars
    if two.at != one.at + 1 or {one.zone, two.zone} != {"above", "below"}:
        return False
    _, high, low = _high_first((sheet, one, two))
    return (
        fits(chars[two.at], one.zone)
        and fits(chars[one.at], two.zone)
        and not fits(chars[one.at], one.zone)
        and (is_stroke(high, heights) == (chars[low.at] == "่"))
    )


def shared(box: Ink4, other: Ink4 | None) -> bool:
    """Whether two boxes are neighbouring shares of one."""
    return (
        other is not None
        and abs(box[3] - other[3]) < _SAME
        and abs(box[2] - other[2]) < _SAME
        and (abs(box[0] - other[1]) < _SAME or abs(box[1] - other[0]) < _SAME)
    )


def fits(code: str, zone: Zone) -> bool:
    """Whether a glyph in ``zone`` can be what its code says."""
    if zone == "above":
        return code in ABOVE_MARKS or code == SARA_AM
    if zone == "below":
        return code in BELOW_MARKS
    return True
