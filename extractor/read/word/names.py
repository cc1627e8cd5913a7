"""The names of WordprocessingML that the Word reader knows, in lxml's notation."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

P, RUN, T, SDT = W + "p", W + "r", W + "t", W + "sdt"
PPR, RPR, ALTERNATE = W + "pPr", W + "rPr", MC + "AlternateContent"
DELETED = frozenset({W + "del", W + "moveFrom"})
NOT_TEXT = frozenset(
    {W + "sectPr", W + "tblPr", W + "tblGrid", W + "trPr", W + "tcPr", W + "sdtPr"}
    | {W + "sdtEndPr", W + "proofErr", W + "bookmarkStart", W + "bookmarkEnd", W + "fldData"}
    | {W + "pPrChange", W + "rPrChange", W + "rubyPr", W + "smartTagPr", W + "customXmlPr"}
    | {W + "permStart", W + "permEnd"}
)
"""Properties and marks: they hold no text and need not be walked into."""

VAL = W + "val"
REL_ID = R + "id"

_OFF = frozenset({"0", "false", "off"})


def is_on(value: str | None) -> bool:
    """Whether a toggle property is on; one without a value is."""
    return value is None or value not in _OFF


def to_int(value: str | None, otherwise: int) -> int:
    """A decimal attribute; ``otherwise`` where it is missing or no number."""
    try:
        return int(value) if value is not None and len(value) < 20 else otherwise
    except ValueError:
        return otherwise
