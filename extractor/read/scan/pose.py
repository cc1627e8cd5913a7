"""How a page lies in its picture, and where on the page what stands in the picture is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from extractor.model import Block, Box, Place, moved


@dataclass(frozen=True, slots=True)
class Pose:
    """A page turned by ``quarters`` x 90 degrees, then by ``degrees``, both counter-clockwise.

    ``width`` and ``height`` are the page's as displayed, in points.
    """

    width: float
    height: float
    quarters: int = 0
    degrees: float = 0.0

    @property
    def is_straight(self) -> bool:
        """Whether the page lies as it is displayed."""
        return self.quarters % 4 == 0 and self.degrees == 0.0

    def on_page(self, box: Box) -> Box:
        """The box of the displayed page around a box of the straightened one, in points."""
        x0, y0, x1, y1 = box
        corners = [self._back(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return (
            max(0.0, min(xs)), max(0.0, min(ys)),
            min(self.width, max(xs)), min(self.height, max(ys)),
        )  # fmt: skip

    def _back(self, x: float, y: float) -> tuple[float, float]:
        """A point of the straightened page on the displayed one."""
        turned = self.quarters % 2 == 1
        width, height = (self.height, self.width) if turned else (self.width, self.height)
        angle = math.radians(self.degrees)
        dx, dy = x - width / 2, y - height / 2
        dx, dy = (
            dx * math.cos(angle) - dy * math.sin(angle),
            dx * math.sin(angle) + dy * math.cos(angle),
        )
        for _ in range(self.quarters % 4):
            dx, dy = -dy, dx
        return dx + self.width / 2, dy + self.height / 2


def on_pages(blocks: tuple[Block, ...], poses: dict[int, Pose]) -> tuple[Block, ...]:
    """The blocks with their places moved onto the pages as displayed."""
    askew = {number: pose for number, pose in poses.items() if not pose.is_straight}
    if not askew:
        return blocks
    return tuple(moved(block, lambda place: _place(place, askew)) for block in blocks)


def _place(place: Place, poses: dict[int, Pose]) -> Place:
    pose = poses.get(place.page or 0)
    if pose is None or place.box is None:
        return place
    return replace(place, box=pose.on_page(place.box))
