"""A form, loaded from ``schemas/forms/*.toml``: the door through which forms come in.

A form file says which sections there are, how their headings are written in the wild, what kind of
content each holds, what is required in which round, and how its scores are computed. Nothing about
a particular form stands in the code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from extractor.errors import FormFault
from extractor.model import Severity

DEFAULT_FORM = "dld-process-improvement"

SectionKind = Literal["round", "name", "people", "text", "levels", "score", "items", "evidence"]
Convention = Literal["percent", "fraction", "normalised", "product"]
ScoreScale = Literal["unstated", "step", "linear"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FormSection(_Part):
    """A section of the form.

    ``wordings`` are headings seen for it (the ``title`` counts too); ``short_wordings`` mean it
    only where nothing better does, since body text and column headers use the same words.
    ``required`` is the severity of its absence (None: optional), overridden by round (months) in
    ``required_in_round``.
    ``instructions`` are openings of the form's own instruction, left over when nobody filled it in.
    """

    id: str
    number: int
    title: str
    kind: SectionKind
    wordings: tuple[str, ...] = ()
    short_wordings: tuple[str, ...] = ()
    required: Severity | None = "error"
    required_in_round: dict[int, Severity] = Field(default_factory=dict)
    instructions: tuple[str, ...] = ()

    def severity_of_absence(self, months: int | None) -> Severity | None:
        """How bad it is that the section is missing in a round; unknown rounds get the mildest."""
        if self.required is None:
            return None
        if months is not None:
            return self.required_in_round.get(months, self.required)
        mildest_first: tuple[Severity, ...] = ("info", "warning", "error")
        return min((self.required, *self.required_in_round.values()), key=mildest_first.index)


class ScoreColumn(_Part):
    """A column of the score table and the headings seen for it."""

    id: Literal["indicator", "weight", "result", "score", "weighted_score"]
    title: str
    number: str = ""
    wordings: tuple[str, ...] = ()


class ScoreRules(_Part):
    """How the form computes scores.

    ``convention``: weighted score is weight × score / 100 ("percent"), weight × score with weights
    summing to 1 ("fraction"), divided by the sum of weights ("normalised") or plain ("product").
    ``scale`` says how a result becomes a score: by "step", "linear" interpolation, or "unstated".
    """

    level_min: int = 1
    level_max: int = 5
    convention: Convention = "percent"
    scale: ScoreScale = "unstated"
    columns: tuple[ScoreColumn, ...] = ()
    total_labels: tuple[str, ...] = ()


class Labels(_Part):
    """Words around values that are not values.

    ``closing`` opens the signatures under a report, ``annex`` alone on a line what is bound behind
    it, ``continued`` follows a heading repeated after a page break, ``instruction_verbs`` open the
    sentences of a guideline.
    """

    phone: tuple[str, ...] = ()
    other_contact: tuple[str, ...] = ()
    level_columns: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    instruction_verbs: tuple[str, ...] = ()


class Form(_Part):
    """A whole form; section numbers and ids are unique and in order."""

    id: str
    version: str
    title: str
    title_wordings: tuple[str, ...] = ()
    guideline_titles: tuple[str, ...] = ()
    rounds: tuple[int, ...] = (6, 12)
    fiscal_year_starts_in_month: int = Field(10, ge=1, le=12)
    sections: tuple[FormSection, ...] = Field(min_length=1)
    score: ScoreRules = ScoreRules()
    labels: Labels = Labels()

    @model_validator(mode="after")
    def _unique(self) -> Form:
        ids = [section.id for section in self.sections]
        if len(set(ids)) != len(ids):
            raise ValueError("section ids are not unique")
        return self

    def __hash__(self) -> int:
        return hash((self.id, self.version))

    @property
    def phrases(self) -> tuple[str, ...]:
        """All words that a report of this form has from the form: headings, columns, labels."""
        sections = [(one.title, *one.wordings, *one.instructions) for one in self.sections]
        columns = [(one.title, *one.wordings) for one in self.score.columns]
        return (
            self.title,
            *self.title_wordings,
            *(phrase for group in (*sections, *columns) for phrase in group),
            *self.score.total_labels,
            *self.labels.phone,
            *self.labels.level_columns,
        )

    def section(self, section_id: str) -> FormSection:
        """The section with this id."""
        return next(section for section in self.sections if section.id == section_id)

    def of_kind(self, *kinds: SectionKind) -> tuple[FormSection, ...]:
        """The sections that hold a kind of content, in the form's order."""
        return tuple(section for section in self.sections if section.kind in kinds)


def schemas_dir() -> Path:
    """Where the schemas lie: inside an installed package, else beside the source tree's package."""
    packaged = Path(__file__).parent / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "schemas"


def shipped_forms() -> tuple[str, ...]:
    """The ids of the forms that come with the program."""
    return tuple(sorted(path.stem for path in (schemas_dir() / "forms").glob("*.toml")))


@cache
def load_form(form: str = DEFAULT_FORM) -> Form:
    """The form with this id, or the form in this file if ``form`` ends in ``.toml``.

    Raises:
        FormFault: there is no such form, or its file does not say what a form must.

    """
    path = Path(form) if form.endswith(".toml") else schemas_dir() / "forms" / f"{form}.toml"
    try:
        return Form.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        known = ", ".join(shipped_forms())
        raise FormFault(f"there is no form {form!r} (there are: {known})") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise FormFault(f"the form file {form!r} cannot be read: {fault}") from None
    except ValidationError as fault:
        problems = "; ".join(
            f"{'.'.join(map(str, error['loc'])) or 'form'}: {error['msg']}"
            for error in fault.errors()
        )
        raise FormFault(f"the form file {form!r} is not a form: {problems}") from None
