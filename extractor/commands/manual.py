"""``extract explain`` and ``extract schema``: what the program knows about itself."""

from __future__ import annotations

from extractor.checks import CHECKS
from extractor.commands.page import page_of, write_text
from extractor.commands.terminal import write_result
from extractor.errors import EXIT_OK, UsageFault
from extractor.form import schemas_dir
from extractor.report.columns import width
from extractor.report.schema import SCHEMAS, schema_file
from extractor.report.words import SEVERITIES, Lang


def explain(wanted: str, langs: tuple[Lang, ...]) -> int:
    """Print the manual page of a check, given its code or name, in the languages asked for."""
    for check in CHECKS:
        if wanted.casefold() in (check.code.casefold(), check.name.casefold()):
            _print("\n".join(check.manual(lang) for lang in langs))
            return EXIT_OK
    known = ", ".join(check.code for check in CHECKS)
    raise UsageFault(f"there is no check {wanted!r} (there are: {known})")


def explain_all(lang: Lang) -> int:
    """Print the list of checks: code, name, severity, and what each says in one line."""
    widest = max(len(check.name) for check in CHECKS)
    for check in CHECKS:
        severity = SEVERITIES[check.severity][lang]
        gap = " " * (12 - width(severity))
        said = first_sentence(check.manual(lang))
        _print(f"{check.code:9} {check.name:{widest}}  {severity}{gap}{said}\n")
    return EXIT_OK


def first_sentence(manual: str) -> str:
    """The line below the headline of a manual page."""
    _, _, text = manual.partition("\n")
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def print_schema(name: str) -> int:
    """Print a JSON Schema as it is shipped."""
    if name not in SCHEMAS:
        raise UsageFault(f"there is no schema {name!r} (there are: {', '.join(SCHEMAS)})")
    write_result((schemas_dir() / schema_file(name)).read_bytes())
    return EXIT_OK


def _print(text: str) -> None:
    write_text(text, page_of("th", "never", "percent"))
