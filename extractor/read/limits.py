"""How much a reader takes from a file before it says so; every hit is a code with the limit's name.

The numbers are measured bars: real files stay far below, hostile ones stop here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file; sizes in bytes unless the name says otherwise."""

    file_size: int = 200_000_000
    pages: int = 2_000
    chars_per_page: int = 200_000
    chars_per_file: int = 5_000_000
    stream: int = 64_000_000
    streams_total: int = 512_000_000
    paths_per_page: int = 100_000
    table_edges: int = 20_000
    table_crossings: int = 40_000
    form_depth: int = 32
    zip_entries: int = 5_000
    zip_part: int = 100_000_000
    zip_total: int = 300_000_000
    xml_depth: int = 256
    xml_text: int = 10_000_000
    xml_elements: int = 2_000_000
    table_span: int = 1_000
    table_columns: int = 1_000
    table_rows: int = 100_000
    table_nesting: int = 20
    render_side: int = 10_000
    render_pixels: int = 50_000_000
    conversion_seconds: float = 120.0


DEFAULT_LIMITS = Limits()

OcrMode = Literal["auto", "never", "force"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the caller decides about reading."""

    ocr: OcrMode = "auto"
    limits: Limits = DEFAULT_LIMITS


DEFAULT_READING = ReadingOptions()
