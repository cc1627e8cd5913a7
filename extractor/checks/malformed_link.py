"""A link in the evidence cannot be opened as it is written.

What: a slash, colon or dot is missing or doubled, the address has no domain, or a comma stands in
it. Whether the page exists is not tried: nothing is sent over the network.
Why: the evidence cannot be looked up.
Passes: "https://www.example.go.th/plan", "www.example.go.th".
Fails: "http:/www.example.go.th", "https//example.go.th", "https://".
On the form: section 13.

ภาษาไทย

ลิงก์ในหลักฐานเขียนผิดจนเปิดไม่ได้

ตรวจอะไร: ขาดหรือเกินเครื่องหมาย / : หรือจุด ไม่มีชื่อโดเมน หรือมีจุลภาคคั่น ไม่ได้ทดลองเปิดเว็บไซต์
ทำไม: ตรวจสอบหลักฐานไม่ได้
ผ่าน: "https://www.example.go.th/plan" หรือ "www.example.go.th"
ไม่ผ่าน: "http:/www.example.go.th", "https//example.go.th", "https://"
อยู่ที่ใดในแบบฟอร์ม: หัวข้อที่ 13
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.base import Check, Skip, Subject
from extractor.model import Finding, Item, Items, Message

_LABEL = r"[a-z0-9\u0e01-\u0e4e](?:[a-z0-9\u0e01-\u0e4e_-]*[a-z0-9\u0e01-\u0e4e])?"
_LINK = re.compile(
    rf"(?:https?://)?(?:{_LABEL}\.)+[a-z\u0e01-\u0e4e]{{2,}}\.?(?::\d{{1,5}})?(?:[/?#]\S*)?"
    r"|https?://\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)


_SLASHES = re.compile(r":\s?/|//")
"""What is left of a link whose letters were read as others."""


def is_link(text: str) -> bool:
    """Whether ``text`` has the form of a web address."""
    return bool(_LINK.fullmatch(re.sub(r"\n\s*", "", text.strip())))


def malformed_links(subject: Subject) -> Iterator[Finding | Skip]:
    """A finding for each link that is none."""
    for section in subject.form.of_kind("evidence"):
        value = subject.value(section, Items)
        if isinstance(value, Skip):
            yield value
            continue
        name = subject.name(section)
        for number, item in enumerate(value.items, start=1):
            if not item.urls and _SLASHES.search(item.text) and subject.from_picture(item.place):
                yield _unread(name, number, item)
            for url in item.urls:
                if is_link(url):
                    continue
                yield CHECK.finding(
                    section.id,
                    Message(
                        th=f"{name.th} รายการที่ {number}: ลิงก์ “{url}” เขียนไม่ถูกต้อง "
                        "โปรดแก้ให้เป็นรูปแบบ https://ชื่อเว็บไซต์/…",
                        en=f"{name.en}, item {number}: the link “{url}” is malformed. Write it as "
                        "https://site/…",
                    ),
                    row=str(number),
                    reported=url,
                    quote=url,
                    place=item.place,
                )


def _unread(name: Message, number: int, item: Item) -> Skip:
    return Skip(
        Message(
            th=f"{name.th} รายการที่ {number} มีลิงก์ที่อ่านจากภาพไม่ได้ โปรดดูที่ภาพ",
            en=f"{name.en}, item {number} has a link that could not be read from the picture: look "
            "at the image",
        ),
        blocked=True,
        place=item.place,
    )


CHECK = Check(
    "EVID-01",
    "malformed-link",
    "warning",
    malformed_links,
    __doc__,
    rests_on=("letters",),
)
