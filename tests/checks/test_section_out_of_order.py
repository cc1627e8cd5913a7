from reports import FORM, all_codes, findings, report, said

IDS = [section.id for section in FORM.sections]


def test_only_the_section_that_moved_is_named():
    moved = (*IDS[:8], "evidence", *IDS[8:12])
    (message,) = said("SEC-04", report(order=moved))
    assert message.startswith("Section 13 “หลักฐานอ้างอิง” does not stand where the form has it.")
    assert "Move it below Section 12" in message


def test_a_section_moved_to_the_end_belongs_at_the_beginning():
    (message,) = said("SEC-04", report(order=(*IDS[1:], IDS[0])))
    assert message.endswith("Move it to the beginning.")


def test_two_swapped_neighbours_are_one_finding():
    swapped = (*IDS[:9], IDS[10], IDS[9], *IDS[11:])
    assert len(findings("SEC-04", report(order=swapped))) == 1


def test_a_missing_section_does_not_disturb_the_order():
    assert all_codes(report(missing=["data_collectors"])) == ["SEC-01"]
