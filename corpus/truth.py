"""What a perfect reader and checker would say about a report: the truth, in the audit's shapes."""

from __future__ import annotations

from typing import Any

from corpus.facts import SECTIONS, Cell, Level, People, ReportData, ScoreRow


def truth_of(report: ReportData, *, kind: str, layout: str, producer: str = "") -> dict[str, Any]:
    """The truth as JSON-ready values; ``value`` has the shape of an audit's section value."""
    return {
        "kind": kind,
        "layout": layout,
        "producer": producer,
        "seed": report.seed,
        "sections": {
            section: {
                "status": _status(report, section),
                "value": _value(report, section) if _status(report, section) == "present" else None,
                "compare": section not in report.skip_values,
            }
            for section in SECTIONS
        },
        "defects": [
            {"code": d.code, "section": d.section, "row": d.row, "either": list(d.either)}
            for d in report.defects
        ],
        "allowed": list(report.allowed),
    }


def _status(report: ReportData, section: str) -> str:
    if section not in report.order:
        return "missing"
    return "empty" if section in report.empty else "present"


def _value(report: ReportData, section: str) -> dict[str, Any]:
    for left, text in report.leftover:
        if left == section:
            return {"items": [text], "text": text, "name": text}
    match section:
        case "reporting_round":
            options = [{"months": m, "ticked": m in report.ticked} for m in report.rounds]
            months = report.ticked[0] if len(report.ticked) == 1 else None
            return {"months": months, "options": options}
        case "indicator_name":
            return {"name": report.indicator_name}
        case "supervisor":
            return _people(report.supervisor)
        case "data_collectors":
            return _people(report.data_collectors)
        case "description":
            return {"text": "\n".join(report.description)}
        case "performance":
            return _levels(report.performance)
        case "criteria":
            return _levels(report.criteria)
        case "score_calculation":
            return {
                "rows": [_row(row) for row in report.rows],
                "total": _row(report.total) if report.total else None,
            }
        case "evidence":
            return {
                "items": [
                    {
                        "text": item.text,
                        "order_number": item.order_number or None,
                        "dates": [{"value": day} for day in item.dates],
                        "urls": list(item.urls),
                    }
                    for item in report.evidence
                ]
            }
        case _:
            return {"items": list(report.list_of(section))}


def _people(people: People) -> dict[str, Any]:
    return {
        "people": [{"name": p.name, "position": p.position} for p in people.persons],
        "phones": [
            {
                "text": p.text,
                "number": p.number or None,
                "extension": p.extension or None,
                "kind": p.kind or None,
            }
            for p in people.phones
        ],
    }


def _levels(levels: tuple[Level, ...]) -> dict[str, Any]:
    return {"levels": [{"level": item.level, "text": item.text} for item in levels]}


def _row(row: ScoreRow) -> dict[str, Any]:
    return {
        "indicator": row.indicator,
        "weight": _cell(row.weight),
        "result": _cell(row.result),
        "score": _cell(row.score),
        "weighted_score": _cell(row.weighted_score),
    }


def _cell(cell: Cell) -> dict[str, str | None]:
    return {"text": cell.text, "value": None if cell.value is None else str(cell.value)}
