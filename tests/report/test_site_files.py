"""The site's files as such: the same bytes every time, nothing in them that a page could run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from audits_by_hand import FORM, audit, no_recommendations, wrong_score
from PIL import Image
from site_by_hand import HOSTILE, keep_run, reports, site_of

from extractor import thai
from extractor.commands.counts import count_anew
from extractor.commands.past_run import open_run
from extractor.commands.site import make_site
from extractor.commands.terminal import Voice
from extractor.model import Item, Items
from extractor.report.audit_json import audit_record
from extractor.report.decisions import Decision, append_decisions
from extractor.report.site.overview import overview
from extractor.report.site.pictures import packed, wanted_pages
from extractor.report.site.triage import gravest_first, rows_of
from extractor.report.site.workings import worked


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


class Elements(HTMLParser):
    """Every start tag of a page with its attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def pages_of(site: Path) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(site.rglob("*.html"))]


def test_a_site_has_an_index_a_page_per_report_and_what_they_share(site: Path) -> None:
    files = files_of(site)
    assert sum(name.startswith("reports/") for name in files) == len(reports())
    assert {"index.html", "assets/site.css", "assets/font.css", "assets/Sarabun-OFL.txt"} <= set(
        files
    )
    assert b"SIL OPEN FONT LICENSE" in files["assets/Sarabun-OFL.txt"]
    pictures = [name for name in files if name.endswith((".png", ".webp"))]
    assert len(pictures) == 1, "only the page that has a finding is drawn"


def test_the_same_run_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert files_of(site_of(tmp_path)) == files_of(site)


def test_a_site_made_again_is_that_of_the_run_as_it_is_now(tmp_path: Path) -> None:
    run = keep_run(tmp_path, reports())
    folder = run.folder / "report"
    make_site(run, folder, "th", "findings", 1)
    before = files_of(folder)
    (folder / "own.txt").write_text("left alone")
    (folder / "reports" / "old.html").write_text("of a report that is gone")
    make_site(run, folder, "th", "findings", 1)
    assert files_of(folder) == {**before, "own.txt": b"left alone"}


def test_decisions_are_shown_and_what_is_overruled_is_not_counted(tmp_path: Path) -> None:
    run = keep_run(tmp_path, reports())
    make_site(run, run.folder / "report", "en", "findings", 1)
    record = next(iter(run.records()))
    decision = Decision(
        finding=record.findings[0].id, decision="overrule", reason="ปัดเศษตามระเบียบ",
        path=record.source.path, sha256=record.source.sha256, reviewer="ผู้ตรวจ ก",
        time="2026-11-23T10:00:00+07:00",
    )  # fmt: skip
    append_decisions(run.folder, [decision])
    (row, *_) = rows_of(run.records(), FORM, open_run(run.folder, Voice()).decided)
    assert (row.count("error"), row.decided) == (0, 1)
    assert next(iter(rows_of(run.records(), FORM, {}))).count("error") == 1
    count_anew(open_run(run.folder, Voice()), Voice())
    page = (run.folder / "report" / "reports" / f"{row.page}.html").read_text("utf-8")
    assert "ปัดเศษตามระเบียบ" in page
    assert "ผู้ตรวจ ก" in page
    assert '<html lang="en"' in page, "it opens in the language that it was made in"
    assert len(list((run.folder / "report" / "pages").glob("*.png"))) == 1, "pictures stay"


def test_nothing_in_a_page_runs_but_the_sites_own_scripts(site: Path) -> None:
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    for page in pages_of(site):
        tags = Elements(page).tags
        assert {"http-equiv": "Content-Security-Policy", "content": policy} in [a for _, a in tags]
        scripts = {attributes.get("src") for tag, attributes in tags if tag == "script"}
        assert all(src and re.fullmatch(r"(\.\./)?assets/\w+\.js", src) for src in scripts)
        for tag, attributes in tags:
            handlers = [name for name in attributes if name.startswith("on") or name == "style"]
            assert not handlers, f"<{tag} {handlers}>"
            assert tag not in {"style", "iframe", "object", "embed", "img"}


def test_every_address_in_a_page_stays_in_the_site(site: Path) -> None:
    for page in site.rglob("*.html"):
        for tag, attributes in Elements(page.read_text("utf-8")).tags:
            for name in ("href", "src"):
                address = (attributes.get(name) or "#").partition("#")[0]
                if address:
                    target = (page.parent / address).resolve()
                    assert target.is_relative_to(site.resolve()) and target.is_file(), (
                        tag,
                        address,
                    )


