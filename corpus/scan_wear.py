"""What happens to a page between the printer and the file: skew, dust, shadows, stamps, cameras.

``wear_of(seed, kind)`` draws a page's fate, ``worn(picture, wear)`` lets it happen: the same grey
picture from the same one for the same seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

KINDS = ("clean", "office", "rough", "stamped", "photo", "turned", "junk")
"""What pages go through, by name; "junk" is an office scan with a wrong text layer over it."""


@dataclass(frozen=True, slots=True)
class Wear:
    """One page's fate. Angles in degrees; ``blur`` is a radius in points; shares run 0 to 1."""

    seed: int
    dpi: int
    skew: float = 0.0
    turn: int = 0
    blur: float = 0.0
    specks: float = 0.0
    grey: int = 255
    fading: float = 0.0
    stamp: bool = False
    perspective: float = 0.0
    shadow: float = 0.0
    grain: float = 0.0
    jpeg: int = 90
    junk: bool = False


def wear_of(seed: int, kind: str, dpi: int) -> Wear:
    """The fate of the pages of this seed in this kind of handling."""
    rng = Random(f"wear {seed} {kind}")
    office = Wear(
        seed=seed,
        dpi=dpi,
        skew=rng.choice((-1, 1)) * rng.uniform(0.3, 1.0),
        blur=rng.uniform(0.05, 0.2),
        specks=rng.uniform(0, 0.6),
        grey=rng.randint(238, 255),
        grain=rng.uniform(1, 4),
        jpeg=rng.randint(60, 85),
    )
    own = {name: getattr(office, name) for name in Wear.__slots__}
    match kind:
        case "clean":
            return Wear(seed=seed, dpi=dpi)
        case "rough":
            own |= {"skew": office.skew * 3, "blur": rng.uniform(0.15, 0.35),
                    "specks": rng.uniform(0.5, 2), "grey": rng.randint(205, 240),
                    "fading": rng.uniform(0, 0.35), "grain": rng.uniform(3, 9),
                    "jpeg": rng.randint(35, 60)}  # fmt: skip
        case "stamped":
            own |= {"stamp": True}
        case "photo":
            own |= {"perspective": rng.uniform(0.005, 0.02), "shadow": rng.uniform(0.2, 0.5),
                    "skew": office.skew, "grain": rng.uniform(2, 6)}  # fmt: skip
        case "turned":
            own |= {"turn": rng.choice((90, 180, 270))}
        case "junk":
            own |= {"junk": True}
    return Wear(**own)


def worn(picture: Picture, wear: Wear, page: int) -> Picture:
    """The page's picture after all that happened to it."""
    noise = np.random.default_rng([wear.seed, page])
    scale = wear.dpi / 72
    if wear.stamp:
        picture = _stamped(picture, noise, scale)
    picture = _faded(picture, wear)
    picture = _specked(picture, wear, noise, scale)
    picture = _tilted(picture, wear)
    if wear.perspective:
        picture = _photographed(picture, wear, noise)
    if wear.blur:
        picture = cv2.GaussianBlur(picture, (0, 0), wear.blur * scale)
    if wear.grain:
        grain = noise.normal(0, wear.grain, picture.shape)
        picture = np.clip(picture + grain, 0, 255).astype(np.uint8)
    quarter_turns = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180,
                     270: cv2.ROTATE_90_COUNTERCLOCKWISE}  # fmt: skip
    return cv2.rotate(picture, quarter_turns[wear.turn]) if wear.turn else picture


def as_jpeg(picture: Picture, wear: Wear) -> bytes:
    """The picture as the scanner stores it."""
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, wear.jpeg])
    assert done
    return bytes(data)


def _faded(picture: Picture, wear: Wear) -> Picture:
    """Grey paper and tired ink: white becomes ``grey``, black rises by ``fading``."""
    black = 255 * wear.fading * 0.7
    levels = black + np.arange(256) * (wear.grey - black) / 255
    return cv2.LUT(picture, levels.astype(np.uint8))


def _specked(picture: Picture, wear: Wear, noise: np.random.Generator, scale: float) -> Picture:
    """Dust on the glass and dropouts of the drum; ``specks`` per square centimetre."""
    height, width = picture.shape
    count = int(wear.specks * height * width / (scale * 28.35) ** 2)
    picture = picture.copy()
    for _ in range(count):
        x, y = int(noise.integers(width)), int(noise.integers(height))
        size = float(noise.exponential(0.2)) * scale
        shade = int(noise.choice([30, 90, 250]))
        cv2.circle(picture, (x, y), round(min(size, 0.8 * scale)), shade, -1)
    return picture


def _tilted(picture: Picture, wear: Wear) -> Picture:
    if not wear.skew:
        return picture
    height, width = picture.shape
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), wear.skew, 1.0)
    return cv2.warpAffine(
        picture, turned, (width, height), flags=cv2.INTER_CUBIC, borderValue=(wear.grey,)
    )


def _photographed(picture: Picture, wear: Wear, noise: np.random.Generator) -> Picture:
    """Seen from a corner, on a dark table, lit from one side."""
    height, width = picture.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    inwards = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], np.float32)
    pulls = noise.uniform(0.2, 1.0, (4, 2)) * wear.perspective * width
    seen = (corners + inwards * pulls).astype(np.float32)
    lens = cv2.getPerspectiveTransform(corners, seen)
    picture = cv2.warpPerspective(
        picture, lens, (width, height), flags=cv2.INTER_CUBIC, borderValue=(70,)
    )
    angle = noise.uniform(0, 2 * np.pi)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    light = 1 - wear.shadow * (0.5 + (x * np.cos(angle) + y * np.sin(angle)) / 2.83)
    return np.clip(picture * light, 0, 255).astype(np.uint8)


def _stamped(picture: Picture, noise: np.random.Generator, scale: float) -> Picture:
    """A round receipt stamp of no office, grey as copied blue ink, somewhere on the page."""
    height, width = picture.shape
    layer = np.zeros_like(picture)
    x = int(noise.uniform(0.55, 0.85) * width)
    y = int(noise.uniform(0.08, 0.9) * height)
    for radius in (46, 43, 30):
        cv2.circle(layer, (x, y), round(radius * scale), 255, max(1, round(0.8 * scale)))
    for word, line in (("RECEIVED", -4), ("NO. 000", 8)):
        at = (x - round(26 * scale), y + round(line * scale))
        cv2.putText(layer, word, at, cv2.FONT_HERSHEY_SIMPLEX, 0.34 * scale, 255, round(scale))
    turned = cv2.getRotationMatrix2D((x, y), float(noise.uniform(-25, 25)), 1.0)
    layer = cv2.warpAffine(layer, turned, (width, height))
    ink = 1 - layer.astype(np.float32) / 255 * noise.uniform(0.35, 0.55)
    return (picture * ink).astype(np.uint8)
