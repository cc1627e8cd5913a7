"""The corpus itself: reproducible, clean where it says so, wrong where it says so."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest

from corpus.build import stale
from corpus.cases import make_case
from corpus.compare import judge_findings
from corpus.defects import PLANTERS, plant
from corpus.facts import in_thai_digits
from corpus.generate import make_report
from corpus.people import make_landline, make_mobile
from corpus.scoreboard import wilson
from corpus.style import make_style
from corpus.truth import truth_of
from corpus.word.layouts import numbered
from corpus.word.verbose import as_word_saves


def test_files_on_disk_are_what_the_data_say():
    assert stale() == [], "run: python -m corpus.build"


def test_the_same_seed_gives_the_same_bytes():
    for kind in ("docx", "transcript"):
        for noise in (0.0, 0.5):
            assert make_case(11, kind=kind, noise=noise) == make_case(11, kind=kind, noise=noise)


@pytest.mark.parametrize("seed", range(60))
def test_a_clean_reports_products_and_totals_are_right(seed):
    report = make_report(seed)
    for row in report.rows:
        weight, score, weighted = row.weight.value, row.score.value, row.weighted_score.value
        quantum = Decimal(1).scaleb(weighted.as_tuple().exponent)
        assert weighted == (weight * score / 100).quantize(quantum, ROUND_HALF_UP)
        assert 1 <= score <= 5
    if report.total is not None:
        assert report.total.weighted_score.value == sum(r.weighted_score.value for r in report.rows)
        assert report.total.weight.value == sum(r.weight.value for r in report.rows)


@pytest.mark.parametrize("seed", range(30))
def test_a_clean_reports_orders_are_dated_within_its_fiscal_year(seed):
    report = make_report(seed)
    first, last = f"{report.fiscal_year - 544}-10-01", f"{report.fiscal_year - 543}-09-30"
    dates = [day for item in report.evidence for day in item.dates]
    assert dates
    assert all(first <= day <= last for day in dates)


@pytest.mark.parametrize("code", PLANTERS)
def test_every_code_can_be_planted_and_is_told(code):
    planted = [plant(make_report(seed), Random(seed), 1, (code,)) for seed in range(40)]
    told = [truth_of(report, kind="docx", layout="")["defects"] for report in planted]
    assert [defect["code"] for defects in told for defect in defects] == [code] * sum(
        map(bool, told)
    )
    assert any(told)


def test_phones_are_thai_numbers_in_many_forms():
    rng = Random(1)
    landlines = [make_landline(rng) for _ in range(200)]
    mobiles = [make_mobile(rng) for _ in range(200)]
    assert {len(phone.number) for phone in landlines} == {9}
    assert {len(phone.number) for phone in mobiles} == {10}
    assert len({phone.text[:3] for phone in landlines}) > 5


def test_thai_digits_leave_links_and_readings_alone():
    report = in_thai_digits(make_report(4))
    assert report.evidence[-1].urls[0] in report.evidence[-1].text
    assert report.data_collectors.phones[0].number.isascii()
    assert not any("0" <= char <= "9" for char in report.rows[0].weighted_score.text)


def test_a_word_case_is_a_word_file_with_its_text_in_it():
    case = make_case(3)
    with zipfile.ZipFile(io.BytesIO(case.data)) as archive:
        names = archive.namelist()
        assert "word/document.xml" in names
        assert "xml" in archive.read("[Content_Types].xml").decode()


def test_findings_are_judged_by_code_and_section():
    truth = {
        "defects": [{"code": "SEC-02", "section": "obstacles", "row": "", "either": []}],
        "allowed": ["SEC-05"],
    }
    elsewhere = {"code": "SEC-02", "section": "evidence"}
    assert judge_findings(truth, [{"code": "SEC-02", "section": "obstacles"}]).missed == ()
    assert judge_findings(truth, [elsewhere]).missed == ("SEC-02",)
    assert judge_findings(truth, [elsewhere]).unexpected == (elsewhere,)
    assert judge_findings(truth, [{"code": "SEC-05", "section": "evidence"}]).unexpected == ()


def test_the_interval_of_a_perfect_score_is_not_perfect():
    low, high = wilson(300, 300)
    assert (round(low, 3), high) == (0.987, 1.0)


def test_a_verbose_file_shows_the_same_text_in_more_xml():
    style = replace(make_style(5), quirks=frozenset())
    compact = numbered(make_report(5), style).data()
    verbose = as_word_saves(compact)
    parts = [read_part(data, "word/document.xml") for data in (compact, verbose)]
    assert len(parts[1]) > 3 * len(parts[0])
    assert shown_text(parts[0]) == shown_text(parts[1])


def read_part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def shown_text(xml: str) -> str:
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))
