"""What a worker is given and what it gives back: the values that cross the process border.

The batch does not know how a file is audited. It is told a *work*: the dotted name of a function
``prepare(settings) -> Work`` which a worker imports once; ``Work`` then answers one ``Job`` after
the other. So the parent never imports a reader, and tests put parsers of their own in its place.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Settings = Mapping[str, str]
"""What the work is told once, before its first job. Goes into the key of every result."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was not read: a reading code and, where a limit was hit, its name and value."""

    code: str
    about: str = ""
    limit: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One file for a worker.

    ``name`` is neutral (``file.docx``): an answer is a function of content, suffix and settings.
    With a ``problem`` nothing is to be read: the answer is the audit of a file that could not be.
    ``safe`` asks for the plainest reading there is, after the full one ran out of time or memory.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    problem: Problem | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the audit came to. ``findings`` counts errors, warnings and infos; ``line`` is its JSON.

    ``line`` is one line of UTF-8 without the line end. It begins with the members ``$schema``,
    ``source``, ``form`` and ``reading``, of which the batch fills in the file's own name.
    """

    status: str
    codes: tuple[str, ...]
    verdict: str
    findings: tuple[int, int, int]
    line: bytes = field(repr=False)


MoreTime = Callable[[float], None]
"""Tells the supervisor that this file may take so many seconds from now (it has the last word)."""

Work = Callable[[Job, MoreTime], Answer]


def resolve(dotted: str) -> Any:
    """What is behind ``package.module:name``."""
    module, _, name = dotted.partition(":")
    return getattr(importlib.import_module(module), name)
