"""Pages drawn for the site: PDFs as they are, Word files as LibreOffice prints them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from audits_by_hand import FORM, audit, unreadable
from site_by_hand import keep_run, page_with_ink, pdf_report

from extractor.commands.site import has_site, make_site, make_site_anew
from extractor.model import Source
from extractor.pipeline import audit_file
from extractor.read.office.pages import printed
from extractor.report.site.pictures import Made, Paper, Picture, listed, unlisted

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "02-wrong-weighted-score.docx"
LETTER = Path(__file__).parents[2] / "corpus" / "checks" / "FORM-01-not-this-form"


def pages_of(site: Path) -> str:
    return "".join(page.read_text("utf-8") for page in sorted((site / "reports").iterdir()))


@pytest.fixture(scope="module")
def printed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = SAMPLE.read_bytes()
    source = Source(f"กองคลัง/{SAMPLE.name}", data, hashlib.sha256(data).hexdigest())
    run = keep_run(tmp_path_factory.mktemp("printed"), [audit_file(source, FORM)])
    return make_site(run, run.folder / "report", "th", "all", 1).parent


def test_a_word_file_is_printed_and_its_finding_boxed_where_it_stands(printed_site: Path) -> None:
    page = pages_of(printed_site)
    assert 'class="sheet"' in page
    assert "LibreOffice" in page, "it says whose pages these are"
    assert page.count('class="box error"') == 1
    assert page.count('class="box heading"') >= 12


def test_word_files_show_their_text_unless_pages_are_asked_for(tmp_path: Path) -> None:
    run = keep_run(tmp_path, [pdf_report(), audit(path="a.docx")])
    site = make_site(run, run.folder / "report", "th", "findings", 1).parent
    assert pages_of(site).count('class="sheet"') == 1
    none = make_site(run, run.folder / "report", "th", "none", 1).parent
    assert pages_of(none).count('class="sheet"') == 0
    assert sorted(file.name for file in (none / "pages").iterdir()) == ["pages.json"]


def test_pages_drawn_before_are_not_drawn_again(tmp_path: Path) -> None:
    run = keep_run(tmp_path, [pdf_report()])
    site = make_site(run, run.folder / "report", "th", "findings", 1).parent
    (picture,) = (site / "pages").glob("*.png")
    picture.write_bytes(b"drawn before")
    make_site(run, site, "th", "findings", 1)
    assert picture.read_bytes() == b"drawn before"
    picture.unlink()
    make_site(run, site, "th", "findings", 1)
    assert picture.read_bytes().startswith(b"\x89PNG"), "what is gone is drawn"


def test_a_file_that_has_changed_or_gone_is_not_drawn(tmp_path: Path) -> None:
    run = keep_run(tmp_path, [pdf_report()])
    (file,) = tmp_path.glob("inputs/*/*.pdf")
    file.write_bytes(page_with_ink() + b"\n% another version")
    site = make_site(run, run.folder / "report", "th", "findings", 1).parent
    assert 'class="sheet"' not in pages_of(site)
    file.unlink()
    make_site(run, site, "th", "findings", 1)
    assert 'class="part"' in pages_of(site), "the text that was read stands there instead"


def test_a_pdf_that_cannot_be_drawn_costs_its_pictures_only(tmp_path: Path) -> None:
    run = keep_run(tmp_path, [unreadable("broken.pdf"), pdf_report()])
    site = make_site(run, run.folder / "report", "th", "findings", 2).parent
    assert pages_of(site).count('class="sheet"') == 1
    assert len(list((site / "reports").iterdir())) == 2


def test_a_site_is_made_anew_with_the_pictures_it_has(tmp_path: Path) -> None:
    run = keep_run(tmp_path, [pdf_report()])
    folder = run.folder / "report"
    assert not has_site(folder)
    make_site(run, folder, "en", "findings", 1)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    for file in tmp_path.glob("inputs/*/*.pdf"):
        file.unlink()
    make_site_anew(run, folder)
    assert has_site(folder)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_how_a_site_was_made_is_read_back() -> None:
    made = Made("en", {"a" * 64: Paper((Picture(1, f"{'a' * 16}-1.png", 600.0, 800.0),))})
    assert unlisted(listed(made)) == made
    with pytest.raises(ValueError, match="file"):
        unlisted(listed(made).replace(b"a" * 16 + b"-1.png", b"../../../notes.png"))
    with pytest.raises(ValueError, match="lang"):
        unlisted(b"{}")


def test_many_files_are_printed_in_one_go_and_a_broken_one_costs_itself_only() -> None:
    letter = (LETTER / "fail-letter.docx").read_bytes()
    files = [("docx", letter), ("docx", b"PK\x03\x04 not a document"), ("docx", letter)]
    pdfs = dict(printed(files))
    assert {0, 2} <= set(pdfs)
    assert pdfs[0].startswith(b"%PDF")
    assert list(printed([])) == []
