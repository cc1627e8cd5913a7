"""What the Word reader needs of styles: list membership, bold, hidden."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extractor.read.word_names import VAL, W, is_on, to_int


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; ``list_id`` 0 means "no list"."""

    bold: bool = False
    hidden: bool = False
    list_id: int = 0
    level: int = 0


PLAIN = Style()
_DEEPEST = 50


class Styles:
    """The styles of a Word file by id, each resolved when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.iterchildren(W + "style") if root is not None else ()
        self._elements = {element.get(W + "styleId") or "": element for element in elements}
        self._known: dict[str, Style] = {}
        self.default = next(
            (
                key
                for key, element in self._elements.items()
                if element.get(W + "type") == "paragraph" and is_on(element.get(W + "default", "0"))
            ),
            "",
        )

    def __getitem__(self, key: str) -> Style:
        known = self._known.get(key)
        return self._resolved(key, ()) if known is None else known

    def _resolved(self, key: str, below: tuple[str, ...]) -> Style:
        """The style with what its base gives it; a circle of bases ends where it closes."""
        element = self._elements.get(key)
        if element is None or key in below or len(below) > _DEEPEST:
            return PLAIN
        base = element.find(W + "basedOn")
        above = self._resolved(base.get(VAL) or "", (*below, key)) if base is not None else PLAIN
        style = _with_own(element, above)
        self._known[key] = style
        return style


def _with_own(element: etree._Element, above: Style) -> Style:
    bold, hidden, list_id, level = above.bold, above.hidden, above.list_id, above.level
    run = element.find(W + "rPr")
    for prop in run if run is not None else ():
        if prop.tag in (W + "b", W + "bCs"):
            bold = is_on(prop.get(VAL))
        elif prop.tag == W + "vanish":
            hidden = is_on(prop.get(VAL))
    listed = element.find(f"{W}pPr/{W}numPr")
    if listed is not None:
        list_id, level = list_of(listed, list_id, level)
    return Style(bold, hidden, list_id, level)


def list_of(listed: etree._Element, list_id: int = 0, level: int = 0) -> tuple[int, int]:
    """List id and level (from 0) of a ``w:numPr``; the given ones where it does not say."""
    for prop in listed:
        if prop.tag == W + "numId":
            list_id = to_int(prop.get(VAL), 0)
        elif prop.tag == W + "ilvl":
            level = min(max(to_int(prop.get(VAL), 0), 0), 8)
    return list_id, level
