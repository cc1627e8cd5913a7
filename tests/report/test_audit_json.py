from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from audits_by_hand import (
    FORM,
    audit,
    no_recommendations,
    number,
    score_row,
    unreadable,
    wrong_score,
)

from extractor.model import (
    NOWHERE,
    Audit,
    Document,
    HeadingMatch,
    Message,
    Missing,
    Name,
    Notice,
    PageReading,
    Paragraph,
    Place,
    Round,
    RoundOption,
    ScoreTable,
    Text,
)
from extractor.report.audit_json import audit_record, place_record
from extractor.report.record import AuditRecord
from extractor.report.schema import schema_text


def as_json(made: Audit) -> Any:
    return json.loads(audit_record(made, FORM).line())


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    record = as_json(audit(wrong_score()))
    assert list(record) == [
        "$schema", "source", "form", "reading", "verdict", "sections", "checks", "findings",
        "notices", "coverage",
    ]  # fmt: skip
    assert list(record["source"]) == ["path", "name", "sha256", "bytes", "kind"]
    assert list(record["sections"]["evidence"]) == [
        "number", "title", "status", "heading", "text", "place", "value", "confidence",
    ]  # fmt: skip
    assert list(record["findings"][0]) == [
        "id", "code", "name", "severity", "section", "message", "reported", "expected", "working",
        "quote", "place", "certain",
    ]  # fmt: skip
    assert list(record["checks"][0]) == ["code", "name", "severity", "status", "reason", "places"]


def test_all_sections_stand_in_the_order_of_the_form_even_when_missing() -> None:
    sections = as_json(audit())["sections"]
    assert list(sections) == [part.id for part in FORM.sections]
    assert sections["recommendations"]["status"] == "missing"
    assert sections["recommendations"]["heading"] is None
    assert sections["recommendations"]["value"] is None


def test_values_have_the_shape_of_their_section() -> None:
    sections = as_json(audit())["sections"]
    assert sections["reporting_round"]["value"] == {
        "months": 6,
        "options": [{"months": 6, "ticked": True}, {"months": 12, "ticked": False}],
    }
    assert sections["supervisor"]["value"] == {
        "people": [{"name": "นายสมมติ ตัวอย่าง"}],
        "phones": [
            {
                "text": "0 2653 4444 ต่อ 12",
                "number": "026534444",
                "extension": "12",
                "kind": "landline",
            }
        ],
    }
    assert sections["data_collectors"]["value"]["phones"] == [
        {"text": "123", "number": None, "extension": None, "kind": None}
    ]
    assert sections["criteria"]["value"] == {
        "levels": [{"level": 1, "text": "-"}, {"level": 2, "text": "ร้อยละ 50"}]
    }
    assert sections["actions_taken"]["value"] == {"items": ["ประชุม", "ลงมือ"]}
    assert sections["evidence"]["value"]["items"] == [
        {
            "text": "คำสั่งที่ 12/2567 ลงวันที่ 16 มกราคม 2567",
            "order_number": "12/2567",
            "dates": [
                {"text": "16 มกราคม 2567", "value": "2024-01-16"},
                {"text": "ปี 2567", "value": "2024"},
            ],
            "urls": ["https://example.go.th/a"],
        }
    ]


def test_boxes_repeated_on_every_page_are_listed_once() -> None:
    page = (RoundOption(6, True), RoundOption(12, False))
    for pages, boxes in (((*page, *page), 2), ((*page, RoundOption(6, False)), 3)):
        made = audit(changed={"reporting_round": Round(6, pages)})
        options = as_json(made)["sections"]["reporting_round"]["value"]["options"]
        assert options[:2] == [{"months": 6, "ticked": True}, {"months": 12, "ticked": False}]
        assert len(options) == boxes


