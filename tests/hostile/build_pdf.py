"""PDF files from their objects: sound by default, with whatever a case puts in its place."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

from hostile_case import LINES

Objects = dict[int, bytes]
CATALOG, PAGES, PAGE, CONTENT, FONT, CID, UNICODE = 1, 2, 3, 4, 5, 6, 7

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0020> <007E> <0020> <0E00> <0E7F> <0E00> endbfrange
endcmap end end"""


def shown(text: str) -> bytes:
    return b"<" + text.encode("utf-16-be").hex().encode() + b">"


def text_operators(lines: Sequence[str] = LINES, size: int = 14) -> bytes:
    """Every line on a line of its own, from the top."""
    out = [b"BT /F1 %d Tf %d TL 72 780 Td" % (size, size + 6)]
    out += [shown(line) + b" Tj T*" for line in lines]
    return b"\n".join([*out, b"ET"])


def stream(data: bytes, extra: bytes = b"", length: int | None = None) -> bytes:
    size = len(data) if length is None else length
    return b"<< /Length %d %s >> stream\n" % (size, extra) + data + b"\nendstream"


def flate(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data), b"/Filter /FlateDecode " + extra)


def objects(
    content: bytes | None = None, page: bytes = b"", resources: bytes = b"", media: bytes = b""
) -> Objects:
    """A report of one page; ``media`` stands for its MediaBox."""
    box = media or b"/MediaBox [0 0 595 842]"
    return {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R >>",
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (box, resources, page),
        CONTENT: stream(text_operators() if content is None else content),
        FONT: b"<< /Type /Font /Subtype /Type0 /BaseFont /Sarabun /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        CID: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sarabun /DW 500 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>",
        UNICODE: stream(TO_UNICODE),
        8: b"<< /Type /FontDescriptor /FontName /Sarabun /Flags 4 /ItalicAngle 0 /Ascent 1000 "
        b"/Descent -300 /CapHeight 700 /StemV 80 /FontBBox [0 -300 1000 1000] >>",
    }


def pdf(of: Mapping[int, bytes] | None = None, trailer: bytes = b"", *, xref: bool = True) -> bytes:
    """The objects with a cross-reference table and a trailer."""
    of = objects() if of is None else of
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), dict[int, int]()
    for number, body in of.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(of) + 1
    if xref:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            out += (
                b"%010d 00000 n \n" % offsets[number]
                if number in offsets
                else b"0000000000 65535 f \n"
            )
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, trailer, start,
    )  # fmt: skip
    return bytes(out)


def with_objects(changes: Mapping[int, bytes], **of: bytes) -> bytes:
    """A report in which some objects are others."""
    return pdf(objects(**of) | dict(changes))


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def encrypted_rc4(user: bytes = b"", owner: bytes = b"owner") -> bytes:
    """A report under the standard handler with 40-bit RC4; an empty user password opens it."""
    key_of_owner = hashlib.md5((owner + _PADDING)[:32]).digest()[:5]
    told_owner = rc4(key_of_owner, (user + _PADDING)[:32])
    rights, identity = -44, b"0123456789abcdef"
    seed = (user + _PADDING)[:32] + told_owner + rights.to_bytes(4, "little", signed=True)
    key = hashlib.md5(seed + identity).digest()[:5]
    of = objects()
    for number, data in ((CONTENT, text_operators()), (UNICODE, TO_UNICODE)):
        salt = number.to_bytes(3, "little") + b"\0\0"
        of[number] = stream(rc4(hashlib.md5(key + salt).digest()[:10], data))
    of[9] = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % (
        told_owner.hex().encode(), rc4(key, _PADDING).hex().encode(), rights,
    )  # fmt: skip
    return pdf(of, b"/Encrypt 9 0 R /ID [<%s> <%s>]" % ((identity.hex().encode(),) * 2))


def encrypted_aes256() -> bytes:
    """A report that asks for a password by AES-256 and has none that fits."""
    of = objects()
    of[9] = (
        b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -44 /O <%s> /U <%s> /OE <%s> /UE <%s> "
        b"/Perms <%s> /StmF /StdCF /StrF /StdCF /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen "
        b"/Length 32 >> >> >>" % (b"ab" * 48, b"cd" * 48, b"ef" * 32, b"12" * 32, b"34" * 16)
    )
    return pdf(of, b"/Encrypt 9 0 R /ID [<00> <00>]")
