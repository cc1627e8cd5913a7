"""The house's import arrows, read from the source: they point one way and never in a circle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "extractor"
FILES = sorted(PACKAGE.rglob("*.py"))

BASE = {"thai", "errors", "model"}
STAGE = {"form", *BASE}
PIPELINE = {"read", "segment", "fields", "checks", *STAGE}
COMMAND = {"commands", "pipeline", "batch", "report", "settings", *PIPELINE, "extractor"}
ARROWS: dict[str, set[str]] = {
    "extractor": set(),
    "model": set(),
    "thai": set(),
    "errors": set(),
    "form": BASE,
    "read": STAGE,
    "segment": STAGE,
    "fields": STAGE,
    "checks": STAGE,
    "report": STAGE,
    "settings": STAGE,
    "pipeline": PIPELINE,
    "batch": {"pipeline", "extractor", *STAGE},
    "commands": COMMAND,
    "options": set(),
    "cli": {"options", *COMMAND},
    "__main__": {"cli"},
}
"""What each room may import besides itself; "extractor" is the package's own version line."""

SHARED = {"limits", "glyphs", "sureness", "ticks", "thai_words", "package", "xml"}
"""Files of the reading room that all its corners may use."""
READING: dict[str, set[str]] = {
    "pdfium": SHARED,
    "decoding": {"pdfium", *SHARED},
    "layout": SHARED,
    "scan": {"pdfium", "decoding", "layout", *SHARED},
    "pdf": {"pdfium", "decoding", "layout", "scan", *SHARED},
    "word": {"scan", *SHARED},
    "office": {"word", *SHARED},
}
"""What each corner of the reading room may import of it besides itself."""

OWN_FILES = {
    "lxml": r"read/(word/\w+|xml|package)\.py|report/.*",
    "docx": r"read/word/\w+\.py|report/.*",
    "pypdfium2": r"read/(pdfium/\w+|pdf/plain)\.py|report/.*",
    "pdfplumber": r"read/pdf/second_opinion\.py",
    "pdfminer": r"read/pdf/second_opinion\.py",
    "openpyxl": r"report/sheet_decisions\.py",
    "rapidfuzz": r"segment/headings\.py",
    "tesserocr": r"read/scan/\w+\.py",
    "typer": r"(cli|options)\.py",
    "rich": r"commands/progress\.py",
    "xlsxwriter": r"report/summary_xlsx\.py",
    "pydantic": r"form\.py|settings\.py|report/.*",
}
"""One library, one file (or few): whoever else needs it goes through that file."""

ALLOWED_TO_CATCH_ALL = {"checks/running.py"}


def name_of(file: Path) -> str:
    parts = ("extractor", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> Iterator[str]:
    """The dotted names that a file imports, those for type checkers left out."""
    yield from _imports(ast.parse(file.read_text("utf-8")))


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            for alias in child.names:
                yield f"{child.module}.{alias.name}"
        elif not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from _imports(child)


MODULES = {name_of(file): file for file in FILES}


def module_of(dotted: str) -> str:
    """The module of ours that an imported name is or stands in."""
    while dotted not in MODULES:
        dotted = dotted.rpartition(".")[0]
    return dotted


def room_of(module: str) -> str:
    return [*module.split("."), "extractor"][1] if "." in module else "extractor"


def ours(file: Path) -> set[str]:
    return {module_of(name) for name in imports(file) if name.split(".")[0] == "extractor"}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_follow_the_arrows(file: Path) -> None:
    room = room_of(name_of(file))
    reached = {room_of(module) for module in ours(file)} - {room}
    assert reached <= ARROWS[room], f"{room} must not import {reached - ARROWS[room]}"


def corner_of(module: str) -> str:
    """The corner of the reading room that a module stands in: its third name, if it has one."""
    return [*module.split("."), "", ""][2] if module.startswith("extractor.read") else ""


@pytest.mark.parametrize(
    "file", [f for f in FILES if corner_of(name_of(f)) in READING], ids=name_of
)
def test_corners_of_the_reading_room_follow_their_arrows(file: Path) -> None:
    corner = corner_of(name_of(file))
    reached = {corner_of(module) for module in ours(file)} - {corner, ""}
    assert reached <= READING[corner], f"{corner} must not import {reached - READING[corner]}"


def test_no_file_imports_itself_in_a_circle() -> None:
    graph = {name: ours(file) - {name} for name, file in MODULES.items()}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for target in sorted(graph[module]):
                visit(target, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_library_is_used_where_it_lives(file: Path) -> None:
    here = file.relative_to(PACKAGE).as_posix()
    for library in {name.split(".")[0] for name in imports(file)} & set(OWN_FILES):
        assert re.fullmatch(OWN_FILES[library], here), f"{library} does not belong in {here}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_nobody_but_the_runner_of_checks_catches_everything(file: Path) -> None:
    if file.relative_to(PACKAGE).as_posix() in ALLOWED_TO_CATCH_ALL:
        return
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), f"line {node.lineno}"


def test_an_arrow_that_runs_the_other_way_would_be_seen() -> None:
    assert "report" not in ARROWS["checks"]
    assert room_of(module_of("extractor.report.audit_json.audit_record")) == "report"
    assert room_of(module_of("extractor.form.Form")) == "form"
