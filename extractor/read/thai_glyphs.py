"""PDFium's characters -> the Thai that is seen on the page.

Two passes over a document: ``thai_evidence`` collects what each font draws under each code,
``thai_verdicts`` says what its wrong codes mean, and ``decode`` applies that to every page.
The order of writing is the content stream's; sorting by x would destroy it, because a mark without
an advance ties with the next letter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from statistics import median

from extractor.read.glyph_runs import runs_of
from extractor.read.glyphs import PageContent, Run
from extractor.read.page_quality import quality_of
from extractor.read.pdfium import Font, RawPage
from extractor.read.pdfium_text import RawText
from extractor.read.thai_encodings import table_for
from extractor.read.thai_evidence import Key, Sheet, Sign, gather, line_heights, zone_of
from extractor.read.thai_letters import CONTROL, lacking_letter
from extractor.read.thai_verdicts import (
    Verdicts,
    before_sara,
    is_shape,
    is_short,
    on_base,
    verdicts,
)
from extractor.read.ticks import symbol, symbol_font
from extractor.thai import CONSONANTS, MARKS, NIKHAHIT, PRIVATE_USE, SARA_AA, SARA_AM

_PRIVATE = re.compile("[\uf700-\uf71a]")
_STRANGE = re.compile("[\x80-\u0dff\u0e80-\u1fff\u2020-\uf6ff\uf71b-\uffff]")
_HUGE = 1.8
"""Times the page's usual font size from which pale or askew text is a watermark."""
_FEW = 6
"""Strange letters of a page up to which its fonts are taken at their word."""
_SPAN = 6
"""Text objects among which the copies of a cluster are looked for."""
_APART = 0.12
"""Share of the font size: letters of two clusters stand apart by less than twice that."""
_BESIDE = 0.6
"""Share of the font size: what stands closer to a run's end goes on there."""
_SPREAD = 0.8
"""Share of the font size within which the marks of a cluster stand over each other."""


def decode(pages: Iterable[RawPage], fonts: list[Font]) -> list[PageContent]:
    """All pages of a document, decoded by the verdicts of the whole document.

    ``fonts`` is read after ``pages`` is exhausted (``PdfFile.fonts`` grows with its pages).
    """
    kept = list(pages)
    heights = line_heights(kept, fonts)
    sheets = [_sheet(page) for page in kept]
    _decode_fonts(sheets, fonts)
    _decode_letters(sheets, heights)
    evidence = gather(sheets, heights)
    judged = verdicts(evidence, sheets)
    return [_content(sheet, judged, fonts, heights) for sheet in sheets]


def _sheet(page: RawPage) -> Sheet:
    text = page.characters.text
    sheet = Sheet(page, list(text.translate(PRIVATE_USE) if _PRIVATE.search(text) else text))
    _drop_unseen(sheet)
    _drop_copies(sheet)
    return sheet


def _drop_unseen(sheet: Sheet) -> None:
    """Leave out what a reader of the page does not see or does not take for its content.

    That is invisible text, white text with nothing dark behind it, text outside the page, and
    watermarks: pale and askew, or pale and much larger than the page's text.
    """
    page = sheet.page
    texts = page.characters.texts
    usual = median(text.size for text in texts) if texts else 0.0
    for owner in texts:
        outside = not (-1 <= owner.x <= page.width + 1 and -1 <= owner.y <= page.height + 1)
        if (
            outside
            or owner.invisible
            or owner.fill == "none"
            or (owner.fill == "white" and not _backed(page, owner))
            or (owner.fill == "light" and (not owner.upright or owner.size > _HUGE * usual))
            or (not owner.upright and owner.size > _HUGE * usual)
        ):
            sheet.gone.add(owner.start)
            sheet.hidden += owner.stop - owner.start


def _backed(page: RawPage, owner: RawText) -> bool:
    """Whether something that is not white lies where the text begins."""
    x, y = owner.x, page.height - owner.y - 0.2 * owner.size
    drawings = page.drawings
    shades = [rect[:4] for rect in drawings.rects if rect.fill in ("dark", "light")]
    return any(
        x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1
        for x0, y0, x1, y1 in [*shades, *drawings.images]
    )


def _drop_copies(sheet: Sheet) -> None:
    """Leave out repeated clusters: PDFium tells a span's ``/ActualText`` once for every glyph.

    The copies stand in the boxes of the span's marks, within the width of its letter, where the
    same cluster written twice would stand beside it. The copy whose letter stands on the line
    stays, or the first.
    """
    characters = sheet.page.characters
    text, ink, lefts, rights = characters.text, characters.ink, characters.lefts, characters.rights
    recent: deque[RawText] = deque(maxlen=_SPAN)
    open_am: RawText | None = None  # a cluster with a floating copy and no sara aa yet
    for owner in characters.texts:
        if owner.stop - owner.start < 2 or text[owner.start] not in CONSONANTS:
            continue
        cluster = text[owner.start : owner.stop]
        box = ink.get(owner.start)
        if open_am is not None and _is_sara(sheet, open_am, owner):
            sheet.gone.add(owner.start)
            rights[open_am.stop - 1] = rights[owner.stop - 1]
            recent.remove(open_am)
            open_am = None
            continue
        for before in recent:
            first = ink.get(before.start)
            if box is None or first is None or text[before.start : before.stop] != cluster:
                continue
            if abs(owner.y - before.y) > _SPREAD * owner.size:
                continue
            floats = abs(first[2] - box[2]) > _APART * owner.size
            slack = (_APART if floats else -_APART) * owner.size
            reach = rights[before.stop - 1] + slack, lefts[before.start] - slack
            if lefts[owner.start] < reach[0] and rights[owner.stop - 1] > reach[1]:
                higher = abs(first[2] - owner.y) > abs(box[2] - owner.y)
                sheet.gone.add(before.start if higher else owner.start)
                if floats and not higher and cluster[-1] == SARA_AM:
                    open_am = before
                break
        if owner.start not in sheet.gone:
            recent.append(owner)


