"""Settings: a flag wins over the environment (``EXTRACT_*``), that over a file, then defaults."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extractor.errors import UsageFault
from extractor.form import DEFAULT_FORM

SETTINGS_FILE = "extract.toml"


def _codes(value: object) -> object:
    """Codes may be written as a list or with commas between them."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple):
        return value
    pieces = (piece for entry in value for piece in str(entry).split(","))
    return tuple(piece.strip().upper() for piece in pieces if piece.strip())


Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]


class Settings(BaseModel):
    """Everything that ``extract check`` can be told.

    ``format`` "auto" is text on a terminal and JSON Lines elsewhere; ``jobs`` 0 is a worker per
    processor; ``timeout`` is in seconds, 0 leaves it to the size of the file. Empty ``select``
    means all checks. ``pictures``: pages drawn for the site of a run, "findings" for those of PDFs
    that have some, "all" for Word files' too. ``store`` is a folder or a URL; without one, results
    are kept in the run.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["auto", "text", "json", "jsonl", "csv", "sarif", "junit"] = "auto"
    out: Path | None = None
    pictures: Literal["findings", "all", "none"] = "findings"
    jobs: int = Field(0, ge=0, le=256)
    timeout: float = Field(0.0, ge=0, allow_inf_nan=False)
    ocr: Literal["auto", "never", "force"] = "auto"
    form: str = DEFAULT_FORM
    select: Codes = ()
    ignore: Codes = ()
    fail_on: Literal["error", "warning", "never"] = "error"
    lang: Literal["th", "en"] = "th"
    color: Literal["auto", "always", "never"] = "auto"
    progress: Literal["auto", "plain", "none"] = "auto"
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    store: str | None = None


def load_settings(
    beside: Path, environment: Mapping[str, str], flags: Mapping[str, object]
) -> tuple[Settings, Path | None]:
    """The settings for input at ``beside``, and the file that some of them come from.

    Raises:
        UsageFault: a settings file, variable or flag holds what it cannot.

    """
    file, values = _from_file(beside)
    layers = {name: (value, str(file)) for name, value in values.items()}
    for name in Settings.model_fields:
        variable = f"EXTRACT_{name.upper()}"
        if environment.get(variable):
            layers[name] = (environment[variable], variable)
        if name in flags:
            layers[name] = (flags[name], "--" + name.replace("_", "-"))
    try:
        settings = Settings.model_validate({name: value for name, (value, _) in layers.items()})
    except ValidationError as fault:
        raise UsageFault("; ".join(_problem(error, layers) for error in fault.errors())) from None
    return settings, file


def _problem(error: Any, layers: Mapping[str, tuple[object, str]]) -> str:
    name = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        return f"{layers[name][1]}: there is no setting {name!r}"
    return f"{layers[name][1]}: {name}: {error['msg']}"


def _from_file(beside: Path) -> tuple[Path | None, dict[str, object]]:
    """The nearest settings file at or above a path, and what it says."""
    start = beside.absolute()
    for folder in (start, *start.parents):
        own, project = folder / SETTINGS_FILE, folder / "pyproject.toml"
        if own.is_file():
            return own, _relative_to(own.parent, _toml(own))
        if project.is_file():
            table = _toml(project).get("tool", {}).get("extract")
            if isinstance(table, dict):
                return project, _relative_to(project.parent, table)
    return None, {}


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise UsageFault(f"{file} cannot be read: {fault}") from None


def _relative_to(folder: Path, values: Mapping[str, object]) -> dict[str, object]:
    """Paths in a settings file are meant from where that file lies."""
    placed: dict[str, object] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        is_path = (
            name == "out"
            or (name == "form" and str(value).endswith(".toml"))
            or (name == "store" and "://" not in str(value))
        )
        placed[name] = str(folder / value) if is_path and isinstance(value, str) else value
    return placed


TEMPLATE = """\
# Settings of 'extract' for the reports in this folder and below.
# A flag on the command line wins over EXTRACT_* in the environment, that over this file.

# form = "dld-process-improvement"  # the form's id, or a form file of your own (.toml)
# lang = "th"                       # messages: th or en
# fail-on = "error"                 # exit code 1 at: error, warning or never
# select = ["SCORE-01", "SCORE-03"] # only these checks
# ignore = ["SEC-05"]               # all checks but these
# ocr = "auto"                      # pages without text: auto, never or force
# jobs = 0                          # workers; 0: one per processor
# timeout = 0                       # seconds a file may take; 0: by its size
# format = "auto"                   # text, json, jsonl, csv, sarif, junit; auto: text on terminals
# out = "audits"                    # the run folder, from where this file lies
# pictures = "findings"             # pages drawn for reviewers: findings, all or none
# color = "auto"                    # auto, always or never
# progress = "auto"                 # auto, plain or none
# engine = "local"                  # local, or dask: read on a cluster
# scheduler = "tcp://host:8786"     # the cluster's address
# store = ".store"                  # where finished results are kept: a folder or URL
"""
"""What ``extract init`` writes: every setting with its default, commented out."""
