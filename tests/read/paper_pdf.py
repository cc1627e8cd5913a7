"""PDF files written by hand, a content stream per page, in Helvetica."""

from __future__ import annotations

from collections.abc import Sequence

A4 = "[0 0 595 842]"
PICTURE = "q 400 0 0 600 90 120 cm /Im0 Do Q"
"""Paints a grey picture over most of the page."""


def text(words: str, x: float, y: float, size: float = 12) -> str:
    """Words on the baseline ``y`` points below the top."""
    return f"BT /F1 {size} Tf {x} {842 - y} Td ({words}) Tj ET"


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked rectangle; y grows downwards."""
    return f"{x0} {842 - y1} {x1 - x0} {y1 - y0} re S"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked line; y grows downwards."""
    return f"{x0} {842 - y0} m {x1} {842 - y1} l S"


def pdf(*pages: Sequence[str], codes: str = "") -> bytes:
    """A PDF with a page for each list of drawing operators.

    ``codes`` says what letters are by the font's map to Unicode: ``<41> <0E01>`` for each line.
    """
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    mapped = f" /ToUnicode {5 + 2 * len(pages)} 0 R" if codes else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{mapped} >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        " /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
    ]
    for at, operators in enumerate(pages):
        stream = "\n".join(operators)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} /Contents {6 + 2 * at} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /Im0 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    if codes:
        objects.append(f"<< /Length {len(cmap(codes))} >>\nstream\n{cmap(codes)}\nendstream")
    return _file(objects)


def cmap(codes: str) -> str:
    """A map of a simple font's codes to Unicode."""
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes.splitlines())} beginbfchar\n{codes}\nendbfchar endcmap end end"
    )


def _file(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010} 00000 n \n".encode()
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(out) + trailer.encode()


def tagged_pdf(*elements: tuple[str, Sequence[str]]) -> bytes:
    """A PDF of one page with a structure: the type and the operators of each of its elements."""
    stream = "\n".join(
        f"/{kind} << /MCID {at} >> BDC {piece} EMC"
        for at, (kind, piece) in enumerate(
            (kind, piece) for kind, pieces in elements for piece in pieces
        )
    )
    first, made, at = 7, [], 0
    for kind, pieces in elements:
        contents = " ".join(str(at + more) for more in range(len(pieces)))
        made.append(f"<< /Type /StructElem /S /{kind} /P 6 0 R /Pg 4 0 R /K [{contents}] >>")
        at += len(pieces)
    kids = " ".join(f"{first + of} 0 R" for of in range(len(elements)))
    owners = " ".join(
        f"{first + of} 0 R" for of, (_, pieces) in enumerate(elements) for _ in pieces
    )
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} /Contents 5 0 R /StructParents 0"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
            f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree << /Nums [0 [{owners}]] >> >>",
            *made,
        ]
    )
