"""Sniffs what a file is by its content and hands it to its reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.read.limits import DEFAULT_LIMITS, Limits

OcrMode = Literal["auto", "never", "force"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the caller decides about reading."""

    ocr: OcrMode = "auto"
    limits: Limits = DEFAULT_LIMITS


DEFAULT_READING = ReadingOptions()
