"""Seeds with bytes changed, through the whole program: ``python tests/hostile/fuzz.py 20000``.

What no mutation may do is find a fault of ours: E_INTERNAL, E_CRASH, E_TIMEOUT or E_MEMORY. Files
that do are kept in the folder ``fuzz-found`` and belong into the hostile set, made by code.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from build_docx import cell, docx, paragraph, report, table
from build_pdf import encrypted_rc4, flate, objects, pdf, text_operators
from build_zip import rezipped
from cases_word import CASES as WORD_CASES
from hostile_case import LINES

from extractor.batch.limits import BatchLimits
from extractor.batch.options import Here, RunOptions
from extractor.batch.run import Record, run_batch

ROOT = Path(__file__).parent.parent.parent
OURS = {"E_INTERNAL", "E_CRASH", "E_TIMEOUT", "E_MEMORY"}
_CHUNK = 500


def seeds() -> list[tuple[str, bytes]]:
    """Fifty small sound documents of every kind that needs nothing but this program."""
    html = "".join(f"<p>{line}</p>" for line in LINES)
    made = [
        ("txt", "\n".join(LINES).encode()),
        ("md", "\n\n".join(f"**{line}**" for line in LINES).encode()),
        ("html", f"<html><body>{html}<table><tr><td>1</td></tr></table></body></html>".encode()),
        ("docx", docx()),
        ("docx", docx(report(after=table(cell(paragraph("1")) * 3, cell(paragraph("2")) * 3)))),
        ("pdf", pdf()),
        ("pdf", pdf(objects() | {4: flate(text_operators())})),
        ("pdf", encrypted_rc4()),
    ]
    made += [("docx", case.make()) for case in WORD_CASES if case.row == 24]
    checks = sorted((ROOT / "corpus" / "checks").rglob("*.docx"))
    made += [("docx", path.read_bytes()) for path in checks[:: max(1, len(checks) // 24)]]
    return made[:50]


def mutated(suffix: str, data: bytes, dice: random.Random) -> bytes:
    """A seed with a few bytes changed; of a package, inside one of its parts as often as not."""
    if suffix != "docx" or dice.random() < 0.4:
        return _changed(data, dice)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(sorted(parts))
    parts[name] = _changed(parts[name], dice)
    return rezipped(parts)


def _changed(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data or b"x")
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        at = dice.randrange(len(out))
        match dice.randrange(6):
            case 0:
                out[at] ^= 1 << dice.randrange(8)
            case 1:
                out[at] = dice.choice((0, 0x20, 0x22, 0x2F, 0x3C, 0x3E, 0x7F, 0xFF))
            case 2:
                del out[at : at + dice.randrange(1, 64)]
            case 3:
                out[at:at] = out[at : at + dice.randrange(1, 64)]
            case 4:
                out[at:at] = dice.choice((b"-1", b"99999999999", b"\0" * 9, b"<", b"]]>", b"<<"))
            case _:
                del out[at:]
        if not out:
            return b"x"
    return bytes(out)


def fuzz(count: int, seed: int, jobs: int) -> Iterator[tuple[Record, bytes]]:
    """Audits ``count`` mutations, a chunk at a time; each with the bytes that it was made of."""
    dice, documents = random.Random(seed), seeds()
    limits = BatchLimits(wall=60.0, wall_most=60.0)
    for begin in range(0, count, _CHUNK):
        with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
            folder = Path(name)
            for number in range(begin, min(begin + _CHUNK, count)):
                suffix, data = dice.choice(documents)
                (folder / f"{number:06}.{suffix}").write_bytes(mutated(suffix, data, dice))
            work = "extractor.commands.work:prepare"
            options = RunOptions((folder,), work, {"ocr": "never"}, {}, Here(jobs), limits)
            with closing(run_batch(options, _CHUNK)) as records:
                for record in records:
                    yield record, (folder / record.path).read_bytes()


def main(count: int) -> int:
    found = Path("fuzz-found")
    faults = 0
    for number, (record, data) in enumerate(fuzz(count, random.randrange(1 << 32), 2), 1):
        if OURS & set(record.codes):
            faults += 1
            found.mkdir(exist_ok=True)
            (found / f"{record.sha256[:12]}-{record.path}").write_bytes(data)
            print(record.path, record.codes)
        if number % 1000 == 0:
            print(f"{number}/{count}, {faults} faults of ours", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
