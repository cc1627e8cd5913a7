"""Thai in an encoding that the file does not tell: Mac Thai shown as Mac Roman, TIS-620 as Latin-1.

PageMaker and QuarkXPress on the Macintosh set Thai in fonts whose bytes every reader takes for Mac
Roman; older Windows programs left TIS-620 bytes that are taken for Latin-1 (or Windows-1252). Both
are undone letter by letter, so positions stay.
"""

from __future__ import annotations

from collections import Counter

from extractor.thai import PRIVATE_USE, impossibilities, is_thai

_MAC_MARKS = {
    0x83: "่", 0x84: "้", 0x85: "๊", 0x86: "๋", 0x87: "์",
    0x88: "่", 0x89: "้", 0x8A: "๊", 0x8B: "๋", 0x8C: "์",
    0x8D: "“", 0x8E: "”", 0x8F: "ํ", 0x91: "•",
    0x92: "ั", 0x93: "็", 0x94: "ิ", 0x95: "ี", 0x96: "ึ", 0x97: "ื",
    0x98: "่", 0x99: "้", 0x9A: "๊", 0x9B: "๋", 0x9C: "์", 0x9D: "‘", 0x9E: "’",
    0x82: "…", 0x80: "«", 0x81: "»",
    0xDB: "\u2060", 0xDC: "\u200b", 0xDD: "–", 0xDE: "—", 0xEE: "™", 0xFA: "®", 0xFB: "©",
}  # fmt: skip
"""What Mac Thai has beyond TIS-620: marks moved left, lowered or both, and punctuation."""


def _tis620() -> dict[int, str]:
    return {byte: chr(byte - 0xA0 + 0x0E00) for byte in [*range(0xA1, 0xDB), *range(0xDF, 0xFC)]}


def _mac_thai() -> dict[int, str]:
    """Mac Roman's characters as the Mac Thai ones of the same bytes."""
    thai = _tis620() | _MAC_MARKS | {0xA0: " "}
    table = {ord(bytes([byte]).decode("mac_roman")): char for byte, char in thai.items()}
    # Apple's own tables changed over time: the currency sign became the euro, the apple is private.
    table[0xA4] = thai[0xDB]
    table[0x20AC] = thai[0xDB]
    table[0xF8FF] = thai[0xF0]
    table[0x03A9] = table.get(0x2126, table.get(0x03A9, "Ω"))
    table[0x2126] = table[0x03A9]
    table[0x00B5] = thai[0xB5]
    table[0x2206] = thai[0xC6]
    table[0x00A0] = thai[0xCA]
    return table


def _latin_1() -> dict[int, str]:
    return dict(_tis620())


MAC_THAI = _mac_thai()
LATIN_1 = _latin_1()

_ENOUGH = 12
_SHARE = 0.8
_PLAIN_ASCII = set(map(chr, range(0x20, 0x7F)))


def table_for(letters: Counter[str], sample: str) -> dict[int, str]:
    """The table that makes Thai of a font's ``letters``; empty if they are what they say.

    ``sample`` is some running text of the font. A table is believed when most letters outside
    ASCII become Thai and the sample then reads as Thai can be written.
    """
    strange = {c: n for c, n in letters.items() if c not in _PLAIN_ASCII and not is_thai(c)}
    count = sum(strange.values())
    thai = sum(n for c, n in letters.items() if is_thai(c))
    if count < _ENOUGH or thai > count or all(ord(c) in PRIVATE_USE for c in strange):
        return {}
    best: dict[int, str] = {}
    least = _allowed(sample)
    for table in (MAC_THAI, LATIN_1):
        turned = sum(n for c, n in strange.items() if is_thai(table.get(ord(c), "")))
        if turned < _SHARE * count or not _like_thai(strange, table):
            continue
        wrong = impossibilities(sample.translate(table))
        if wrong < least:
            best, least = table, wrong
    return best


def _allowed(sample: str) -> float:
    """How many impossible places sound Thai of this length may seem to have."""
    return max(3.0, 0.06 * len(sample))


def _like_thai(strange: dict[str, int], table: dict[int, str]) -> bool:
    """Thai spends a good part of its letters on a few: sara aa, ko kai, no nu, ro ruea, o ang."""
    counts: Counter[str] = Counter()
    for char, number in strange.items():
        counts[table.get(ord(char), "")] += number
    common = sum(counts[char] for char in "ากนรองมเวยสท")
    return common >= 0.35 * sum(strange.values())
