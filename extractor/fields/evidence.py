"""Section kind "evidence": items, with the orders, dates and links recognised in them."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.fields.dates import find_dates
from extractor.fields.items import read_items
from extractor.model import Block, Items
from extractor.thai import to_arabic

_ORDER = re.compile(
    r"(?<!ครั้ง)(?<!ครัง)(?<!วัน)(?<!ฉบับ)ที่?\s{0,3}:?\s{0,3}"
    r"((?:[ก-ฮ]{1,4}\.?\s?)?(?:\d{3,4}(?:\.\d{1,3})*\s?/\s?)?(?:ว\s?)?\d{1,5}\s?/\s?(?:25)?\d{2})(?![\d/])"
)
_LETTER = re.compile(
    r"(?<!ครั้ง)(?<!วัน)ที่\s{0,3}((?:[ก-ฮ]{2,4})\s{0,2}\d{4}(?:\.\d{1,3}){0,2}\s?/\s?(?:ว\s?)?\d{1,6})(?![\d/])"
)
_URL_CHARS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%\\]"
_THAI_HOST = r"https?://(?=[ก-ฮเ-ไ])[^\s,;)]{1,200}"
_SCHEMED = rf"h(?:[tp]{{2,4}}s?\s?[:;.,]{{0,2}}\s?[/\\]{{1,3}}|[a-z]{{2,4}}:\s?//)\s?{_URL_CHARS}*"
_WWW = rf"(?<![A-Za-z0-9@.])www\s?[.,]\s?{_URL_CHARS}+"
_TOP = r"(?:go\.th|or\.th|ac\.th|co\.th|in\.th|mi\.th|net\.th|com|net|org|info|gle|ly|io|me)"
_HOST = rf"(?:[A-Za-z0-9\-]{{1,63}}\.){{1,6}}{_TOP}(?![A-Za-z0-9\-@])"
_BARE = rf"(?<![A-Za-z0-9@.\-]){_HOST}(?:/{_URL_CHARS}*)?"
_URL = re.compile(f"{_THAI_HOST}|{_SCHEMED}|{_WWW}|{_BARE}", re.IGNORECASE)
_TRAILING = ".,;:!?'\"]"
_SPACE = re.compile(r"\s+")


def read_evidence(blocks: tuple[Block, ...]) -> Items:
    """The listed evidence; what was recognised in each item stands beside its text."""
    return Items(
        tuple(
            replace(
                item,
                order_number=order_number(item.text),
                dates=find_dates(item.text),
                urls=find_urls(item.text),
            )
            for item in read_items(blocks).items
        )
    )


def order_number(text: str) -> str:
    """The number of the first order or letter quoted, e.g. "2/2567", in Arabic digits."""
    plain = to_arabic(text)
    match = _LETTER.search(plain) or _ORDER.search(plain)
    return _SPACE.sub(" ", match.group(1)).replace(" /", "/").replace("/ ", "/") if match else ""


def find_urls(text: str) -> tuple[str, ...]:
    """The links as printed, broken ones too; Thai words glued behind a link are not part of it."""
    return tuple(_trimmed(match.group()) for match in _URL.finditer(text))


def _trimmed(url: str) -> str:
    url = url.strip().rstrip(_TRAILING)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_TRAILING)
    return url
