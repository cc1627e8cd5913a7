from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor.errors import UsageFault
from extractor.settings import TEMPLATE, Settings, load_settings


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    settings, file = load_settings(tmp_path, {}, {})
    assert (settings, file) == (Settings(), None)


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "extract.toml").write_text('lang = "en"\njobs = 1\nfail-on = "never"\n')
    environment = {"EXTRACT_JOBS": "2", "EXTRACT_FAIL_ON": "warning", "EXTRACT_TESSDATA": "/x"}
    settings, file = load_settings(tmp_path, environment, {"fail_on": "error"})
    assert (settings.lang, settings.jobs, settings.fail_on) == ("en", 2, "error")
    assert file == tmp_path / "extract.toml"


def test_the_nearest_file_above_the_input_counts(tmp_path: Path) -> None:
    inner = tmp_path / "unit" / "reports"
    inner.mkdir(parents=True)
    (tmp_path / "extract.toml").write_text('lang = "en"\n')
    assert load_settings(inner / "a.docx", {}, {})[0].lang == "en"
    (tmp_path / "unit" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert load_settings(inner, {}, {})[0].lang == "en"
    (tmp_path / "unit" / "pyproject.toml").write_text('[tool.extract]\nlang = "th"\n')
    assert load_settings(inner, {}, {})[0].lang == "th"


def test_paths_in_a_file_are_meant_from_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "extract.toml").write_text('out = "run"\nform = "my.toml"\n')
    settings, _ = load_settings(tmp_path / "unit", {}, {})
    assert settings.out == tmp_path / "run"
    assert settings.form == str(tmp_path / "my.toml")


def test_a_form_id_is_no_path(tmp_path: Path) -> None:
    (tmp_path / "extract.toml").write_text('form = "other-form"\n')
    assert load_settings(tmp_path, {}, {})[0].form == "other-form"


@pytest.mark.parametrize("written", ["score-01,SEC", ["SCORE-01", "sec"], ("SCORE-01, SEC",)])
def test_codes_may_be_a_list_or_have_commas(tmp_path: Path, written: object) -> None:
    assert load_settings(tmp_path, {}, {"select": written})[0].select == ("SCORE-01", "SEC")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jobz = 1", "there is no setting 'jobz'"),
        ('lang = "fr"', "lang: Input should be 'th' or 'en'"),
        ("jobs = -1", "greater than or equal to 0"),
        ("jobs = [", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "extract.toml").write_text(text)
    with pytest.raises(UsageFault, match=r"extract\.toml") as fault:
        load_settings(tmp_path, {}, {})
    assert said in str(fault.value)


def test_a_wrong_variable_or_flag_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"^EXTRACT_TIMEOUT: timeout: "):
        load_settings(tmp_path, {"EXTRACT_TIMEOUT": "soon"}, {})
    with pytest.raises(UsageFault, match=r"^--fail-on: fail_on: "):
        load_settings(tmp_path, {}, {"fail_on": "sometimes"})


def test_the_template_names_every_setting_with_its_default(tmp_path: Path) -> None:
    lines = [line[2:] for line in TEMPLATE.splitlines() if " = " in line]
    written = tomllib.loads("\n".join(lines))
    assert {name.replace("-", "_") for name in written} == set(Settings.model_fields)
    shown_by_example = {"select", "ignore", "out", "scheduler", "store"}
    for name, value in written.items():
        if name not in shown_by_example:
            assert getattr(Settings(), name.replace("-", "_")) == value
    (tmp_path / "extract.toml").write_text(TEMPLATE)
    assert load_settings(tmp_path, {}, {})[0] == Settings()
