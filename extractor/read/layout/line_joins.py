"""Whether a printed line goes on in the next one, and what stands between the two.

Nothing but the page tells: the distance and indent of lines, weight and size, list numbers, and
whether the next line's first word had room above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.read.layout.label_tabs import first_label, is_label_in_bold
from extractor.read.layout.lines import MARKER, Line
from extractor.read.thai_words import NOT_KNOWN, first_word
from extractor.thai import MARKS, fold, is_thai

LONGEST_WORD = 5.0
"""Font sizes that an unbroken Thai word takes at most, where the word is not known."""

TO_SPARE = 0.6
"""Font sizes of room beyond the next word from which a line ended early: word lists differ."""

SPACE = 0.25
"""Width of a space as a share of the font size."""

TAB_STOP = 0.25
"""Share of a column's width from which an indent is a tabulator's."""

_ABOVE_OR_BELOW = re.compile(f"[{MARKS}]")
SAME_PITCH = 1.04
"""How many times the usual distance of baselines the lines of a paragraph keep at most."""
STOP = 1.5
"""Points by which what stands at one tabulator's stop differs at most."""

_COUNTED = re.compile(r"(?P<word>[ก-ฮะ-๎ ]{2,16})(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙])")
_ADDRESS = re.compile(r"(?:://|www\.)\S*$")
_ADDRESS_START = re.compile(r"[a-z0-9%?=&#~_-]+[./?=&#%_-]\S")
_WORD_END = re.compile(r"[A-Za-z0-9๐-๙.,%]+$")
_WORD_START = re.compile(r"[A-Za-z0-9๐-๙.,%]+")
_LATIN = re.compile(r"[A-Za-z0-9๐-๙%)\]]")
_LATIN_START = re.compile(r"[A-Za-z0-9๐-๙(\[]")


class Frame(NamedTuple):
    """The width that a paragraph's lines may fill, and the usual distance of its baselines."""

    left: float
    right: float
    pitch: float


def goes_on(above: Sequence[Line], line: Line, following: Line | None, frame: Frame) -> bool:
    """Whether ``line`` continues the paragraph of the lines ``above``.

    ``following`` is the line after it, which tells what begins with a tabulator.
    """
    if are_tagged_apart(above[-1], line):
        return False
    return _continues(above, line, frame) or _tabbed_on(above[-1], line, following, frame)


def are_tagged_apart(last: Line, line: Line) -> bool:
    """Whether the file's own structure says that a line begins another paragraph."""
    return bool(last.tags[1] and line.tags[0]) and last.tags[1] != line.tags[0]


def _continues(above: Sequence[Line], line: Line, frame: Frame) -> bool:
    last = above[-1]
    if not _is_near(last, line, frame):
        return False
    tabbed = last.parts or line.parts or (above[1:] and _is_tabbed(last, frame))
    if not tabbed and (_is_broken_word(last, line, frame) or _is_address(last, line, frame)):
        return True
    if not _is_next(last, line, frame):
        return False
    if not tabbed and _closes_bracket(last, line):
        return True
    if _counts_on(above[0], line):
        return False
    if tabbed:
        return _goes_around_tab(last, line, frame)
    if _weight_changes(above, line) or not _has_indent_of(above, line, frame):
        return False
    return not _ended_early(last, line, frame)


