"""The JSON Schema of an audit; ``python -m extractor.report.schema`` writes it anew."""

from __future__ import annotations

import json

from extractor.form import schemas_dir
from extractor.report.record import SCHEMA_ID, AuditRecord

SCHEMA_FILE = "audit-1.schema.json"


def audit_schema() -> str:
    """The schema as text; pydantic leaves out which dialect it is and its name."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **AuditRecord.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (schemas_dir() / SCHEMA_FILE).write_text(audit_schema(), "utf-8")