def _is_sara(sheet: Sheet, kept: RawText, owner: RawText) -> bool:
    """Whether a copy is the sara aa of a cluster with sara am, whose ring was a floating copy.

    It stands on the line beside the cluster's letter; nothing of the page lies between them.
    """
    characters = sheet.page.characters
    text, size = characters.text, owner.size
    gap = characters.lefts[owner.start] - characters.rights[kept.stop - 1]
    return (
        text[owner.start : owner.stop] == text[kept.start : kept.stop]
        and abs(owner.y - kept.y) < _APART * size
        and -_APART * size < gap < _BESIDE * size
    )


def _decode_fonts(sheets: list[Sheet], fonts: list[Font]) -> None:
    """Undo encodings font by font: symbols, Mac Thai, TIS-620 taken for Latin."""
    letters: list[Counter[str]] = [Counter() for _ in fonts]
    samples: list[list[str]] = [[] for _ in fonts]
    for sheet in sheets:
        text = sheet.page.characters.text
        if len(_STRANGE.findall(text)) < _FEW:
            continue
        for owner in sheet.page.characters.texts:
            piece = text[owner.start : owner.stop]
            letters[owner.font].update(piece)
            samples[owner.font].append(piece)
    for index, font in enumerate(fonts):
        table = table_for(letters[index], "".join(samples[index])[:4000])
        if table:
            _translate(sheets, index, table)
        elif symbol_font(font.name):
            _show_symbols(sheets, index, font.name)


_Glyph = tuple[int, str, int]
"""A font's index, a code, and the advance in hundredths of the size: glyphs may share a code."""


def _decode_letters(sheets: list[Sheet], heights: list[float]) -> None:
    """Write the letters on the line that fonts give control codes for, where it is clear which."""
    places: dict[_Glyph, list[tuple[Sheet, int]]] = defaultdict(list)
    for sheet in sheets:
        if not CONTROL.search(sheet.page.characters.text):
            continue
        ink = sheet.page.characters.ink
        lefts, rights = sheet.page.characters.lefts, sheet.page.characters.rights
        for owner in sheet.page.characters.texts:
            for at in range(owner.start, owner.stop):
                box = ink.get(at)
                on_line = box is None or zone_of(box, owner, heights) == "line"
                if on_line and rights[at] > lefts[at] and CONTROL.match(sheet.chars[at]):
                    width = round(100 * (rights[at] - lefts[at]) / (owner.size or 1.0))
                    places[owner.font, sheet.chars[at], width].append((sheet, at))
    told: dict[tuple[int, str], str] = {}
    for (font, code, _), found in sorted(places.items(), key=lambda item: -len(item[1])):
        contexts = [
            ("".join(sheet.chars[max(at - 4, 0) : at]), "".join(sheet.chars[at + 1 : at + 2]))
            for sheet, at in found
        ]
        letter = lacking_letter(contexts, told.get((font, code), ""))
        if letter:
            told.setdefault((font, code), letter)
            for sheet, at in found:
                _write(sheet, at, letter)


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
    runs = runs_of(sheet, fonts, heights)
    text = _running(runs)
    return PageContent(
        page.number, page.width, page.height, page.rotation, runs, drawings.segments,
        drawings.rects, drawings.marks, drawings.images, sum(len(run.text) for run in runs),
        sheet.hidden, sheet.lost, sheet.changed > 0, quality_of(text, sheet.lost), drawings.limit,
    )  # fmt: skip


def _undecoded(sheet: Sheet) -> int:
    """How many glyphs with an advance still have control codes: no text has them, repair drops."""
    if not any(CONTROL.match(char) for char in set(sheet.chars)):
        return 0
    lefts, rights = sheet.page.characters.lefts, sheet.page.characters.rights
    return sum(
        CONTROL.match(sheet.chars[at]) is not None and rights[at] > lefts[at]
        for owner in sheet.page.characters.texts
        if owner.start not in sheet.gone
        for at in range(owner.start, owner.stop)
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
    """Write what the glyph at ``sign`` means (glyphs with a verdict are written already)."""
    at, code = sign.at, sheet.chars[sign.at]
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
        elif code[:1] not in MARKS and code not in CONSONANTS and on_base(sheet, sign):
            sheet.lost += 1
            sheet.chars[at] = ""
    elif (
        code == SARA_AM
        and sign.owner.font in judged.swapped
        and is_short(heights[sign.owner.font], sign)
    ):
        _write(sheet, at, SARA_AA)


def _write(sheet: Sheet, at: int, char: str) -> None:
    sheet.chars[at] = char
    sheet.changed += 1
