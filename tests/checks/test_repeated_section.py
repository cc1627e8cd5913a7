from reports import FORM, findings, outcome, report, said, standing, with_section


def test_other_content_under_the_same_heading_is_found():
    twice = with_section(report(), "obstacles", repeats=(standing("obstacles", "งบประมาณน้อย"),))
    (message,) = said("SEC-03", twice)
    assert "stands in 2 places with different content (the second: “งบประมาณน้อย”)" in message


def test_the_same_words_an_empty_heading_and_an_instruction_are_no_repetition():
    for text in ("ขยายผล ไปยังงานอื่น", "", "ระบุข้อเสนอแนะสำหรับปีต่อไป"):
        again = with_section(
            report(), "recommendations", repeats=(standing("recommendations", text),)
        )
        assert findings("SEC-03", again) == ()


def test_tick_boxes_on_every_page_are_no_repetition():
    pages = with_section(
        report(), "reporting_round", repeats=(standing("reporting_round", "☐ รอบ 6 เดือน"),)
    )
    assert findings("SEC-03", pages) == ()


def test_half_of_the_sections_again_are_another_report_that_is_named_once_and_not_judged():
    both = report()
    sections = [section.id for section in FORM.sections if section.kind != "round"]
    for section in sections[:5]:
        both = with_section(both, section, repeats=(standing(section, f"อีกฉบับ {section}"),))
    assert len(findings("SEC-03", both)) == 5
    for section in sections[5:7]:
        both = with_section(both, section, repeats=(standing(section, f"อีกฉบับ {section}"),))
    (message,) = said("SEC-03", both)
    assert "Another report begins" in message
    assert "7 sections stand twice" in message
    assert outcome("SEC-03", both).blocked
    assert not outcome("SEC-03", report()).blocked
