"""A form that is only a file: other headings and rounds, scores up to 10, weights as fractions."""

import json
from hashlib import sha256
from pathlib import Path

from typer.testing import CliRunner

from extractor.cli import app
from extractor.form import load_form
from extractor.model import Audit, Items, Missing, Name, People, ScoreTable, Source
from extractor.pipeline import audit_file

FORM = Path(__file__).with_name("second_form.toml")

GOOD = """\
แบบรายงานผลการฝึกอบรม
1. ชื่อหลักสูตร
การเขียนโปรแกรมเบื้องต้น
2. รายชื่อวิทยากร
นางสาวแก้ว ใสสะอาด โทรศัพท์ 0 2000 1111
3. ผลการประเมินหลักสูตร
หัวข้อวิชา\tสัดส่วน\tผลการทดสอบ\tคะแนนประเมิน\tคะแนนรวมตามสัดส่วน
การเขียนโปรแกรมเบื้องต้น\t0.4\tร้อยละ 80\t8\t3.2
การทดสอบโปรแกรม\t0.6\tร้อยละ 90\t9\t5.4
รวม\t1.0\t\t\t8.6
4. แผนการนำความรู้ไปใช้
1. จัดอบรมภายในหน่วยงาน
2. จัดทำคู่มือ
"""


def audit(text: str) -> Audit:
    data = text.encode()
    source = Source("report.txt", data, sha256(data).hexdigest())
    return audit_file(source, load_form(str(FORM)))


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.message.en) for one in audit(text).findings]


def test_a_right_report_of_another_form_is_read_and_clean():
    found = audit(GOOD)
    assert (found.form_id, found.form_version) == ("training-report", "3")
    assert (found.verdict, found.findings) == ("clean", ())
    values = {name: field.value for name, field in found.report.fields.items()}
    assert list(values) == ["course", "lecturers", "marks", "next_steps"]
    course, lecturers, marks, steps = values.values()
    assert isinstance(course, Name)
    assert course.name == "การเขียนโปรแกรมเบื้องต้น"
    assert isinstance(lecturers, People)
    assert [one.name for one in lecturers.people] == ["นางสาวแก้ว ใสสะอาด"]
    assert [one.number for one in lecturers.phones] == ["020001111"]
    assert isinstance(marks, ScoreTable)
    assert marks.total is not None
    assert not isinstance(marks.total.weighted_score, Missing)
    assert [len(marks.rows), str(marks.total.weighted_score.value)] == [2, "8.6"]
    assert isinstance(steps, Items)
    assert [one.text for one in steps.items] == ["จัดอบรมภายในหน่วยงาน", "จัดทำคู่มือ"]


def test_its_own_formula_and_its_own_range_of_scores_hold():
    ((code, severity, message),) = said(GOOD.replace("\t3.2", "\t3.6").replace("8.6", "9.0"))
    assert (code, severity) == ("SCORE-03", "error")
    assert "0.4 × 8 = 3.2 → 3.2; the report says 3.6" in message
    out = GOOD.replace("\t9\t5.4", "\t11\t6.6").replace("8.6", "9.8")
    ((code, _, message),) = said(out)
    assert code == "SCORE-02"
    assert "the score 11 is outside 0-10" in message


def test_the_form_says_how_bad_a_missing_section_is():
    ((code, severity, message),) = said(GOOD.partition("4. ")[0])
    assert (code, severity) == ("SEC-01", "warning")
    assert "Section 4 “แผนการนำความรู้ไปใช้” is not in the report" in message


def test_what_is_left_empty_and_what_is_missing_is_told_in_its_words():
    empty = GOOD.replace("นางสาวแก้ว ใสสะอาด โทรศัพท์ 0 2000 1111", "นางสาวแก้ว ใสสะอาด")
    assert [code for code, _, _ in said(empty)] == ["PEOPLE-02"]
    leftover = GOOD.replace("1. ชื่อหลักสูตร\nการเขียน", "1. ชื่อหลักสูตร\nกรอกชื่อหลักสูตร\nการเขียน")
    assert "SEC-06" in [code for code, _, _ in said(leftover)]


def test_a_report_of_the_first_form_is_not_one_of_this_form():
    first = "ชื่อตัวชี้วัด : ระดับความสำเร็จ\nเกณฑ์การให้คะแนน : -\nอุปสรรคต่อการดำเนินงาน : ไม่มี\n"
    assert [code for code, _, _ in said(first)] == ["FORM-01"]


def test_the_command_line_takes_the_form_by_its_path(tmp_path: Path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(GOOD.replace("8.6", "8.9"), encoding="utf-8")
    asked = ["check", str(tmp_path), "--form", str(FORM), "--format", "jsonl", "--jobs", "1"]
    result = CliRunner().invoke(app, asked)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    verdicts = {line["source"]["name"]: line["verdict"] for line in lines}
    assert verdicts == {"good.txt": "clean", "wrong.txt": "findings"}
    assert {line["form"]["id"] for line in lines} == {"training-report"}
    (finding,) = [one for line in lines for one in line["findings"]]
    assert finding["code"] == "SCORE-04"
    assert finding["working"] == "3.2 + 5.4 = 8.6"
    assert result.exit_code == 1
