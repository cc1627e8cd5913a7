"""How far a run is, in one line: done, all, rate, time left, findings, what was not read whole."""

import io
import re
import sys

import pytest

from extractor.batch.run import Progress as State
from extractor.commands.progress import Progress
from extractor.commands.terminal import Voice

SO_FAR = State(done=30, total=90, reused=10, errors=4, warnings=7, unreadable=1, incomplete=2)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.commands.progress._SECONDS_BETWEEN_LINES", -1.0)


@pytest.mark.usefixtures("at_once")
def test_a_plain_line_says_everything_in_the_reviewer_s_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Progress(90, "plain", "th", Voice()) as progress:
        progress.show(SO_FAR)
    assert re.fullmatch(
        r"30/90, [\d.]+ ฉบับ/วินาที · เหลือ \d+:\d\d · ต้องแก้ไข 4 · ควรตรวจดู 7 · อ่านไม่ครบ 3"
        r" · มีผลอยู่แล้ว 10\n",
        capsys.readouterr().err,
    )
    with Progress(90, "plain", "en", Voice()) as progress:
        progress.show(SO_FAR)
    assert re.fullmatch(
        r"30/90, [\d.]+/s · \d+:\d\d left · errors 4 · warnings 7 · not read whole 3"
        r" · at hand 10\n",
        capsys.readouterr().err,
    )


@pytest.mark.usefixtures("at_once")
def test_a_screen_without_thai_letters_gets_english(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, "ascii"))
    with Progress(90, "plain", "th", Voice()) as progress:
        progress.show(SO_FAR)
    sys.stderr.flush()
    assert b"errors 4" in raw.getvalue()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("total", "mode", "voice"),
    [(90, "none", Voice()), (90, "plain", Voice(-1)), (1, "plain", Voice()), (90, "auto", Voice())],
    ids=["told not to", "quiet", "one file", "no terminal"],
)
def test_nothing_is_said_where_nobody_looks(
    total: int, mode: str, voice: Voice, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress(total, mode, "th", voice) as progress:  # type: ignore[arg-type]
        progress.show(SO_FAR)
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("at_once")
def test_nothing_is_promised_of_the_time_left_before_anything_was_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Progress(90, "plain", "en", Voice()) as progress:
        progress.show(State(done=10, total=90, reused=10))
    assert "left" not in capsys.readouterr().err
