from __future__ import annotations

import json

from extractor.form import schemas_dir
from extractor.report.schema import SCHEMA_FILE, audit_schema


def test_the_shipped_schema_is_the_one_of_the_types() -> None:
    shipped = (schemas_dir() / SCHEMA_FILE).read_text("utf-8")
    assert shipped == audit_schema(), "run: uv run python -m extractor.report.schema"


def test_the_schema_has_a_versioned_name() -> None:
    schema = json.loads(audit_schema())
    assert schema["$id"] == "urn:extract:audit:1"
    assert schema["properties"]["$schema"]["const"] == "urn:extract:audit:1"
    assert "$schema" in schema["required"]
