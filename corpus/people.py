"""Made-up people, and phone numbers in every form in which offices print them."""

from __future__ import annotations

from random import Random

from corpus import phrases
from corpus.facts import People, Person, Phone


def make_person(rng: Random, unit: str, *, positions: bool) -> Person:
    """A person with a title; now and then the position stands in for the name."""
    if positions and rng.random() < 0.25:
        heads = ("ผู้อำนวยการ" + unit, "รองอธิบดีฝ่ายบริหาร", "หัวหน้ากลุ่มพัฒนาระบบบริหาร", "เลขานุการกรม")
        return Person(rng.choice(heads))
    name = (
        f"{rng.choice(phrases.TITLES)}{rng.choice(phrases.FIRST_NAMES)} "
        f"{rng.choice(phrases.LAST_NAMES)}"
    )
    position = rng.choice(phrases.POSITIONS) if rng.random() < 0.12 else ""
    return Person(name, position)


def make_landline(rng: Random) -> Phone:
    """An office number of Bangkok or a province, often with an extension or a range."""
    line = rng.randrange(1000, 9999)
    extension = _extension(rng) if rng.random() < 0.6 else ""
    if rng.random() < 0.2 and not extension and line % 10 < 7:
        first, last = f"{line}", f"{line % 10 + rng.randint(1, 2)}"
        extension = _extension(rng) if rng.random() < 0.5 else ""
        text, number = f"0 2555 {first}-{last}", f"02555{first}"
    elif rng.random() < 0.75:
        exchange = rng.choice(("2555", "2999", "2111"))
        shape = rng.choice(("0 {e} {n}", "0-{e}-{n}", "0{e}{n}", "0{a}-{b} {n}", "(0{a}) {b}-{n}",
                            "0 {e}-{n}", "0{a}-{b}-{n}", "+66 {e} {n}"))  # fmt: skip
        text = shape.format(e=exchange, a=exchange[0], b=exchange[1:], n=line)
        number = f"0{exchange}{line}"
    else:
        area = rng.choice(("42", "53", "75", "38"))
        text, number = f"0 {area}55 {line}", f"0{area}55{line}"
        number, text = (f"0{area}55{line}"[:9], f"0 {area}55 {line}"[:11])
    if extension:
        text = f"{text} {rng.choice(('ต่อ ', 'ต่อ '))}{extension}"
    return Phone(text, number, extension, "landline")


def _extension(rng: Random) -> str:
    first = rng.randrange(1101, 3997)
    if rng.random() < 0.25 and first % 10 < 8:
        return f"{first}-{first % 10 + 1}"
    return str(first)


def make_mobile(rng: Random) -> Phone:
    """A mobile number; ten digits starting with 06, 08 or 09."""
    head = rng.choice(("6", "8", "9"))
    a, b, c = rng.randrange(0, 10), rng.randrange(100, 1000), rng.randrange(1000, 10000)
    shape = rng.choice(("0{h}{a}-{b}-{c}", "0{h}{a} {b} {c}", "0{h} {a}{b} {c}", "0{h}-{a}{b}-{c}",
                        "0{h}{a}{b}{c}", "+66 {h}{a} {b} {c}"))  # fmt: skip
    text = shape.format(h=head, a=a, b=b, c=c)
    return Phone(text, f"0{head}{a}{b}{c}", "", "mobile")


def make_people(rng: Random, unit: str, *, most: int, positions: bool) -> People:
    """One to ``most`` people who share one or two phones."""
    count = rng.choice((1, 1, 2, 3, most)) if most > 1 else 1
    persons: list[Person] = []
    while len(persons) < count:
        person = make_person(rng, unit, positions=positions and count == 1)
        if person not in persons:
            persons.append(person)
    phones = [make_landline(rng)]
    if rng.random() < 0.35:
        phones.append(make_mobile(rng))
    elif rng.random() < 0.1:
        phones = [make_mobile(rng)]
    return People(tuple(persons), tuple(phones))