def test_numbers_are_strings_with_the_printed_decimals() -> None:
    row = replace(score_row(), weight=number("๕.๐๐", "5.00"), score=number("ดีมาก", None))
    row = replace(row, result=Missing("no such column"))
    value = as_json(audit(changed={"score_calculation": ScoreTable((row,))}))
    cells = value["sections"]["score_calculation"]["value"]["rows"][0]
    assert cells["weight"] == {"text": "๕.๐๐", "value": "5.00"}
    assert cells["score"] == {"text": "ดีมาก", "value": None}
    assert cells["result"] == {"text": "", "value": None}


def test_tiny_and_huge_numbers_are_written_without_exponents() -> None:
    row = replace(score_row(), weight=number("0.00000001", "1E-8"), score=number("1", "1E+3"))
    value = as_json(audit(changed={"score_calculation": ScoreTable((row,))}))
    cells = value["sections"]["score_calculation"]["value"]["rows"][0]
    assert (cells["weight"]["value"], cells["score"]["value"]) == ("0.00000001", "1000")


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (None, None),
        (Place(), None),
        (Place(page=2, box=(1, 2.004, 3.006, 4)), {"page": 2, "box": [1.0, 2.0, 3.01, 4.0]}),
        (Place(page=2), {"page": 2, "box": None}),
        (Place(path="line[12]"), {"path": "line[12]"}),
    ],
)
def test_a_place_is_a_page_with_box_or_a_path_or_nothing(place: Place | None, written: Any) -> None:
    found = audit(replace(wrong_score(), place=place))
    assert as_json(found)["findings"][0]["place"] == written
    assert place_record(place) is None or written is not None


def test_a_finding_keeps_its_id_when_the_same_content_comes_again() -> None:
    first = as_json(audit(wrong_score(), no_recommendations()))["findings"][0]["id"]
    again = as_json(audit(wrong_score(), path="other/name.docx"))["findings"][0]["id"]
    assert first == again


@pytest.mark.parametrize(
    "other",
    [
        audit(replace(wrong_score(), reported="0.57")),
        audit(replace(wrong_score(), row="2")),
        audit(replace(wrong_score(), section="criteria")),
        audit(wrong_score(), data=b"other content"),
    ],
    ids=["reported", "row", "section", "content"],
)
def test_another_finding_has_another_id(other: Audit) -> None:
    ours = as_json(audit(wrong_score()))["findings"][0]["id"]
    assert as_json(other)["findings"][0]["id"] != ours


def test_findings_alike_are_still_told_apart() -> None:
    ids = [finding["id"] for finding in as_json(audit(wrong_score(), wrong_score()))["findings"]]
    assert len(set(ids)) == 2
    assert ids[0] == as_json(audit(wrong_score()))["findings"][0]["id"]


def test_what_no_json_reader_takes_is_replaced() -> None:
    hostile = "ก\ud800ข\x00ค\x1bง\ufffe\r\nจ"
    made = audit(changed={"description": Text(hostile), "indicator_name": Name("\udcff")})
    line = audit_record(made, FORM).line()
    assert line.encode("utf-8").decode("utf-8") == line
    sections = json.loads(line)["sections"]
    assert sections["description"]["value"]["text"] == "ก\ufffdข\ufffdค\ufffdง\ufffd\nจ"
    assert sections["indicator_name"]["value"]["name"] == "\ufffd"


def test_names_that_are_not_utf8_stay_apart() -> None:
    paths = [as_json(audit(path=f"a{char}.pdf"))["source"]["path"] for char in "\udcff\udcfe"]
    assert paths == ["a\\xff.pdf", "a\\xfe.pdf"]


def test_an_audit_is_one_line_and_always_the_same_bytes() -> None:
    line = audit_record(audit(wrong_score()), FORM).line()
    assert "\n" not in line
    assert ": " not in line.split('"verdict"')[0]
    assert line == audit_record(audit(wrong_score()), FORM).line()
    assert AuditRecord.model_validate_json(line).line() == line


