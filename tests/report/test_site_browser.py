"""The site in a real browser, opened from disk as a reviewer does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from audits_by_hand import FORM
from PIL import Image
from playwright.sync_api import Browser, Page, Request, sync_playwright
from site_by_hand import INK, LONG, reports, site_of

from extractor import thai
from extractor.report.audit_json import audit_record
from extractor.report.decisions import parse_decisions
from extractor.report.site.triage import rows_of

ROWS = {
    row.name: row for row in rows_of([audit_record(entry, FORM) for entry in reports()], FORM, {})
}
WORD, CLEAN, BROKEN, PDF = "รายงาน ๑.docx", "รายงาน 10.docx", "เสีย.pdf", "หน้าเดียว.pdf"
HOSTILE = next(name for name in ROWS if "window.hacked" in name)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "these tests need Chromium: .ci/run installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


def failures(request: Request) -> list[str]:
    """Why a request failed, unless only because the test went on to another page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when it complains, or asks for anything but files."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on("requestfailed", lambda request: complaints.extend(failures(request)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert complaints == []
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)


def open_index(page: Page, site: Path, state: str = "") -> None:
    page.goto((site / "index.html").as_uri() + state)


def open_report(page: Page, site: Path, name: str) -> None:
    page.goto((site / "reports" / f"{ROWS[name].page}.html").as_uri())


def shown(page: Page) -> list[str]:
    """The files of the table as it is shown, top to bottom."""
    return page.locator("#triage tbody tr:visible .c-file a").all_inner_texts()


def names(*expected: str) -> list[str]:
    return list(expected)


class TestTriage:
    def test_it_opens_with_what_nobody_has_read(self, page: Page, site: Path) -> None:
        open_index(page, site)
        assert shown(page)[0] == BROKEN
        assert shown(page)[-1] == CLEAN
        assert page.locator("th[aria-sort=ascending]").inner_text().startswith("ผลการตรวจ")

    def test_a_heading_sorts_and_sorts_back(self, page: Page, site: Path) -> None:
        open_index(page, site)
        heading = page.locator("thead th.c-file button")
        heading.click()
        order = [name for name in shown(page) if name != shown_name(HOSTILE)]
        assert order == names(WORD, CLEAN, BROKEN, PDF), "by Thai order, numbers by their value"
        assert page.locator("thead th.c-file").get_attribute("aria-sort") == "ascending"
        heading.click()
        assert [name for name in shown(page) if name != shown_name(HOSTILE)] == order[::-1]
        assert page.locator("thead th.c-verdict").get_attribute("aria-sort") == "none"

    def test_numbers_sort_as_numbers_and_what_has_none_stands_last(
        self, page: Page, site: Path
    ) -> None:
        open_index(page, site)
        page.click("thead th.c-printed button")
        assert page.locator("thead th.c-printed").get_attribute("aria-sort") == "descending"
        assert set(shown(page)[-2:]) == {BROKEN, WORD}
        page.click("thead th.c-printed button")
        assert set(shown(page)[-2:]) == {BROKEN, WORD}

    def test_filters_narrow_the_table_and_say_how_far(self, page: Page, site: Path) -> None:
        open_index(page, site)
        page.select_option("#by-unit", "กองคลัง")
        assert set(shown(page)) == {WORD, PDF}
        page.select_option("#by-round", "12")
        assert shown(page) == [PDF]
        assert page.inner_text("#shown") == "แสดง 1 จาก 5 ฉบับ"
        page.select_option("#by-verdict", "clean")
        assert page.is_visible("#empty")
        page.click("button[type=reset]")
        page.wait_for_function("document.getElementById('shown').textContent.includes('5 จาก 5')")

    def test_a_tile_filters_by_its_outcome(self, page: Page, site: Path) -> None:
        open_index(page, site)
        page.click(".tile.v-clean")
        assert shown(page) == [CLEAN]
        assert page.get_attribute(".tile.v-clean", "aria-pressed") == "true"
        page.click(".tile.v-clean")
        assert len(shown(page)) == len(ROWS)

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("รายงาน 1", {WORD, CLEAN}),
            ("รายงาน ๑๐", {CLEAN}),
            ("เเผนงาน", {CLEAN, BROKEN}),
            ("score-03", {WORD, PDF}),
            ("กอง คลัง docx", {WORD}),
            ("ไม่มีคำนี้", set()),
        ],
    )
    def test_the_search_knows_thai(
        self, page: Page, site: Path, typed: str, found: set[str]
    ) -> None:
        open_index(page, site)
        page.fill("#search", typed)
        assert set(shown(page)) - {shown_name(HOSTILE)} == found

    def test_the_browser_folds_words_as_the_program_does(self, page: Page, site: Path) -> None:
        open_index(page, site)
        words = [
            "น้ำ", "นํ้า", "น้ํา", "กำ ลัง", "เเผน งาน", "ที่่", "ป่ี", "กิุ่", "SCORE-๐๓",
            "ก\u200bข", "คํ า", "ปฏิิบัติ", "ำ้า",
        ]  # fmt: skip
        folded = page.evaluate("words => words.map(window.extract.fold)", words)
        assert folded == [thai.fold(word) for word in words]

    def test_the_view_is_in_the_address_and_comes_back_with_it(
        self, page: Page, site: Path
    ) -> None:
        open_index(page, site)
        page.fill("#search", "กองคลัง")
        page.click("thead th.c-file button")
        page.click(f"text={PDF}")
        page.go_back()
        assert page.input_value("#search") == "กองคลัง"
        assert shown(page) == names(WORD, PDF)