def _is_set_on(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the next line is set as the same paragraph's: in its size, at its distance."""
    return _is_near(last, line, frame) and _is_next(last, line, frame)


def _is_next(last: Line, line: Line, frame: Frame) -> bool:
    """Whether a line that is near begins no item and keeps the distance of its frame's lines."""
    step = line.baseline - last.baseline
    if frame.pitch and step > SAME_PITCH * frame.pitch + 0.5:
        return False
    return not begins_item(last.text, line.text)


def begins_item(above: str, text: str) -> bool:
    """Whether a text begins with a list number or bullet, not with what closes a bracket above."""
    marker = MARKER.match(text)
    if marker is None:
        return False
    closes = marker.group().endswith(")") and not marker.group().startswith("(")
    return not (closes and above.rfind("(") > above.rfind(")"))


def _is_near(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the next line is of about the same size and no further than a line away.

    Where all lines stand far apart, each may be a paragraph: one that begins with a label is.
    """
    step = line.baseline - last.baseline
    if abs(line.size - last.size) > 0.2 * last.size:
        return False
    if step <= 1.9 * last.size + 4:
        return True
    return step <= SAME_PITCH * frame.pitch + 0.5 and not first_label(line.text)


def _is_address(last: Line, line: Line, frame: Frame) -> bool:
    """Whether a line goes on with the address that fills the line above, whatever its font."""
    if last.open_end or not _ADDRESS.search(last.text[-200:]):
        return False
    return _ADDRESS_START.match(line.text) is not None and not _ended_early(last, line, frame)


def _closes_bracket(last: Line, line: Line) -> bool:
    """Whether a line closes the bracket that the line above opens, both in one weight."""
    closed = line.text.find(")")
    if closed < 0 or "(" in line.text[:closed]:
        return False
    opened = last.text.rfind("(") > last.text.rfind(")")
    return opened and _ends_bold(last) == _starts_bold(line)


def _counts_on(first: Line, line: Line) -> bool:
    """Whether a line begins as the paragraph does, with a later number behind the same word."""
    one = _COUNTED.match(first.text)
    other = one and _COUNTED.match(line.text)
    if one is None or other is None or fold(one["word"]) != fold(other["word"]):
        return False
    return int(other["number"]) > int(one["number"])


# --- paragraphs with a tabulator --------------------------------------------------------------


def _goes_around_tab(last: Line, line: Line, frame: Frame) -> bool:
    """Whether a line with a tabulator goes on at the left, or a full line goes on before one.

    The latter only between labels in bold, or where the label stands again: other lines in parts
    are rows of their own.
    """
    if (last.parts and line.parts) or line.x0 - frame.left > 0.7 * line.size:
        return False
    ends_bold, starts_bold = _ends_bold(last), _starts_bold(line)
    if starts_bold and not ends_bold:
        return False
    narrow = last.parts and last.parts[-1].x1 - last.parts[-1].x0 < LONGEST_WORD * last.size
    if narrow and not (starts_bold and ends_bold) and not _cuts_number(last, line):
        return False
    led = _starts_bold(last) and any(map(_starts_bold, line.parts[1:]))
    if line.parts and not (led or _labelled_alike(last, line.parts[1:])):
        return False
    return frame.right - last.x1 <= _first_word_of(line) + TO_SPARE * line.size


def _cuts_number(last: Line, line: Line) -> bool:
    """Whether digits end one line and begin the next: a phone number in groups."""
    return last.text[-1].isdigit() and line.text[0].isdigit()


def _labelled_alike(last: Line, parts: Sequence[Line]) -> bool:
    """Whether a part begins with the label that a line begins with: the second of two columns."""
    label = first_label(last.text)
    return bool(label) and any(part.text.startswith(label) for part in parts)


def _tabbed_on(last: Line, line: Line, following: Line | None, frame: Frame) -> bool:
    """Whether a line begins with a tabulator for which its paragraph had no room above.

    The text above reaches past the tabulator's stop, and the line below either goes on at the left
    or has something at that stop, too.
    """
    if following is None or last.parts or line.parts or not _is_set_on(last, line, frame):
        return False
    if not _is_tabbed(line, frame) or last.x1 < line.x0 or not _is_set_on(line, following, frame):
        return False
    if following.parts:
        return any(abs(part.x0 - line.x0) < STOP for part in following.parts[1:])
    return not _is_tabbed(following, frame) and _goes_around_tab(line, following, frame)


def _is_tabbed(line: Line, frame: Frame) -> bool:
    """Whether a line begins so far in as only a tabulator sets it; not what is centred."""
    far = line.x0 - frame.left > TAB_STOP * (frame.right - frame.left)
    return far and not _is_centred(line, frame)


def _is_centred(line: Line, frame: Frame) -> bool:
    return abs(frame.left + frame.right - (line.x0 + line.x1)) < line.size


def _weight_changes(above: Sequence[Line], line: Line) -> bool:
    """Whether a wholly bold line meets one that starts plain, or a plain end a wholly bold line.

    Where the paragraph begins in bold and goes on plain, the next bold beginning is another's, and
    so is a label in bold, up to its colon. A line without Thai letters may be plain only because
    the bold font lacks others.
    """
    last = above[-1]
    if last.all_bold and not _starts_bold(line):
        return any(map(is_thai, line.text))
    if _ends_bold(last) or len(line.text) < 2:
        return False
    led = _starts_bold(line) and (_starts_bold(above[0]) or is_label_in_bold(line.text, line.bold))
    return led or line.all_bold


def _starts_bold(line: Line) -> bool:
    """Whether the first Thai letter is bold: digits and signs may come from another font."""
    if not line.bold:
        return False
    first = next((at for at, char in enumerate(line.text) if is_thai(char)), 0)
    return any(start <= first < end for start, end in line.bold)


def _ends_bold(line: Line) -> bool:
    """Whether the last Thai letter is bold."""
    if not line.bold:
        return False
    text = line.text
    last = next((at for at in range(len(text) - 1, -1, -1) if is_thai(text[at])), len(text) - 1)
    return any(start <= last < end for start, end in line.bold)


def _has_indent_of(above: Sequence[Line], line: Line, frame: Frame) -> bool:
    last = above[-1]
    slack = 0.7 * line.size
    if abs(line.x0 - last.x0) <= slack or abs(line.x0 - last.text_x) <= slack:
        return True
    if len(above) == 1 and line.x0 < last.x0 and line.x0 <= frame.left + slack:
        return True
    middle = line.x0 + line.x1
    return all(abs(middle - (other.x0 + other.x1)) <= slack for other in above)


def _ended_early(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the next line's first word had room at the end of ``last``."""
    room = _room_after(last, line, frame)
    if room <= TO_SPARE * line.size:
        return False  # whatever the word is
    spare = TO_SPARE + (SPACE if glue(last.text, line.text) else 0.0)
    return room > _first_word_of(line) + spare * line.size


def _room_after(last: Line, line: Line, frame: Frame) -> float:
    """How much room a line leaves; what stands in the middle leaves it on both sides."""
    room = frame.right - last.x1
    if _is_centred(last, frame) and _is_centred(line, frame):
        return room + max(0.0, last.x0 - frame.left)
    return room


def _first_word_of(line: Line) -> float:
    """How wide the first word of a line is."""
    first = line.parts[0] if line.parts else line
    return width_of_first_word(first.text, first.x1 - first.x0, first.size)


def width_of_first_word(text: str, width: float, size: float) -> float:
    """How wide the first word of a line of this text and width is."""
    known = first_word(text)
    if known != NOT_KNOWN:
        return width * _advancing(text[:known]) / max(_advancing(text), 1)
    word = text.split(" ", 1)[0]
    return min(width * (len(word) + 1) / len(text), LONGEST_WORD * size)


def _advancing(text: str) -> int:
    """The letters of a text that take room of their own."""
    return len(text) - len(_ABOVE_OR_BELOW.findall(text))


# --- what stands between ----------------------------------------------------------------------


def between(above: Line, line: Line, frame: Frame) -> str:
    """What stands between two lines of a paragraph: a space, a tabulator or nothing."""
    if _is_tabbed(line, frame) and above.x1 > line.x0 and not _is_tabbed(above, frame):
        return "\t"
    return "" if _is_broken_word(above, line, frame) else _glue_between(above, line)


def _is_broken_word(above: Line, below: Line, frame: Frame) -> bool:
    """Whether a word or number goes on in the next line because it is wider than its cell."""
    if above.open_end:
        return False
    widths = above.x1 - above.x0, below.x1 - below.x0
    return is_broken_word((above.text, below.text), widths, frame.right - frame.left)


def is_broken_word(texts: tuple[str, str], widths: tuple[float, float], available: float) -> bool:
    """Whether the word or number that ends one line and begins the next has no room in one.

    One of the lines is then full: two numbers one above the other are no number broken in two.
    """
    tail = _WORD_START.match(texts[1])
    head = None if tail is None else _WORD_END.search(texts[0])
    if head is None or tail is None:
        return False
    next_letter = max(width / len(text) for width, text in zip(widths, texts, strict=True))
    if max(widths) + next_letter < available:
        return False
    letter = sum(widths) / (len(texts[0]) + len(texts[1]))
    return letter * (len(head.group()) + len(tail.group())) > available + 1


def _glue_between(above: Line, below: Line) -> str:
    """What stands between two lines of a paragraph; a space that was set at the end stays."""
    return " " if above.open_end else glue(above.text, below.text)


def glue(above: str, below: str) -> str:
    """What stands between two lines without a set space: nothing, for Thai has no word spaces.

    A space is put where letters or digits of Latin script meet the other line, save inside an
    address and after a hyphen.
    """
    end, start = above[-1:], below[:1]
    if end == "-" and len(above) > 1 and not above[-2].isspace():
        return ""
    if _ADDRESS.search(above[-200:]) and not is_thai(start):
        return ""
    return " " if _LATIN.match(end) or _LATIN_START.match(start) else ""
