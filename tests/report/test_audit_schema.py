from __future__ import annotations

import json

import jsonschema
import pytest

from extractor.form import schemas_dir
from extractor.report.decisions import Decision
from extractor.report.schema import SCHEMAS, schema_file, schema_text


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_the_one_of_the_types(name: str) -> None:
    shipped = (schemas_dir() / schema_file(name)).read_text("utf-8")
    assert shipped == schema_text(name), "run: uv run python -m extractor.report.schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_has_a_versioned_name(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["$id"] == f"urn:extract:{name}:1"
    assert schema["properties"]["$schema"]["const"] == f"urn:extract:{name}:1"
    assert "$schema" in schema["required"]


def test_a_decision_is_what_its_schema_says() -> None:
    decision = Decision(
        finding="3f9c0011aabbccdd",
        decision="agree",
        path="unit7/report.docx",
        sha256="a" * 64,
        reviewer="นายสมมติ ตัวอย่าง",
        time="2026-11-23T09:15:00+07:00",
    )
    schema = json.loads(schema_text("decision"))
    jsonschema.validate(json.loads(decision.line()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**json.loads(decision.line()), "decision": "maybe"}, schema)
