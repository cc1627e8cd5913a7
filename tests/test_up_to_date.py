"""A run that finds nothing new makes no page again; what goes into pages makes them anew."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.commands.terminal import Voice
from extractor.commands.up_to_date import bring_up_to_date
from extractor.form import DEFAULT_FORM, load_form
from extractor.settings import Settings

REPORT = "รอบระยะเวลาการรายงาน\n☑ รอบ 6 เดือน ☐ รอบ 12 เดือน\nชื่อตัวชี้วัด\nตัวชี้วัดที่หนึ่ง\n"


def check(inbox: Path, out: Path, *more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "check", inbox, "-o", out, *more],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    return done.stderr


def times(out: Path) -> tuple[int, int]:
    places = (out / "report" / "index.html", out / "summary.xlsx")
    return places[0].stat().st_mtime_ns, places[1].stat().st_mtime_ns


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inbox = tmp_path_factory.mktemp("in")
    (inbox / "a.txt").write_text(REPORT, "utf-8")
    return inbox


@pytest.fixture(scope="module")
def out(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "out"
    check(inbox, out)
    return out


def test_nothing_new_makes_nothing_again_and_says_where_it_is(inbox: Path, out: Path) -> None:
    before = times(out)
    said = check(inbox, out)
    assert times(out) == before
    assert f"→ {out / 'report' / 'index.html'}\n→ {out / 'summary.xlsx'}\n" in said


@pytest.mark.parametrize("news", ["language", "decision", "site gone", "killed while making"])
def test_whatever_goes_into_the_pages_makes_them_anew(inbox: Path, out: Path, news: str) -> None:
    before, more = times(out), []
    match news:
        case "language":
            more = ["--lang", "en"]
        case "decision":
            audit = json.loads((out / "audits.jsonl").read_bytes().splitlines()[0])
            decision = {"finding": audit["findings"][0]["id"], "decision": "overrule",
                        "reason": "", "reviewer": "x", "at": "2026-01-01T00:00:00Z"}  # fmt: skip
            (out / "decisions.jsonl").write_text(json.dumps(decision) + "\n")
        case "site gone":
            (out / "report" / "index.html").unlink()
        case "killed while making":
            (out / ".made").unlink()
    check(inbox, out, *more)
    after = times(out)
    assert after[0] > before[0]
    assert after[1] > before[1]


def test_no_pages_are_made_that_nobody_could_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("extractor.commands.up_to_date.MOST_REPORTS", 2)
    (tmp_path / "audits.jsonl").write_text("{}\n" * 3)
    bring_up_to_date(tmp_path, Settings(), load_form(DEFAULT_FORM), Voice())
    said = capsys.readouterr().err
    assert said.startswith("no pages are made by themselves for more than 2 reports\n")
    assert "makes them all the same\n→ " in said
    assert said.endswith("findings.csv\n")
    assert [path.name for path in tmp_path.iterdir()] == ["audits.jsonl"]
