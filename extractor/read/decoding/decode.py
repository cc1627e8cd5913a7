"""PDFium's characters -> the Thai that is seen on the page.

Two passes over a document: ``evidence`` collects what each font draws under each code,
``verdicts`` says what its wrong codes mean, and ``decode`` applies that to every page.
The order of writing is the content stream's; sorting by x would destroy it, because a mark without
an advance ties with the next letter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from extractor.read.decoding.by_letters import LEAST_RISK
from extractor.read.decoding.copied_clusters import drop_copies
from extractor.read.decoding.encodings import table_for
from extractor.read.decoding.evidence import (
    ABOVE_MARKS,
    CodedGlyph,
    Key,
    Sheet,
    Sign,
    coded_glyph,
    gather,
    line_heights,
    owned,
    zone_of,
)
from extractor.read.decoding.false_signs import tell_false_signs
from extractor.read.decoding.letters import CONTROLS, lacking_letter, letter_of_words
from extractor.read.decoding.page_quality import letters_as_printed, quality_of
from extractor.read.decoding.places import before_sara, on_base, text_around
from extractor.read.decoding.runs import runs_of
from extractor.read.decoding.sara_am import is_shape, is_short, tell_sara_aa
from extractor.read.decoding.unseen_text import drop_unseen
from extractor.read.decoding.verdicts import Verdicts, verdicts
from extractor.read.glyphs import PageContent, Run
from extractor.read.pdfium.file import Font, RawPage
from extractor.read.pdfium.text import RawText
from extractor.read.ticks import symbol, symbol_font
from extractor.thai import CONSONANTS, NIKHAHIT, PRIVATE_USE, SARA_AA, SARA_AM, is_thai

_PRIVATE = re.compile("[\uf700-\uf71a]")
_STRANGE = re.compile("[\x80-\u0dff\u0e80-\u1fff\u2020-\uf6ff\uf71b-\uffff]")
_SWAPPED = re.compile("[" + "".join(chr(ord(letter) << 8) for letter in ascii_lowercase) + "]{2,6}")
"""Letters whose bytes Ghostscript exchanged: so it tells "fi" and its like (U+6600 U+6900)."""
_BREAK = re.compile("[\t\n\r]")
_DRAWN = 1.0
"""Points: as tall is what is drawn under the code of a break, which so is a control code."""
_FEW = 6
"""Strange letters of a page up to which its fonts are taken at their word."""
_BESIDE = 0.6
"""Share of the font size: what stands closer to a run's end goes on there."""


def decode(pages: Iterable[RawPage], fonts: list[Font]) -> list[PageContent]:
    """All pages of a document, decoded by the verdicts of the whole document.

    ``fonts`` is read after ``pages`` is exhausted (``PdfFile.fonts`` grows with its pages).
    """
    sheets = list(map(_sheet, pages))
    heights = line_heights(sheets, fonts)
    for sheet in sheets:
        drop_copies(sheet, heights)
    _decode_fonts(sheets, fonts)
    _decode_letters(sheets, heights)
    tell_false_signs(sheets)
    for sheet in sheets:
        tell_sara_aa(sheet, heights)
    evidence = gather(sheets, heights)
    judged = verdicts(evidence, sheets, [family_of(font.name) for font in fonts])
    contents = [_content(sheet, judged, fonts, heights) for sheet in sheets]
    best = letters_as_printed(sheet.said for sheet in sheets)
    if best == 1.0:
        return contents
    return [
        content._replace(quality=min(content.quality, best)) if content.chars else content
        for content in contents
    ]


_LETTERS_RISK, _WORDS_RISK = 0.01, 0.02
"""That a letter whose code is none was taken for another one, by its neighbours or by words."""

_SUBSET = re.compile("^[A-Z]{6}\\+")
_FACE = re.compile("(?i)(?:[-, ]?(?:bold|italic|oblique|regular|medium|light|semi|mt))+$")


def family_of(name: str) -> str:
    """A font's name without the words for its face: "ABCDEE+TH SarabunPSK,Bold" and its kin."""
    return _FACE.sub("", _SUBSET.sub("", name)).replace(" ", "").lower()


def _sheet(page: RawPage) -> Sheet:
    text = page.characters.text
    if _PRIVATE.search(text):
        text = text.translate(PRIVATE_USE)
    sheet = Sheet(page, list(_SWAPPED.sub(_bytes_back, text)))
    for found in _BREAK.finditer(text):
        low, high = page.characters.ink[found.start()][2:]
        if high - low > _DRAWN:
            sheet.chars[found.start()] = chr(ord(found.group()) + 0x80)
    drop_unseen(sheet)
    return sheet


def _bytes_back(letters: re.Match[str]) -> str:
    return "".join(chr(ord(letter) >> 8) for letter in letters.group())


def _decode_fonts(sheets: list[Sheet], fonts: list[Font]) -> None:
    """Undo encodings font by font: symbols, Mac Thai, TIS-620 taken for Latin."""
    samples: list[list[str]] = [[] for _ in fonts]
    for sheet in sheets:
        text = sheet.page.characters.text
        if len(_STRANGE.findall(text)) < _FEW:
            continue
        for owner in sheet.page.characters.texts:
            samples[owner.font].append(text[owner.start : owner.stop])
    for index, font in enumerate(fonts):
        sample = "".join(samples[index])
        table = table_for(Counter(sample), sample[:4000])
        if table:
            _translate(sheets, index, table)
        elif symbol_font(font.name):
            _show_symbols(sheets, index, font.name)


