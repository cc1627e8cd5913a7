"""Text layers damaged as programs that cannot be run here damage them.

The pages stay as LibreOffice drew them; only the fonts' maps from codes to characters are written
anew (and ``/ActualText``, which those programs do not write, is taken out), so that the page looks
right and its text is wrong in the ways of reference/thai-text-layers.md. The new objects are
appended to the file, as an editor of PDFs would.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from fontTools.ttLib import TTFont

from extractor.thai import (
    CONSONANTS,
    LOWER_VOWELS,
    MARKS,
    NIKHAHIT,
    PRIVATE_USE,
    SARA_AA,
    SARA_AM,
    UPPER_SIGNS,
    is_thai,
)

_MAP = re.compile(r"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")
_SPAN = re.compile(rb"/Span\s*<</ActualText\s*<[0-9A-Fa-f]*>\s*>>\s*BDC|\bEMC\b")
_HIGH = 0.3
"""Share of the em over the baseline from which a glyph stands above the consonants."""
_HANGS = 0.1
"""Share of the em under the baseline from which a mark hangs below; letters reach less far."""
_SLIM, _STROKE = 0.95, 0.6
"""Widths over heights up to which a lower vowel is sara u, and a tone mai ek."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A code of a font, the character its glyph shows, and how high it stands over the line, in em.

    ``stacked`` marks stand on top of another one.
    """

    code: int
    shows: str
    low: float
    stacked: bool


Layer = Callable[[tuple[Glyph, ...], bool], dict[int, str]]
"""What a damaged map says for the glyphs of a font (bold or not); codes left out have no entry."""


# --- the damages ------------------------------------------------------------------------------


def _as_shown(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    return {glyph.code: glyph.shows for glyph in glyphs}


def word_bold_swap(glyphs: tuple[Glyph, ...], bold: bool) -> dict[int, str]:
    """A2, A4, A5: nikhahit is a space; in bold sara aa is sara am besides."""
    swap = {NIKHAHIT: " "} | ({SARA_AA: SARA_AM} if bold else {})
    return {glyph.code: swap.get(glyph.shows, glyph.shows) for glyph in glyphs}


def nikhahit_as_mai_tho(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """A6, the silent one."""
    return {glyph.code: "้" if glyph.shows == NIKHAHIT else glyph.shows for glyph in glyphs}


def nikhahit_as_unknown(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """A8: U+FFFD."""
    return {glyph.code: "\ufffd" if glyph.shows == NIKHAHIT else glyph.shows for glyph in glyphs}


_PRIVATE: dict[str, list[str]] = {}
for _code, _mark in PRIVATE_USE.items():
    _PRIVATE.setdefault(_mark, []).append(chr(_code))


def private_use_marks(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """B1: marks as old Windows fonts code their moved forms, each glyph by another form."""
    seen: dict[str, int] = {}
    table = {}
    for glyph in glyphs:
        forms = _PRIVATE.get(glyph.shows, [glyph.shows])
        at = seen[glyph.shows] = seen.get(glyph.shows, -1) + 1
        table[glyph.code] = forms[at % len(forms)]
    return table


_ASCII = dict(zip("่้๊๋์็ัิีึืํ", "+)*3&98,/04;", strict=True))


def marks_as_ascii(glyphs: tuple[Glyph, ...], bold: bool) -> dict[int, str]:
    """C2: upper marks as signs and digits, other ones in bold."""
    signs = _ASCII if not bold else dict(zip(_ASCII, "1(%2!-'~=.<>", strict=True))
    return {glyph.code: signs.get(glyph.shows, glyph.shows) for glyph in glyphs}


def stacked_tone_lost(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """C3: the glyphs of tones that stand on vowels have no entry."""
    return {glyph.code: glyph.shows for glyph in glyphs if not glyph.stacked}


_MAC_QUOTES = {"“": "ç", "”": "é", "‘": "ù", "’": "û"}


def mac_thai(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """F1: Mac Thai bytes taken for Mac Roman."""
    return {
        glyph.code: _MAC_QUOTES.get(glyph.shows, _as_bytes(glyph.shows, "mac_roman"))
        for glyph in glyphs
    }


def tis_620_as_latin(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """F2: TIS-620 bytes taken for Latin-1."""
    return {glyph.code: _as_bytes(glyph.shows, "latin-1") for glyph in glyphs}


def _as_bytes(char: str, encoding: str) -> str:
    return char.encode("cp874").decode(encoding) if all(map(is_thai, char)) else char


def marks_dropped(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """G1: no mark has an entry."""
    return {glyph.code: glyph.shows for glyph in glyphs if glyph.shows not in MARKS}


def letters_lost(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """G: a part of the letters has no entry."""
    return {g.code: g.shows for g in glyphs if g.shows not in CONSONANTS or g.code % 4}


def letters_exchanged(share: int) -> Layer:
    """One in ``share`` consonants is told as another one: nothing on the page shows it."""

    def layer(glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
        table = {glyph.code: glyph.shows for glyph in glyphs}
        for glyph in glyphs:
            if glyph.shows in CONSONANTS and glyph.code % share == 0:
                at = CONSONANTS.index(glyph.shows)
                table[glyph.code] = CONSONANTS[(at + 7) % len(CONSONANTS)]
        return table

    return layer


def no_map(_glyphs: tuple[Glyph, ...], _bold: bool) -> dict[int, str]:
    """G2: the codes say nothing at all."""
    return {}


LAYERS: dict[str, Layer] = {
    "no-actual-text": _as_shown,
    "word-bold-swap": word_bold_swap,
    "am-to-mai-tho": nikhahit_as_mai_tho,
    "am-to-unknown": nikhahit_as_unknown,
    "private-use": private_use_marks,
    "ascii-marks": marks_as_ascii,
    "stacked-tone-lost": stacked_tone_lost,
    "mac-thai": mac_thai,
    "tis-620": tis_620_as_latin,
    "marks-dropped": marks_dropped,
    "letters-lost": letters_lost,
    "letters-exchanged": letters_exchanged(12),
    "most-exchanged": letters_exchanged(3),
    "no-map": no_map,
}
"""Damages by name; what is done to letters on the line cannot be repaired by their shapes."""


# --- the file ---------------------------------------------------------------------------------


def damage_layer(data: bytes, layer: Layer) -> bytes:
    """The PDF (as LibreOffice writes it) with this damage in all its Thai fonts.

    Raises:
        ValueError: the file is not of the shape that LibreOffice writes.

    """
    objects = dict(_objects(data))
    changed: dict[int, bytes] = {}
    for body in objects.values():
        if font := re.match(rb"<</Type/Font/Subtype/TrueType/BaseFont/\w+\+(\S+)", body):
            entry = int(_entry(body, rb"ToUnicode"))
            glyphs = _glyphs(objects, body, _stream(objects[entry]).decode("latin-1"))
            if any(is_thai(glyph.shows) for glyph in glyphs):
                table = layer(glyphs, b"old" in font[1])
                changed[entry] = _packed(_cmap(table).encode("ascii"))
    if not changed:
        raise ValueError("no Thai font with a map")
    for number, body in objects.items():
        if b"stream" in body and b"FontFile" not in body and (text := _spans(body)):
            changed[number] = _packed(text)
    changed[int(_entry(data[-4096:], rb"Info"))] = b"<</Producer(Damaged on purpose)>>"
    return _appended(data, changed)


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    for found in re.finditer(rb"(?<=\n)(\d+) 0 obj\s*(.*?)\s*endobj", data, re.DOTALL):
        yield int(found[1]), found[2]


def _entry(body: bytes, name: bytes) -> bytes:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    if found is None:
        raise ValueError(f"no {name.decode()}")
    return found[1]


def _stream(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*)endstream", body, re.DOTALL)
    if found is None:
        raise ValueError("no stream")
    return zlib.decompressobj().decompress(found[1])


def _spans(body: bytes) -> bytes:
    """A content stream without its spans; empty if it is another stream or has none."""
    try:
        text = _stream(body)
    except (ValueError, zlib.error):
        return b""
    return _SPAN.sub(b"", text) if b"/ActualText" in text else b""


def _glyphs(objects: dict[int, bytes], font: bytes, cmap: str) -> tuple[Glyph, ...]:
    """The font's codes with what their glyphs show: LibreOffice's map, corrected by their place."""
    program = objects[int(_entry(objects[int(_entry(font, rb"FontDescriptor"))], rb"FontFile2"))]
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # LibreOffice's fonts lack dates
    face = TTFont(io.BytesIO(_stream(program)))
    names, em = face["cmap"].tables[0].cmap, face["head"].unitsPerEm
    told = {
        int(code, 16): bytes.fromhex(units).decode("utf-16-be", "replace")
        for code, units in _MAP.findall(cmap)
    }
    # A glyph that came first in a span has no entry: its text stands in the span each time.
    told |= dict.fromkeys((code for code in names if code and code not in told), "")
    shapes = {code: face["glyf"][names[code]] for code in told if code in names}
    lows = {code: getattr(shape, "yMin", 0) / em for code, shape in shapes.items()}
    sound = {
        key: told[code]
        for code, shape in shapes.items()
        if told[code] and told[code] in MARKS and (told[code] in LOWER_VOWELS) == (lows[code] < 0)
        for key in _likeness(shape, face)
    }
    shows = {}
    for code, shape in shapes.items():
        slim = (shape.xMax - shape.xMin) / (shape.yMax - shape.yMin) if lows[code] else 1.0
        alike = next((sound[key] for key in _likeness(shape, face) if key in sound), "")
        if told[code] == "ุ" and not alike and "้" in sound.values():
            alike = "์"
        shows[code] = _shown(told[code], lows[code], slim, alike)
    lowest = {
        one: min(lows[code] for code in shows if shows[code] == one) for one in shows.values()
    }
    return tuple(
        Glyph(code, one, lows[code], one in UPPER_SIGNS and lows[code] > lowest[one] + 0.1)
        for code, one in shows.items()
    )


def _likeness(shape: Any, face: Any) -> tuple[tuple[object, ...], ...]:
    """A glyph's points from its first one on, the same wherever a mark was moved; their numbers.

    A mark that was made smaller to stand on another one has as many points as before.
    """
    coordinates, ends, _ = shape.getCoordinates(face["glyf"])
    points = list(coordinates)
    outline = tuple((x - points[0][0], y - points[0][1]) for x, y in points)
    return outline, ("points", *ends)


def _shown(told: str, low: float, slim: float, alike: str) -> str:
    """What a glyph shows, ``alike`` being what a glyph of the same outline is told for.

    Sara am's ring is told as sara am; the tone and the lower vowel of a cluster are told in the
    order in which they are written and drawn in the other. Mai ek is a stroke; sara u is taller
    than wide and sara uu is not, in all fonts used here. ``slim`` is width over height.
    """
    if told == SARA_AM and low > _HIGH:
        return NIKHAHIT
    if (told in UPPER_SIGNS or not told) and low < -_HANGS:
        return alike or ("ุ" if slim < _SLIM else "ู")
    if (told in LOWER_VOWELS or not told) and low > _HIGH:
        return alike or ("่" if slim < _STROKE else "้")
    return told or SARA_AA


def _cmap(table: dict[int, str]) -> str:
    lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in table.items()]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return "\n".join([
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ])  # fmt: skip


def _packed(text: bytes) -> bytes:
    packed = zlib.compress(text)
    head = f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _appended(data: bytes, changed: dict[int, bytes]) -> bytes:
    """The file with newer versions of some objects behind its end."""
    start = re.search(rb"startxref\s+(\d+)", data[-64:])
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", data, re.DOTALL)
    if start is None or trailer is None:
        raise ValueError("no trailer")
    out = bytearray(data + b"\n")
    table = []
    for number, body in sorted(changed.items()):
        table.append(f"{number} 1\n{len(out):010} 00000 n \n".encode())
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    end = len(out)
    out += b"xref\n" + b"".join(table) + b"trailer\n<<" + trailer[1]
    out += b"/Prev " + start[1] + f">>\nstartxref\n{end}\n%%EOF\n".encode()
    return bytes(out)
