"""Faults of the run, and the codes under which a file's reading is reported.

A fault of the *document* is a value (``Finding`` or ``Notice``); a fault of the *run* is an
exception below, which knows its exit code and one line of advice.
"""

from __future__ import annotations

from typing import ClassVar

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_NO_INPUT = 3
EXIT_INCOMPLETE = 4
EXIT_INTERNAL = 5
EXIT_CANNOT_CREATE = 73
EXIT_DISK_FULL = 74
EXIT_IN_USE = 75
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143


class RunFault(Exception):
    """A fault of the run: says what happened, what to do, and the exit code."""

    exit_code: ClassVar[int] = EXIT_INTERNAL
    advice: ClassVar[str] = "Please report this with the command you ran."


class UsageFault(RunFault):
    """Arguments or settings that cannot be followed."""

    exit_code = EXIT_USAGE
    advice = "See 'extract --help'."


class FormFault(RunFault):
    """A form file that cannot be used."""

    exit_code = EXIT_USAGE
    advice = "See 'How to add a form' in the README."


class NoInput(RunFault):
    """Nothing to audit."""

    exit_code = EXIT_NO_INPUT
    advice = "Name a folder or files: .docx, .doc, .odt, .rtf, .pdf, .txt, .md or .html."


class CannotCreate(RunFault):
    """The run folder cannot be made or written."""

    exit_code = EXIT_CANNOT_CREATE
    advice = "Choose another folder with --out."


class DiskFull(RunFault):
    """No space left where results go."""

    exit_code = EXIT_DISK_FULL
    advice = "Free some space and run the same command again: finished results are kept."


class InUse(RunFault):
    """Another run writes to the same folder."""

    exit_code = EXIT_IN_USE
    advice = "Wait for the other run to end, or choose another folder with --out."


class Interrupted(RunFault):
    """Ctrl-C: the run was asked to end."""

    exit_code = EXIT_INTERRUPTED
    advice = "Finished results are kept: with --out, the same command goes on where this one ended."


class Terminated(Interrupted):
    """SIGTERM or SIGHUP: the run was told to end."""

    exit_code = EXIT_TERMINATED


class ReadFault(Exception):
    """A file (or a part) cannot be read: raised inside a reader, becomes a ``Notice`` at its door.

    ``code`` is one of ``READING_CODES``; ``about`` says what in one phrase.
    """

    def __init__(self, code: str, about: str = "", *, limit: str = "", value: str = "") -> None:
        super().__init__(f"{code}: {about}" if about else code)
        self.code = code
        self.about = about
        self.limit = limit
        self.value = value


READING_CODES: dict[str, tuple[str, str]] = {
    "E_EMPTY": ("ไฟล์ว่างเปล่า", "the file is empty"),
    "E_NOT_REGULAR": ("ไม่ใช่ไฟล์ปกติ", "not a regular file"),
    "E_UNREADABLE": ("เปิดไฟล์ไม่ได้", "the file cannot be opened"),
    "E_CHANGED": ("ไฟล์ถูกแก้ไขระหว่างการอ่าน", "the file changed while it was read"),
    "E_TOO_LARGE": ("ไฟล์ใหญ่เกินกำหนด", "the file is larger than the limit"),
    "E_UNSUPPORTED_TYPE": ("ไม่ใช่ชนิดไฟล์ที่รองรับ", "not a supported type of file"),
    "E_ENCRYPTED": ("ไฟล์ถูกเข้ารหัส", "the file is encrypted"),
    "E_DAMAGED": ("ไฟล์เสียหาย", "the file is damaged"),
    "E_DTD": ("ไฟล์มี DTD ซึ่งไม่ปลอดภัย", "the file holds a DTD, which is refused"),
    "E_BOMB": ("ไฟล์ขยายตัวเกินขนาดที่ยอมรับ", "the file unpacks to an unreasonable size"),
    "E_LIMIT": ("เกินขีดจำกัดของการอ่าน", "a reading limit was passed"),
    "E_TIMEOUT": ("อ่านไม่เสร็จในเวลาที่กำหนด", "reading took too long"),
    "E_MEMORY": ("หน่วยความจำไม่พอ", "reading needed too much memory"),
    "E_CRASH": ("ตัวอ่านไฟล์หยุดทำงาน", "the reader crashed on this file"),
    "E_NO_PAGES": ("ไฟล์ไม่มีหน้า", "the file has no pages"),
    "E_NO_TEXT": ("ไม่มีข้อความที่อ่านได้", "there is no text that could be read"),
    "E_CONVERT": ("แปลงไฟล์ไม่สำเร็จ", "the file could not be converted"),
    "E_INTERNAL": ("เกิดข้อผิดพลาดภายในโปรแกรม", "an internal fault of this program"),
    "W_TYPE_MISMATCH": ("ชนิดไฟล์ไม่ตรงกับนามสกุล", "the content is not what the name says"),
    "W_DAMAGED": ("ไฟล์เสียหายบางส่วน", "parts of the file are damaged"),
    "W_DEGRADED": ("อ่านด้วยวิธีสำรอง", "read by a fallback method"),
    "W_ENGINES_DISAGREE": ("ตัวอ่านให้ผลไม่ตรงกัน", "two readers disagree about the content"),
    "W_LIMIT": ("บางส่วนเกินขีดจำกัดและถูกข้าม", "a part passed a limit and was skipped"),
    "W_ACTIVE_CONTENT": ("ไฟล์มีแมโครหรือสคริปต์", "the file holds macros or scripts"),
    "W_EXTERNAL_REF": ("ไฟล์อ้างถึงแหล่งภายนอก", "the file refers to outside resources"),
    "W_HIDDEN_TEXT": ("มีข้อความซ่อนหรือถูกลบ", "there is hidden or deleted text, not read"),
    "W_UNREAD_PART": ("มีส่วนที่ไม่ได้อ่าน", "a part of the file was not read"),
    "W_OCR": ("อ่านจากภาพ ควรตรวจซ้ำ", "read from a picture: compare with the page"),
    "W_DUPLICATE": ("เนื้อหาซ้ำกับไฟล์อื่น", "the same content as another file"),
}
"""Every reading code with its meaning in Thai and English. Codes are never renamed."""
