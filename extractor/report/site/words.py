"""What the site's views and templates share: two wordings of one thing, and text made visible."""

from __future__ import annotations

from markupsafe import Markup

from extractor.model import Message
from extractor.report.columns import visible

_BOTH = Markup('<span class="th" lang="th">{}</span><span class="en" lang="en">{}</span>')


def both(th: str, en: str) -> Markup:
    """A wording in each language; the page shows one of them. Both are escaped."""
    return _BOTH.format(th, en)


def said(message: Message) -> Markup:
    """A message in each language."""
    return both(message.th, message.en)


def seen(text: str) -> str:
    """Text of a document as it can be shown: unseen characters spelt out, lines and tabs kept."""
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n"))
