"""A PDF of pictures only, as scanners make them; where asked, with nonsense as its text layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

JUNK = "vi~ni1un\"0,1(?k<'1oIuaa:~n1Jfimllu9nl5Ubb~:;"
"""What Latin recognisers make of Thai letters."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page: its grey JPEG, the picture's size in pixels, and the page's size in points."""

    jpeg: bytes
    pixels: tuple[int, int]
    points: tuple[float, float]


def scanned_pdf(pages: Sequence[ScannedPage], *, junk: Random | None = None) -> bytes:
    """The pages as a PDF; ``junk`` draws the words of a wrong text layer, unseen over the scan."""
    numbers = [3 * index + 4 for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects += _page_objects(page, number, _layer(page, junk) if junk else "")
    return _file(objects)


def _page_objects(page: ScannedPage, number: int, layer: str) -> Iterable[bytes]:
    width, height = page.points
    yield (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] /Resources "
        f"<< /XObject << /S {number + 2} 0 R >> /Font << /F 3 0 R >> >> "
        f"/Contents {number + 1} 0 R >>"
    ).encode()
    drawn = f"q {width:g} 0 0 {height:g} 0 0 cm /S Do Q\n{layer}".encode()
    yield _stream(f"<< /Length {len(drawn)} >>", drawn)
    columns, rows = page.pixels
    yield _stream(
        f"<< /Type /XObject /Subtype /Image /Width {columns} /Height {rows} /ColorSpace /DeviceGray"
        f" /BitsPerComponent 8 /Filter /DCTDecode /Length {len(page.jpeg)} >>",
        page.jpeg,
    )


def _layer(page: ScannedPage, rng: Random) -> str:
    """Unseen words (text render mode 3) in lines down the page."""
    lines = []
    for y in range(60, int(page.points[1]) - 60, 18):
        words = ("".join(rng.choices(JUNK, k=rng.randint(1, 9))) for _ in range(rng.randint(4, 12)))
        text = " ".join(words).replace("\\", "").replace("(", "\\(").replace(")", "\\)")
        lines.append(f"BT 3 Tr /F 10 Tf 60 {y} Td ({text}) Tj ET")
    return "\n".join(lines)


def _stream(head: str, data: bytes) -> bytes:
    return head.encode() + b"\nstream\n" + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
