"""What can be said on the command line: the options that commands share or have many of.

An option stands under the heading of what it decides (``Reading``, ``Auditing``, …); the help of a
command shows it there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

_READING = "Reading"
_AUDITING = "Auditing"
_RESULTS = "Results"
_BATCHES = "Batches"
_SHOWING = "Showing"

Ocr = Literal["auto", "never", "force"]
Lang = Literal["th", "en"]
Color = Literal["auto", "always", "never"]
Codes = list[str] | None
"""Codes of checks; each entry may hold several with commas between them."""


def _option(heading: str, *names: str, help: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, rich_help_panel=heading)


OneFile = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
RunFolder = Annotated[
    Path, typer.Argument(metavar="RUN", help="What check -o has written.", show_default=False)
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files and folders, or URLs; - is stdin.", show_default=False
    ),
]

OcrOption = Annotated[Ocr | None, _option(_READING, "--ocr", help="Read pages as pictures.")]
Timeout = Annotated[float | None, _option(_READING, "--timeout", help="Seconds per file.")]
StdinFilename = Annotated[
    str, _option(_READING, "--stdin-filename", metavar="NAME", help="The name of stdin's file.")
]
ShowFiles = Annotated[
    bool, _option(_READING, "--show-files", help="Print the files that would be read and stop.")
]

FormOption = Annotated[
    str | None, _option(_AUDITING, "--form", metavar="ID", help="Form, or a .toml.")
]
Select = Annotated[
    Codes, _option(_AUDITING, "--select", metavar="CODES", help="Only these checks.")
]
Ignore = Annotated[Codes, _option(_AUDITING, "--ignore", metavar="CODES", help="Not these checks.")]
FailOn = Annotated[
    Literal["error", "warning", "never"] | None,
    _option(_AUDITING, "--fail-on", help="What makes the exit code 1 (default: error)."),
]
ShowSettings = Annotated[
    bool, _option(_AUDITING, "--show-settings", help="Print the settings in force and stop.")
]

CheckFormat = Annotated[
    Literal["text", "json", "jsonl", "csv", "sarif", "junit"] | None,
    _option(_RESULTS, "--format", help="On stdout; default: text on a terminal, else jsonl."),
]
Out = Annotated[Path | None, _option(_RESULTS, "-o", "--out", help="Run folder to write.")]

Source = Annotated[
    list[Path] | None,
    _option(_RESULTS, "--source", help="Where the reports lie now, if they were moved."),
]
Pictures = Annotated[
    Literal["findings", "all", "none"] | None,
    _option(
        _RESULTS, "--pictures", help="Pages drawn for the site: PDFs' with findings (default)."
    ),
]

Jobs = Annotated[int | None, _option(_BATCHES, "--jobs", help="Workers; 0: all processors.")]
RetryFailed = Annotated[
    bool, _option(_BATCHES, "--retry-failed", help="Read again what was not read whole.")
]
Engine = Annotated[
    Literal["local", "dask"] | None,
    _option(_BATCHES, "--engine", help="Read on this machine, or on a dask cluster."),
]
Scheduler = Annotated[
    str | None,
    _option(_BATCHES, "--scheduler", metavar="ADDRESS", help="The cluster's: tcp://HOST:8786."),
]
Store = Annotated[
    str | None,
    _option(_BATCHES, "--store", metavar="PLACE", help="Where finished results are kept."),
]

LangOption = Annotated[Lang | None, _option(_SHOWING, "--lang", help="Language of messages.")]
ColorOption = Annotated[Color | None, _option(_SHOWING, "--color", help="Colours on terminals.")]
ProgressOption = Annotated[
    Literal["auto", "plain", "none"] | None, _option(_SHOWING, "--progress", help="On stderr.")
]
Verbose = Annotated[
    int,
    typer.Option(
        "-v", "--verbose", count=True, help="Say more.", show_default=False,
        rich_help_panel=_SHOWING,
    ),
]  # fmt: skip
Quiet = Annotated[bool, _option(_SHOWING, "-q", "--quiet", help="Only results and faults.")]


class ByHeading(TyperCommand):
    """A command whose help lists its options under their headings."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments first, then each heading in the order of its first option."""
        listed: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            is_argument = parameter.param_type_name == "argument"
            heading = getattr(parameter, "rich_help_panel", None)
            if record is not None:
                listed.setdefault("Arguments" if is_argument else heading or "Help", []).append(
                    record
                )
        for heading, records in listed.items():
            with formatter.section(heading):
                formatter.write_dl(records)
