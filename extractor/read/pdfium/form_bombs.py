"""Refuses PDFs in which forms draw forms that draw forms, so often that nobody could unfold them.

PDFium unfolds every drawing of a form (PDF 32000-1, 8.10) when it loads a page: ten forms that each
draw the next one ten times are ten thousand million drawings. So before a page is loaded the forms
are looked up in the file's bytes, where they always stand by themselves: a stream is never inside
another. What cannot be seen here (encrypted, or under filters that nobody writes for this) is left
to the limits of memory and time.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping

from extractor.errors import ReadFault
from extractor.read.limits import Limits

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s+Do\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_CONTENT = 1 << 20
_CONTENTS = 1 << 26
"""Bytes of unpacked content that are looked at, of one form and of all."""


_Draws = Mapping[int, int]
"""How often a form draws what, by the numbers of objects."""


def refuse_form_bombs(data: bytes, limits: Limits) -> None:
    """Let pass what can be unfolded.

    Raises:
        ReadFault: ``E_LIMIT``: a form comes to more drawings than ``limits.form_draws``.

    """
    if data.count(b"/Form") < 2:
        return
    forms = _Objects(data).forms()
    counted: dict[int, int] = {}
    for number in forms:
        if _drawings(number, forms, counted, limits.form_draws) > limits.form_draws:
            raise ReadFault(
                "E_LIMIT", "forms that draw forms", limit="form_draws", value=str(limits.form_draws)
            )


class _Objects:
    """The objects of a file as they stand in its bytes, those written last."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        starts = [(int(found[1]), found.start(), found.end()) for found in _OBJECT.finditer(data)]
        ends = [start for _, start, _ in starts[1:]] + [len(data)]
        self._spans = {
            number: (begin, end) for (number, _, begin), end in zip(starts, ends, strict=True)
        }
        self._left = _CONTENTS

    def forms(self) -> dict[int, _Draws]:
        """What each form of the file draws."""
        forms = {}
        for number, (begin, end) in self._spans.items():
            stream = _STREAM.search(self._data, begin, end)
            if stream and _FORM.search(self._data, begin, stream.start()):
                head = self._data[begin : stream.start()]
                forms[number] = self._draws(head, self._content(head, stream.end(), end))
        return forms

    def _draws(self, head: bytes, content: bytes) -> _Draws:
        often = Counter(found[1] for found in _DRAWS.finditer(content))
        if not often:
            return {}
        named = {found[1]: int(found[2]) for found in _REFERENCE.finditer(head)}
        for elsewhere in (b"Resources", b"XObject"):
            begin, end = self._spans.get(named.get(elsewhere, -1), (0, 0))
            found_there = _REFERENCE.finditer(self._data, begin, end)
            named |= {found[1]: int(found[2]) for found in found_there}
        draws: Counter[int] = Counter()
        for name, times in often.items():
            if name in named:
                draws[named[name]] += times
        return draws

    def _content(self, head: bytes, begin: int, end: int) -> bytes:
        """What a form's stream says, unpacked if it is packed in the usual way."""
        packed = self._data[begin : min(end, begin + _CONTENT)]
        content = packed
        if b"Filter" in head:
            try:
                content = zlib.decompressobj().decompress(packed, min(_CONTENT, self._left + 1))
            except zlib.error:
                return b""
        self._left = max(self._left - len(content), 0)
        return content if self._left else b""


def _drawings(top: int, forms: Mapping[int, _Draws], counted: dict[int, int], enough: int) -> int:
    """How many drawings a form comes to, itself included; a little more than ``enough`` at most.

    ``counted`` remembers what is known. A form that draws itself counts once: PDFium stops there.
    """
    open_forms = [top]
    while open_forms:
        number = open_forms[-1]
        draws = forms.get(number, {})
        unknown = [child for child in draws if child not in counted]
        if number not in counted and unknown:
            counted[number] = 1  # what its own drawings of itself come to
            open_forms += unknown
            continue
        total = 1 + sum(times * counted[child] for child, times in draws.items())
        counted[number] = min(total, enough + 1)
        open_forms.pop()
    return counted[top]
