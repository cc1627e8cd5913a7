"""The site for everyone: contrast, keyboard, names, announcements, paper, no scripts."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from audits_by_hand import audit
from playwright.sync_api import Browser, Page, expect
from site_by_hand import site_of
from site_in_browser import PDF, ROWS, WORD, open_index, open_report

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
        expect(page.locator("#live")).to_have_text("แสดง 2 จาก 5 ฉบับ")
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

    def test_every_sheet_of_the_printed_table_has_its_headings(
        self, page: Page, tmp_path: Path
    ) -> None:
        many = [audit(path=f"ก/{number}.docx", data=b"%d" % number) for number in range(80)]
        page.goto((site_of(tmp_path, many) / "index.html").as_uri())
        printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        texts = [sheet.get_textpage().get_text_range() for sheet in printed]
        assert len(texts) > 3
        assert all("หน่วยงาน" in text for text in texts[1:])
        assert texts[0].count("หน่วยงาน") <= 2, "the table begins on a sheet of its own"
