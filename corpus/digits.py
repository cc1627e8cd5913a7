"""``python -m corpus.digits``: trains the reader of digit glyphs and tests it on unseen fonts.

Digits and other signs are drawn in the fonts of this machine, worn as scans wear them, and shown to
a small network. ``HELD_OUT`` families are never shown; the figures printed are theirs. ``--write``
replaces the weights in the package.
"""

from __future__ import annotations

import argparse
import subprocess
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from extractor.read.scan.digit_glyphs import features
from extractor.read.scan.digit_reader import CLASSES, SURELY, THAI_FROM, WEIGHTS, Network
from extractor.thai import CONSONANTS

HELD_OUT = ("Laksaman", "Norasi", "Umpush", "Noto Serif Thai", "Tlwg Typo", "Liberation Sans",
            "DejaVu Serif")  # fmt: skip
"""Families that the network never sees: the test."""
LATIN = ("DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Noto Sans",
         "Noto Serif")  # fmt: skip
"""Families without Thai digits, for Arabic ones."""
OTHERS = CONSONANTS + "ฤฯะาเแโใไ()/:%[]+<>≤≥=&@#?ABCDEFGHJKLMNPQRTUVWXYZabcdefghjkmnpqrstuvwxyz"
"""Letters and signs, which are no digits; o, O, l, I and S look like some in many fonts."""
HIDDEN = 64
ROUNDS = 40
BATCH = 256

Samples = tuple[NDArray[np.float32], NDArray[np.int64]]


def fonts() -> dict[str, list[str]]:
    """The upright fonts of each family that this machine has, and those of the package."""
    from fontpkg_sarabun import __file__ as package

    found: dict[str, list[str]] = defaultdict(list)
    listed = subprocess.run(
        ["fc-list", ":", "file", "family", "style"], capture_output=True, text=True, check=True
    )
    thai = subprocess.run(
        ["fc-list", ":lang=th", "file"], capture_output=True, text=True, check=True
    ).stdout
    for line in sorted(listed.stdout.splitlines()):
        path, family, style = (*line.split(":", 2), "")[:3]
        name = family.strip().split(",")[0]
        if ("Italic" in style or "Oblique" in style) or not path.endswith("ttf"):
            continue
        if f"{path}:" in thai or name in LATIN:
            found[name].append(path)
    for weight in ("Regular", "Medium", "SemiBold", "Bold", "Light"):
        path = Path(package).parent / "files" / f"Sarabun-{weight}.ttf"
        found["Sarabun"].append(str(path))
    return dict(found)


def drawn(path: str, char: str, noise: np.random.Generator) -> NDArray[np.float32] | None:
    """A sign as a scan of this font shows it, cut to its ink; None where the font has none."""
    size = int(noise.integers(20, 80))
    font = ImageFont.truetype(path, size)
    image = Image.new("L", (3 * size, 3 * size), 0)
    ImageDraw.Draw(image).text((size, size // 2), char, font=font, fill=255)
    dark = np.asarray(image, np.float32)
    if not dark.any():
        return None
    dark = _worn(dark, noise, size)
    ys, xs = np.nonzero(dark > 0.4 * dark.max())
    return dark[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]


def _worn(dark: NDArray[np.float32], noise: np.random.Generator, size: int) -> NDArray[np.float32]:
    """Tilted, stretched, thickened or thinned, blurred and grained."""
    side = dark.shape[0]
    tilt = cv2.getRotationMatrix2D((side / 2, side / 2), noise.uniform(-4, 4), 1.0)
    tilt[0, 0] *= noise.uniform(0.88, 1.12)
    tilt[0, 1] += noise.uniform(-0.08, 0.08)
    tilt[:, 2] += noise.uniform(-0.5, 0.5, 2)
    dark = cv2.warpAffine(dark, tilt, (side, side), flags=cv2.INTER_LINEAR)
    kernel = np.ones((2, 2), np.uint8)
    change = noise.random()
    if change < 0.2:
        dark = cv2.dilate(dark, kernel)
    elif change < 0.3 and size > 45:
        dark = cv2.erode(dark, kernel)
    if noise.random() < 0.7:
        dark = cv2.GaussianBlur(dark, (0, 0), float(noise.uniform(0.3, 0.03 * size + 0.3)))
    grained = dark + noise.normal(0, noise.uniform(0, 14), dark.shape)
    return np.clip(grained, 0, 255).astype(np.float32)


def samples(paths: list[str], each: int, seed: int) -> Samples:
    """``each`` drawings of every class and font; the last class is every other sign."""
    noise = np.random.default_rng(seed)
    shown, told = [], []
    for path in paths:
        known = _characters(path)
        others = [char for char in OTHERS if ord(char) in known]
        for label in range(len(CLASSES) + 1):
            for _ in range(each if label < len(CLASSES) else 10 * each):
                char = CLASSES[label] if label < len(CLASSES) else str(noise.choice(others))
                if ord(char) not in known:
                    break
                dark = drawn(path, char, noise)
                if dark is not None:
                    shown.append(features(dark))
                    told.append(label)
    return np.stack(shown), np.array(told)


def _characters(path: str) -> set[int]:
    from fontTools.ttLib import TTFont

    return set(TTFont(path, lazy=True).getBestCmap())


def train(seen: NDArray[np.float32], told: NDArray[np.int64], seed: int = 0) -> Network:
    """The network after ``ROUNDS`` looks at everything (Adam; some of the sight covered)."""
    noise = np.random.default_rng(seed)
    sizes = (seen.shape[1], HIDDEN, len(CLASSES) + 1)
    weights = [
        noise.normal(0, np.sqrt(2 / sizes[0]), (sizes[0], HIDDEN)), np.zeros(HIDDEN),
        noise.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, sizes[2])), np.zeros(sizes[2]),
    ]  # fmt: skip
    weights = [one.astype(np.float32) for one in weights]
    means = [np.zeros_like(one) for one in weights]
    squares = [np.zeros_like(one) for one in weights]
    step, batches = 0, len(seen) // BATCH
    for turn in range(ROUNDS):
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * turn / ROUNDS)) + 1e-5
        for chosen in np.array_split(noise.permutation(len(seen)), batches):
            step += 1
            slopes = _slopes(weights, seen[chosen], told[chosen], noise)
            for one, slope, mean, square in zip(weights, slopes, means, squares, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope**2 - square)
                scale = rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                one -= (scale * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)
    return Network(*weights)


