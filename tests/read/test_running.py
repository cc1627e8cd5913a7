"""Page headers: what stands at one place on several pages, also as pictures misread it."""

from paper import run

from extractor.model import Paragraph
from extractor.read.layout.blocks import Region
from extractor.read.layout.running import Sheet, take_running

TITLE = "รายงานผลตัวชี้วัดรายบุคคล สำนักบริหารข้อมูล"
MISREAD = "รายงานผลตัวชวัดรายบุคคล ลำนักบริหารข้อมูส"
OTHER = "คำสั่งแต่งตั้งคณะทำงานปรับปรุงกระบวนงาน"


def headers(*tops: tuple[str, float], pictured: bool) -> list[str]:
    """The headers of pages on which these texts stand above the content."""
    sheets = []
    for number, (text, y) in enumerate(tops, 1):
        runs = [run(text, 80, y), run(f"เนื้อหาของหน้าที่ {number}", 80, 400)]
        seen = [one._replace(sure=(0.97,) * len(one.text)) for one in runs] if pictured else runs
        sheets.append(Sheet(number, 842.0, Region(runs=seen, width=595.0)))
    return [one.text for one in take_running(sheets) if isinstance(one, Paragraph)]


def test_a_header_of_scanned_pages_is_one_though_each_page_misread_it_and_lay_otherwise():
    assert headers((TITLE, 50), (MISREAD, 59), pictured=True) == [TITLE, MISREAD]
    assert headers((TITLE, 50), (OTHER, 50), pictured=True) == []


def test_a_file_that_says_its_text_repeats_a_header_to_the_letter_and_the_place():
    assert headers((TITLE, 50), (TITLE, 50), pictured=False) == [TITLE]
    assert headers((TITLE, 50), (MISREAD, 50), pictured=False) == []
    assert headers((TITLE, 50), (TITLE, 62), pictured=False) == []