def test_an_unreadable_file_says_so_and_has_no_findings() -> None:
    record = as_json(replace(unreadable(), source=replace(unreadable().source, sha256="")))
    assert record["verdict"] == "unreadable"
    assert record["source"]["sha256"] is None
    assert record["source"]["bytes"] is None
    assert record["reading"]["codes"] == ["E_DAMAGED"]
    assert record["notices"][0]["message"]["en"] == "the file is damaged"
    assert record["reading"]["details"]["E_DAMAGED"]["about"] == "no page tree"


def test_codes_are_listed_once_and_details_name_the_limit() -> None:
    notices = (
        Notice("W_LIMIT", "table", Place(page=3), limit="table_rows", value="100001"),
        Notice("W_LIMIT", "another table"),
        Notice("W_OCR"),
    )
    document = Document("pdf", notices=notices, pages=(PageReading(1, "ocr", 0.98765),))
    reading = as_json(audit(document=document))["reading"]
    assert reading["codes"] == ["W_LIMIT", "W_OCR"]
    assert reading["details"] == {
        "W_LIMIT": {"about": "table", "limit": "table_rows", "value": "100001", "page": 3}
    }
    assert reading["pages"] == [{"page": 1, "layer": "ocr", "quality": 0.988}]


def test_a_flood_of_findings_is_cut_and_said() -> None:
    flood = [replace(wrong_score(), row=str(row)) for row in range(10_001)]
    record = as_json(audit(*flood))
    assert len(record["findings"]) == 10_000
    assert record["reading"]["details"]["W_LIMIT"]["value"] == "10001"


def test_long_quotes_are_cut() -> None:
    quotes = [replace(wrong_score(), quote="ก" * length) for length in (500, 501)]
    found = as_json(audit(*quotes))["findings"]
    assert [finding["quote"] for finding in found] == ["ก" * 500, "ก" * 500 + "…"]


@pytest.mark.parametrize(
    "made",
    [
        audit(),
        audit(wrong_score(), no_recommendations()),
        audit(changed=dict.fromkeys(part.id for part in FORM.sections)),
        unreadable(),
    ],
    ids=["clean", "findings", "all missing", "unreadable"],
)
def test_audits_follow_their_schema(made: Audit) -> None:
    jsonschema.Draft202012Validator(json.loads(schema_text("audit"))).validate(as_json(made))


def test_the_schema_refuses_what_is_no_audit() -> None:
    record = as_json(audit())
    record["verdict"] = "fine"
    with pytest.raises(jsonschema.ValidationError, match="'fine' is not one of"):
        jsonschema.validate(record, json.loads(schema_text("audit")))


def test_the_message_is_in_both_languages() -> None:
    finding = replace(wrong_score(), message=Message("ไทย", "English"))
    assert as_json(audit(finding))["findings"][0]["message"] == {"th": "ไทย", "en": "English"}


def test_the_form_may_be_left_out_for_shipped_forms() -> None:
    assert audit_record(audit()) == audit_record(audit(), FORM)


def test_confidence_tells_characters_place_and_heading_apart() -> None:
    sections = as_json(audit())["sections"]
    assert sections["recommendations"]["confidence"] is None
    assert sections["description"]["confidence"]["read"] == 1.0
    made = audit()
    seen = Paragraph("งานที่", sure=(0.9, 0.9, 0.9, 0.8, 0.8, 0.8))
    found = made.report.fields["description"].section
    first = replace(
        found.first,
        blocks=(seen,),
        heading=HeadingMatch("description", "คำอธิบาย", NOWHERE, "คำอธิบาย", 0.96, "evidence", 0.2),
    )
    fields = dict(made.report.fields)
    fields["description"] = replace(
        fields["description"], section=replace(found, status="present", first=first)
    )
    record = as_json(replace(made, report=replace(made.report, fields=fields)))
    assert record["sections"]["description"]["confidence"] == {
        "read": 0.85, "located": 0.672, "matched": 0.96,
    }  # fmt: skip