def _decode_letters(sheets: list[Sheet], heights: list[float]) -> None:
    """Write the letters on the line that fonts give control codes for, where it is clear which."""
    places: dict[CodedGlyph, list[tuple[Sheet, int]]] = defaultdict(list)
    for sheet in sheets:
        ink = sheet.page.characters.ink
        lefts, rights = sheet.page.characters.lefts, sheet.page.characters.rights
        for owner, at in _controls(sheet):
            box = ink.get(at)
            on_line = box is None or zone_of(box, owner, heights) == "line"
            if on_line and rights[at] > lefts[at]:
                places[coded_glyph(sheet, owner, at)].append((sheet, at))
    told: dict[tuple[int, str], str] = {}
    for (font, code, _), found in sorted(places.items(), key=lambda item: -len(item[1])):
        contexts = [_context(sheet, at) for sheet, at in found]
        letter, risk = lacking_letter(contexts, told.get((font, code), "")), _LETTERS_RISK
        if not letter:
            letter = letter_of_words([text_around(sheet, at) for sheet, at in found])
            risk = _WORDS_RISK
        if letter:
            told.setdefault((font, code), letter)
            for sheet, at in found:
                _write(sheet, at, letter)
                sheet.guess(risk)


def _context(sheet: Sheet, at: int) -> tuple[str, str]:
    """The text before a glyph, without marks that nobody knows yet, and the character after it."""
    ink, start = sheet.page.characters.ink, max(at - 5, 0)
    before = "".join(
        char
        for index, char in enumerate(sheet.chars[start:at], start)
        if index not in ink or is_thai(char)
    )
    return before, "".join(sheet.chars[at + 1 : at + 2])


def _controls(sheet: Sheet) -> Iterator[tuple[RawText, int]]:
    """The control codes of a page: the text object and the place of each."""
    if CONTROLS.isdisjoint(sheet.chars):
        return iter(())
    return owned(sheet, [at for at, char in enumerate(sheet.chars) if char in CONTROLS])


def _translate(sheets: list[Sheet], font: int, table: dict[int, str]) -> None:
    for sheet in sheets:
        for owner in sheet.page.characters.texts:
            if owner.font == font:
                span = slice(owner.start, owner.stop)
                sheet.chars[span] = [table.get(ord(char), char) for char in sheet.chars[span]]
                sheet.changed += owner.stop - owner.start


def _show_symbols(sheets: list[Sheet], font: int, name: str) -> None:
    for sheet in sheets:
        for owner in sheet.page.characters.texts:
            if owner.font == font:
                span = slice(owner.start, owner.stop)
                sheet.chars[span] = [symbol(name, char) for char in sheet.chars[span]]


def _content(
    sheet: Sheet, judged: Verdicts, fonts: list[Font], heights: list[float]
) -> PageContent:
    for sign in sheet.signs:
        _apply(sheet, sign, judged, heights)
    page, drawings = sheet.page, sheet.page.drawings
    sheet.lost += _undecoded(sheet)
    runs = runs_of(sheet, fonts)
    sheet.said = _running(runs)
    quality = quality_of(sheet.said, sheet.lost, sheet.guessed, sheet.riskiest)
    return PageContent(
        page.number, page.width, page.height, page.rotation, runs, drawings.segments,
        drawings.rects, drawings.marks, drawings.images, sum(len(run.text) for run in runs),
        sheet.hidden, sheet.lost, sheet.changed > 0, quality, drawings.limit, beyond=sheet.beyond,
    )  # fmt: skip


def _undecoded(sheet: Sheet) -> int:
    """How many glyphs with an advance still have control codes: no text has them, repair drops."""
    lefts, rights = sheet.page.characters.lefts, sheet.page.characters.rights
    return sum(
        rights[at] > lefts[at] for owner, at in _controls(sheet) if owner.start not in sheet.gone
    )


def _running(runs: tuple[Run, ...]) -> str:
    """The runs' text, joined where one goes on beside the other."""
    parts: list[str] = []
    before: Run | None = None
    for run in runs:
        if run.rotated:
            continue
        beside = (
            before is not None
            and abs(before.baseline - run.baseline) < _BESIDE * run.size
            and abs(run.x0 - before.x1) < _BESIDE * run.size
        )
        parts.append(run.text if beside else "\n" + run.text)
        before = run
    return "".join(parts)


def _apply(sheet: Sheet, sign: Sign, judged: Verdicts, heights: list[float]) -> None:
    """Write what the glyph at ``sign`` means (what has a verdict is written already)."""
    at, code = sign.at, sheet.chars[sign.at]
    if at in sheet.told:
        return
    if sign.zone == "blank":
        lefts, rights = sheet.page.characters.lefts, sheet.page.characters.rights
        if code == " " and lefts[at] == rights[at] and before_sara(sheet, at):
            _write(sheet, at, NIKHAHIT)
    elif sign.zone == "above":
        key: Key = (sign.owner.font, code, "above")
        if code == SARA_AM:
            if before_sara(sheet, at):
                _write(sheet, at, NIKHAHIT)
        elif key in judged.rings and before_sara(sheet, at) and is_shape(judged.rings[key], sign):
            _write(sheet, at, NIKHAHIT)
            sheet.guess(LEAST_RISK)
        elif code not in ABOVE_MARKS and code not in CONSONANTS and on_base(sheet, sign):
            _lose(sheet, at)
    elif sign.zone == "below":
        if code in ABOVE_MARKS and on_base(sheet, sign):
            _lose(sheet, at)
    elif (
        code == SARA_AM
        and sign.owner.font in judged.swapped
        and is_short(heights[sign.owner.font], sign)
    ):
        _write(sheet, at, SARA_AA)


def _lose(sheet: Sheet, at: int) -> None:
    """Nobody knows what the glyph is; its code is not what stands there."""
    sheet.lost += 1
    sheet.chars[at] = ""


def _write(sheet: Sheet, at: int, char: str) -> None:
    sheet.chars[at] = char
    sheet.changed += 1