def _slopes(
    weights: list[NDArray[np.float32]],
    seen: NDArray[np.float32],
    told: NDArray[np.int64],
    noise: np.random.Generator,
) -> list[NDArray[np.float32]]:
    network = Network(*weights)
    covered = seen * (noise.random(seen.shape) > 0.1)
    hidden = np.maximum(covered @ network.first + network.first_bias, 0)
    hidden *= (noise.random(hidden.shape) > 0.2) / 0.8
    scores = hidden @ network.second + network.second_bias
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = raised / raised.sum(axis=1, keepdims=True)
    error[np.arange(len(told)), told] -= 1
    error /= len(told)
    back = (error @ network.second.T) * (hidden > 0)
    decay = 1e-4
    return [
        covered.T @ back + decay * network.first, back.sum(axis=0),
        hidden.T @ error + decay * network.second, error.sum(axis=0),
    ]  # fmt: skip


def tested(network: Network, seen: NDArray[np.float32], told: NDArray[np.int64]) -> str:
    """How the network does on drawings: digits right, scripts told apart, Thai called Arabic."""
    shares = network.shares(seen)
    read, digit = shares.argmax(axis=1), told < len(CLASSES)
    thai, arabic = told < 10, digit & (told >= 10)
    suspected = shares[:, :10].sum(axis=1) >= THAI_FROM
    sure = shares[np.arange(len(told)), read] >= 0.9
    lines = [f"digits right {np.mean(read[digit] == told[digit]):.4f} of {digit.sum()}"]
    if thai.any():
        lines.append(f"Thai ones suspected {suspected[thai].mean():.4f}")
    taken = shares[~digit, :10].sum(axis=1) >= SURELY
    lines.append(f"letters surely taken for Thai digits {taken.mean():.4f}")
    if arabic.any():
        lines.append(f"Arabic ones suspected {suspected[arabic].mean():.4f}")
        taken = sure & arabic & (read != told)
        lines.append(f"Arabic ones surely read as others {taken.sum() / arabic.sum():.5f}")
    return "; ".join(lines)


def main() -> None:
    """Draw, train, test; with ``--write`` keep the weights."""
    parser = argparse.ArgumentParser(prog="python -m corpus.digits", description=__doc__)
    parser.add_argument("--each", type=int, default=60, help="drawings of a digit in a font")
    parser.add_argument("--write", action="store_true", help="replace the package's weights")
    asked = parser.parse_args()
    families = fonts()
    shown = [path for name in families if name not in HELD_OUT for path in families[name]]
    network = train(*samples(shown, asked.each, seed=1))
    for name in HELD_OUT:
        if name in families:
            print(f"{name:18}", tested(network, *samples(families[name], 40, seed=2)))
    if asked.write:
        path = Path(__file__).parent.parent / "extractor" / "read" / WEIGHTS
        stored = {name: value.astype(np.float16) for name, value in network._asdict().items()}
        np.savez_compressed(path, **stored)  # type: ignore[arg-type]
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
