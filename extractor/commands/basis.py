"""What an audit depends on besides the file: told to workers, and part of every result's key."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from extractor import __version__
from extractor.form import Form, load_form
from extractor.read.scan.engine import readiness
from extractor.settings import Settings

_READERS = ("lxml", "pydantic", "pypdfium2", "rapidfuzz")
_TOOLS = ("soffice", "unshare")


def batch_settings(settings: Settings) -> dict[str, str]:
    """The settings that decide what an audit says, for a worker."""
    return {
        "form": settings.form,
        "ocr": settings.ocr,
        "select": ",".join(settings.select),
        "ignore": ",".join(settings.ignore),
    }


def basis_of(settings: Settings, form: Form) -> dict[str, str]:
    """Everything but the file that an audit depends on: program, readers, tools, form, settings.

    A result made on another basis is another result, so an upgrade never mixes with what was
    before it, nor does a machine on which a tool has been added.
    """
    return {
        **batch_settings(settings),
        "form": hashlib.sha256(form.model_dump_json().encode("utf-8")).hexdigest(),
        "program": f"{__version__} {_code_digest()}",
        "readers": " ".join(f"{name} {version(name)}" for name in _READERS),
        "pictures": readiness().basis,
        "tools": " ".join(name for name in _TOOLS if shutil.which(name)),
    }


def basis_here(told: Mapping[str, str]) -> dict[str, str]:
    """The basis on the machine where this runs, for settings as a worker is told them."""
    settings = Settings.model_validate(dict(told))
    return basis_of(settings, load_form(settings.form))


def _code_digest() -> str:
    """A hash of the program's own source: between two versions it changes without its number."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode("utf-8"))
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