def test_hostile_words_stand_in_the_page_escaped(site: Path) -> None:
    hostile = next(page for page in pages_of(site) if "window.hacked" in page)
    assert "<script>window" not in hostile
    assert "&lt;script&gt;window.hacked" in hostile
    assert "\u202e" not in re.sub(r'(data-\w+|value)="[^"]*"', "", hostile)
    assert "\\u202e" in hostile, "what turns the direction of print is spelt out"
    assert HOSTILE not in hostile


def test_a_page_stays_small_however_long_the_report(tmp_path: Path) -> None:
    lines = tuple(Item(f"ข้อ {number}") for number in range(5_000))
    long = audit(no_recommendations(), changed={"actions_taken": Items(lines)})
    (page,) = (site_of(tmp_path, [long]) / "reports").iterdir()
    html = page.read_text("utf-8")
    assert "ข้อ 999<" in html
    assert "ข้อ 1000<" not in html
    assert "และอีก 4000 บรรทัด" in html, "what is left out is said"


def test_what_nobody_has_read_comes_first() -> None:
    records = [audit_record(entry, FORM) for entry in reports()]
    order = [row.verdict for row in gravest_first(rows_of(records, FORM, {}))]
    assert order == ["unreadable", "findings", "findings", "findings", "clean"]


def test_reports_of_one_name_have_pages_of_their_own() -> None:
    twice = [audit_record(audit(path="a.docx"), FORM)] * 2
    first, second = rows_of(twice, FORM, {})
    assert first.page != second.page


def test_a_report_is_found_by_any_spelling_of_its_words() -> None:
    (row,) = rows_of([audit_record(audit(path="กองคลัง/แบบ ๖.docx"), FORM)], FORM, {})
    assert thai.fold("แบบ 6") in row.haystack
    assert thai.fold("เเบบ ๖") in row.haystack
    assert thai.fold("สมมติ ตัวอย่าง") in row.haystack, "people are found, too"
    assert thai.fold("แบบ 7") not in row.haystack


def test_missing_sections_are_counted_where_their_absence_is_a_finding() -> None:
    lacking = audit_record(audit(no_recommendations(), path="ก/a.docx"), FORM)
    not_asked_for = audit_record(audit(path="ข/b.docx"), FORM)
    rows = list(rows_of([lacking, not_asked_for], FORM, {}))
    heat = overview(rows, FORM, {}).heat
    assert [(line.unit.th, line.total, line.counts[11]) for line in heat] == [("ก", 1, 1)]


def test_scores_are_counted_by_level_and_odd_ones_beside_them() -> None:
    rows = list(rows_of([audit_record(audit(), FORM)], FORM, {}))
    bars = {bar.label.th: bar.count for bar in overview(rows, FORM, {}).scores}
    assert bars == {"1.00–1.99": 0, "2.00–2.99": 0, "3.00–3.99": 0, "4.00–4.99": 1, "5.00": 0}


def test_the_working_of_a_row_is_that_of_the_forms_convention() -> None:
    table = audit_record(audit(), FORM).sections["score_calculation"].value
    assert worked(table, "percent").rows[0].working == "12.50 × 4.25 / 100 = 0.53125"
    assert worked(table, "fraction").rows[0].working == "12.50 × 4.25 = 53.125"
    assert worked(table, "normalised").rows[0].working == "12.50 × 4.25 / 12.50 = 4.25"


def test_pages_with_findings_are_drawn_and_all_where_something_is_nowhere() -> None:
    document = reports()[3].document
    five = audit(wrong_score(), document=document.__class__("pdf", pages_total=5, pages_read=5))
    assert wanted_pages(audit_record(five, FORM)) == (2,)
    nowhere = audit(no_recommendations(), document=five.document)
    assert wanted_pages(audit_record(nowhere, FORM)) == (1, 2, 3, 4, 5)
    clean = audit(document=five.document)
    assert wanted_pages(audit_record(clean, FORM)) == ()


def test_print_is_kept_as_png_and_a_photograph_as_webp() -> None:
    white = Image.new("RGB", (800, 1100), "white")
    assert packed(white)[0] == "png"
    noise = Image.effect_noise((800, 1100), 90)
    suffix, data = packed(noise)
    assert (suffix, len(data) < 400_000) == ("webp", True)