def shown_name(name: str) -> str:
    return name.replace("\u202e", "\\u202e")


class TestLanguage:
    def test_the_switch_turns_the_whole_page_and_stays(self, page: Page, site: Path) -> None:
        open_index(page, site)
        assert page.inner_text("h1") == "ผลการตรวจรายงาน 5 ฉบับ"
        page.click("[data-lang=en]")
        assert page.inner_text("h1") == "5 reports audited"
        assert page.get_attribute("html", "lang") == "en"
        assert "All units" in page.locator("#by-unit option").all_inner_texts()
        assert page.locator(".th:visible").count() == 0
        open_report(page, site, WORD)
        assert page.locator(".th:visible").count() == 0
        assert page.inner_text("#findings-title") == "2 findings"
        assert "is not the product" in page.inner_text(".finding .message >> nth=0")
        page.click("[data-lang=th]")
        assert page.inner_text("#findings-title") == "ข้อที่พบ 2 ข้อ"
        assert page.locator(".en:visible").count() == 0


class TestReport:
    def test_a_box_lies_where_the_audit_says_and_over_the_ink(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        picture = page.locator(".sheet image").bounding_box()
        box = page.locator(".box.error > rect").first.bounding_box()
        assert picture and box
        scale = picture["width"] / 600
        assert picture["height"] == pytest.approx(800 * scale, abs=1)
        left, top, right, bottom = INK
        middle = (
            (box["x"] + box["width"] / 2 - picture["x"]) / scale,
            (box["y"] + box["height"] / 2 - picture["y"]) / scale,
        )
        assert middle == pytest.approx(((left + right) / 2, (top + bottom) / 2), abs=0.5)
        assert box["width"] / scale == pytest.approx(right - left + 4, abs=3)
        assert brightness(page, *middle) < 90, "the picture is black under the box"
        assert brightness(page, left - 30, top) > 200
        assert brightness(page, (left + right) / 2, bottom + 30) > 200

    def test_j_and_k_walk_the_findings_and_light_their_boxes(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        cards = page.locator(".finding")
        page.keyboard.press("j")
        assert cards.nth(0).evaluate("card => card === document.activeElement")
        assert page.locator(".box.error.hot").count() == 1
        page.keyboard.press("j")
        assert cards.nth(1).evaluate("card => card === document.activeElement")
        assert page.locator(".box.error.hot").count() == 0
        page.keyboard.press("k")
        assert cards.nth(0).evaluate("card => card === document.activeElement")

    def test_hovering_lights_both_sides(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.locator(".finding .message").first.hover()
        assert page.locator(".box.error.hot").count() == 1
        page.locator(".box.error").first.hover()
        assert page.locator(".finding.hot").count() == 1

    def test_keys_can_be_turned_off(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.keyboard.press("?")
        page.check("#keys-off")
        page.click("dialog button")
        page.keyboard.press("j")
        assert page.locator(".finding:focus").count() == 0

    def test_a_word_report_shows_its_text_in_place_of_pages(self, page: Page, site: Path) -> None:
        open_report(page, site, WORD)
        assert page.locator(".sheet").count() == 0
        assert page.locator(".part").count() == 12
        assert page.locator(".section.missing").count() == 1

    def test_an_unreadable_file_says_so_first(self, page: Page, site: Path) -> None:
        open_report(page, site, BROKEN)
        assert "อ่านไม่ได้" in page.inner_text(".notices")
        assert "E_DAMAGED" in page.inner_text(".notices")
        assert "ไม่พบสิ่งที่ต้องแก้ไข" not in page.inner_text("main")

    def test_hostile_words_are_words(self, page: Page, site: Path) -> None:
        for name in ("index.html", f"reports/{ROWS[HOSTILE].page}.html"):
            page.goto((site / name).as_uri())
            assert page.evaluate("window.hacked") is None
            assert page.locator("main img, main script, main b").count() == 0
            assert "<script>window.hacked = 1</script>" in page.inner_text("main")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    @pytest.mark.parametrize("width", [390, 1400])
    def test_no_page_is_wider_than_the_screen(self, page: Page, site: Path, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        for file in sorted(site.rglob("*.html")):
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file.name
        assert len(LONG) > 1_000, "one of them holds a word of this length"


def brightness(page: Page, x: float, y: float) -> int:
    """The brightness (0 to 255) of the page's picture at a point of the page."""
    address = page.locator(".sheet image").evaluate("image => image.href.baseVal")
    file = Path(unquote(urlsplit(page.url).path)).parent / address
    with Image.open(file) as picture:
        scale = picture.width / 600
        return picture.convert("L").getpixel((int(x * scale), int(y * scale)))


class TestDecisions:
    def test_they_are_kept_saved_and_read_back_by_the_program(
        self, page: Page, site: Path, tmp_path: Path
    ) -> None:
        open_report(page, site, WORD)
        page.fill("#reviewer", "นางสาวผู้ตรวจ ทดสอบ")
        page.keyboard.press("Tab")
        first, second = page.locator(".finding").nth(0), page.locator(".finding").nth(1)
        first.locator("input[value=agree]").check()
        second.locator("input[value=overrule]").check()
        second.locator("textarea").fill("หัวข้อนี้ไม่บังคับ <b>\u202e")
        second.locator("textarea").blur()
        page.wait_for_selector(".finding.overruled")
        page.reload()
        assert first.locator("input[value=agree]").is_checked()
        assert second.locator("textarea").input_value().startswith("หัวข้อนี้ไม่บังคับ")
        assert page.inner_text("#decided") == "2"
        open_index(page, site)
        row = page.locator("#triage tr", has_text=WORD)
        assert row.locator(".c-decided").inner_text() == "2/2"
        assert row.locator(".c-warning").inner_text() == "", "what is overruled is not counted"
        assert page.inner_text("#total-decided") == "2"
        with page.expect_download() as download:
            page.click("#save")
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        read = parse_decisions(file.read_bytes())
        assert read.bad_lines == ()
        kept = {decision.decision: decision for decision in read.decisions}
        assert kept["overrule"].reason.startswith("หัวข้อนี้ไม่บังคับ")
        assert kept["agree"].reviewer == "นางสาวผู้ตรวจ ทดสอบ"
        assert kept["agree"].path == "กองคลัง/รายงาน ๑.docx"
        assert {kept["agree"].finding, kept["overrule"].finding} == {m.id for m in ROWS[WORD].marks}

    def test_without_a_name_or_a_reason_nothing_is_kept(self, page: Page, site: Path) -> None:
        open_report(page, site, WORD)
        first = page.locator(".finding").nth(0)
        first.locator("input[value=agree]").click()
        assert page.locator("#reviewer:focus").count() == 1
        assert first.locator("input[value=leave]").is_checked()
        page.fill("#reviewer", "ผู้ตรวจ")
        first.locator("input[value=overrule]").check()
        assert first.locator("textarea:focus").count() == 1
        assert page.inner_text("#decided") == "0"
        assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('decision'))") == []

    def test_keys_decide_the_finding_that_one_is_at(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.fill("#reviewer", "ผู้ตรวจ")
        page.locator("h1").click()
        for key, decided in (("j", "0"), ("a", "1"), ("u", "0")):
            page.keyboard.press(key)
            page.wait_for_function(
                "n => document.getElementById('decided').textContent === n", arg=decided
            )
        stored = page.evaluate("Object.values(localStorage).filter(v => v.startsWith('{'))")
        assert [json.loads(entry)["decision"] for entry in stored] == ["leave"]


FAINT = """() => {
  const linear = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  const colour = text => [...text.match(/[\\d.]+/g).map(Number), 1].slice(0, 4);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c[3] === 1) return c;
    }
    return [255, 255, 255, 1];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const shown = element.checkVisibility() && !element.closest("svg");
    if (!shown || !walker.currentNode.data.trim()) continue;
    const [a, b] = [light(colour(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.push(element.className + ": " + ratio.toFixed(2));
  }
  return faint;
}"""
"""The elements whose words stand out from their ground by less than WCAG 2.2 AA asks."""


class TestAccess:
    def test_every_word_stands_out_from_its_ground(self, page: Page, site: Path) -> None:
        for file in sorted(site.rglob("*.html")):
            page.goto(file.as_uri())
            assert page.evaluate(FAINT) == [], file.name

    def test_controls_have_names_and_are_large_enough(self, page: Page, site: Path) -> None:
        for name in ("index.html", f"reports/{ROWS[WORD].page}.html"):
            page.goto((site / name).as_uri())
            controls = page.locator("button:visible, input:visible, select:visible")
            for at in range(controls.count()):
                control = controls.nth(at)
                said = control.evaluate("c => c.innerText || c.labels?.[0]?.innerText || ''")
                assert said.strip(), control.evaluate("c => c.outerHTML")
                # The whole label of a choice can be pressed.
                box = control.evaluate(
                    "c => { const r = (c.type === 'radio' ? c.labels[0] : c)"
                    ".getBoundingClientRect(); return [r.width, r.height]; }"
                )
                assert min(box) >= 24, said

    def test_the_first_tab_stop_skips_to_the_content(self, page: Page, site: Path) -> None:
        open_index(page, site)
        page.keyboard.press("Tab")
        assert page.locator(".skip:focus").is_visible()
        page.keyboard.press("Enter")
        assert page.locator("main:focus").count() == 1

    def test_what_changes_is_announced(self, page: Page, site: Path) -> None:
        open_index(page, site)
        page.fill("#search", "กองคลัง")
        page.wait_for_function("document.getElementById('live').textContent === 'แสดง 2 จาก 5 ฉบับ'")
        assert page.get_attribute("#live", "aria-live") == "polite"


class TestOnPaperAndWithoutScripts:
    def test_everything_can_be_read_without_scripts(self, browser: Browser, site: Path) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        open_report(page, site, WORD)
        assert "12.50 × 4.25 / 100 = 0.53125" in page.inner_text(".finding")
        assert page.locator(".en:visible").count() == 0
        assert page.is_hidden("#save")
        context.close()

    def test_controls_are_not_printed(self, page: Page, site: Path) -> None:
        open_report(page, site, PDF)
        page.emulate_media(media="print")
        assert page.is_hidden("#save")
        assert page.is_hidden(".near")
        assert page.is_visible(".finding")
        assert page.is_visible(".sheet")
