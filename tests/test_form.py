"""A form is a file; a wrong one says what is wrong with it."""

from pathlib import Path

import pytest

from extractor.errors import FormFault
from extractor.form import load_form, shipped_forms

SECOND = Path(__file__).parent / "second_form.toml"


def test_the_shipped_form_has_the_thirteen_sections_in_order():
    form = load_form()
    assert [section.number for section in form.sections] == list(range(1, 14))
    assert form.sections[0].id == "reporting_round"
    assert form.sections[-1].id == "evidence"
    assert form.id in shipped_forms()


@pytest.mark.parametrize(
    ("months", "severity"), [(6, "warning"), (12, "error"), (9, "warning"), (None, "warning")]
)
def test_absent_recommendations_weigh_as_the_round_says(months, severity):
    assert load_form().section("recommendations").severity_of_absence(months) == severity
    assert load_form().section("evidence").severity_of_absence(months) == "error"


def test_an_optional_section_may_be_absent(tmp_path):
    text = SECOND.read_text("utf-8").replace('kind = "name"', 'kind = "name"\nrequired = "info"')
    changed = tmp_path / "changed.toml"
    changed.write_text(text, "utf-8")
    assert load_form(str(changed)).section("course").severity_of_absence(3) == "info"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('id = "course"', 'id = "marks"'), "section ids are not unique"),
        (('kind = "name"', 'kind = "poem"'), "sections.0.kind"),
        (('title = "วิทยากร"', 'titel = "วิทยากร"'), "sections.1"),
        (("[labels]", "[labels"), "cannot be read"),
    ],
)
def test_a_wrong_form_file_says_what_is_wrong(tmp_path, change, complaint):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(SECOND.read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(FormFault, match=complaint):
        load_form(str(wrong))


def test_an_unknown_form_names_the_known_ones():
    with pytest.raises(FormFault, match="dld-process-improvement"):
        load_form("no-such-form")
