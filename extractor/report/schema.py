"""The JSON Schemas of what is written; ``python -m extractor.report.schema`` writes them anew."""

from __future__ import annotations

import json

from extractor.form import schemas_dir
from extractor.report.decisions import DECISION_SCHEMA, Decision
from extractor.report.difference import DIFF_SCHEMA, Difference
from extractor.report.record import SCHEMA_ID, AuditRecord, Part

SCHEMAS: dict[str, tuple[str, type[Part]]] = {
    "audit": (SCHEMA_ID, AuditRecord),
    "decision": (DECISION_SCHEMA, Decision),
    "diff": (DIFF_SCHEMA, Difference),
}
"""By the name that ``extract schema`` is asked for: the schema's id, and its type."""


def schema_file(name: str) -> str:
    """The name of a schema's file, e.g. ``audit-1.schema.json``."""
    version = SCHEMAS[name][0].rpartition(":")[2]
    return f"{name}-{version}.schema.json"


def schema_text(name: str) -> str:
    """The schema as text; pydantic leaves out which dialect it is and its name."""
    schema_id, part = SCHEMAS[name]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_id,
        **part.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in SCHEMAS:
        (schemas_dir() / schema_file(name)).write_text(schema_text(name), "utf-8")
