"""Where the form's sections stand in a document, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.model.document import Block, Notice, Paragraph, Place, text_lines


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not there, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """A heading recognised: ``similarity`` 0 to 1 to ``wording``; ``margin`` to the runner-up.

    ``runner_up`` is the id of the section that the same words would fit second best, "" if none.
    ``exact`` says that the heading is written as the form writes it, spacing and digits aside.
    """

    section: str
    raw: str
    place: Place
    wording: str
    similarity: float
    runner_up: str = ""
    margin: float = 1.0
    exact: bool = True


SectionStatus = Literal["present", "empty", "missing"]


@dataclass(frozen=True)  # without slots, so that its text is put together only once
class Occurrence:
    """One standing of a section: its heading (``Missing`` where it has none) and its content."""

    heading: HeadingMatch | Missing
    blocks: tuple[Block, ...] = ()
    place: Place | None = None

    @cached_property
    def text(self) -> str:
        """The content as plain text, a line per paragraph, table rows as cells joined by TAB."""
        return "\n".join(text_lines(self.blocks))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form as found: ``first`` is the one read, ``repeats`` stand elsewhere."""

    id: str
    status: SectionStatus
    first: Occurrence
    repeats: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """The document cut along the form.

    ``sections`` holds every section of the form, in the form's order. ``order`` lists the ids in
    the order in which they stand in the document. ``title`` are the lines that name the report
    (page titles). ``guideline`` says that an appended guideline was found and left out.
    ``lines_claimed`` of ``lines_total`` non-empty lines belong to a section, the title or a
    guideline. ``unclaimed`` are the others.
    """

    sections: tuple[Section, ...]
    order: tuple[str, ...] = ()
    title: tuple[Paragraph, ...] = ()
    guideline: bool = False
    unclaimed: tuple[Paragraph, ...] = ()
    lines_claimed: int = 0
    lines_total: int = 0
    notices: tuple[Notice, ...] = ()

    def __getitem__(self, section: str) -> Section:
        return next(found for found in self.sections if found.id == section)
