"""The review server: who is answered, what is kept, and that nobody else is told anything."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from site_by_hand import keep_run, reports
from site_in_browser import ROWS, WORD

from extractor.commands.past_run import open_run
from extractor.commands.site import make_site
from extractor.commands.terminal import Voice
from extractor.report.decisions import Decision, parse_decisions, read_decisions
from extractor.report.site.serving import ReviewServer

FINDING = "0123456789abcdef"
SHA256 = "a" * 64


@dataclass(frozen=True, slots=True)
class Served:
    server: ReviewServer
    kept: list[Decision]
    site: Path

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """An answer: status, headers, body. Host and Origin are ours unless given."""
        connection = http.client.HTTPConnection(*self.server.server_address[:2], timeout=10)
        given = {"Host": self.server.host, "Origin": f"http://{self.server.host}", **headers}
        connection.putrequest(method, path, skip_host=True)
        for name, value in {**given, "Content-Length": str(len(body))}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    def below(self, name: str) -> str:
        return f"/{self.server.token}/{name}"

    def send(self, decision: object, **headers: str) -> int:
        body = decision if isinstance(decision, bytes) else json.dumps(decision).encode()
        given = {"Content_Type": "application/json", **headers}
        return self.ask("POST", self.below("decisions"), body, **given)[0]


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    kept: list[Decision] = []
    known = {FINDING: ("กองคลัง/ก.docx", SHA256)}
    with ReviewServer(site, known, kept.append, lambda: kept) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Served(server, kept, site)
        server.shutdown()
        thread.join()


def decided(**changed: object) -> dict[str, object]:
    given = {
        "$schema": "urn:extract:decision:1", "finding": FINDING, "decision": "overrule",
        "reason": "ปัดเศษ", "path": "another/path", "sha256": "b" * 64, "reviewer": "ผู้ตรวจ",
        "time": "1999-01-01T00:00:00Z",
    }  # fmt: skip
    return {**given, **changed}


def test_it_listens_on_this_machine_only(served: Served) -> None:
    assert served.server.server_address[0] == "127.0.0.1"
    assert served.server.address == f"http://{served.server.host}/{served.server.token}/index.html"
    assert len(served.server.token) >= 32


def test_pages_come_as_they_are_but_may_send_decisions(served: Served) -> None:
    status, headers, data = served.ask("GET", served.below("index.html"))
    assert status == 200
    assert b'<meta name="decisions" content="server">' in data
    assert b"connect-src 'self'" in data
    static = (served.site / "index.html").read_bytes()
    assert b'<meta name="decisions" content="browser">' in static
    assert b"connect-src 'none'" in static
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer", "the token leaves with no link"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["/", "/index.html", "/wrong/index.html", "//", "/?", "*"])
def test_without_the_token_there_is_nothing(served: Served, path: str) -> None:
    assert served.ask("GET", path)[::2] == (403, b"")


def test_another_host_is_not_answered_even_with_the_token(served: Served) -> None:
    for host in ("example.go.th", "localhost:80", f"{served.server.host}.example.go.th", ""):
        assert served.ask("GET", served.below("index.html"), Host=host)[0] == 403
    assert served.ask("GET", served.below("index.html"))[0] == 200


@pytest.mark.parametrize(
    "name",
    [
        "../run.json", "..%2frun.json", "%2e%2e/run.json", "reports/../../run.json", "/etc/passwd",
        "", "reports", "reports/", "assets", "pages/pages.json", "index.html/..", "index.html%00",
        "..\\run.json", "./index.html",
    ],
)  # fmt: skip
def test_no_path_leads_out_and_no_folder_is_listed(served: Served, name: str) -> None:
    assert served.ask("GET", served.below(name))[::2] == (404, b"")


def test_a_link_in_the_site_is_not_followed(site: Path) -> None:
    link = site / "secret.html"
    link.symlink_to("/etc/hostname")
    with ReviewServer(site, {}, lambda _: None, list) as server:
        assert "secret.html" not in server.files
        assert "index.html" in server.files
    link.unlink()


def test_a_decision_is_kept_with_our_time_and_our_words_for_its_report(served: Served) -> None:
    assert served.send(decided()) == 204
    (kept,) = served.kept
    assert (kept.finding, kept.decision, kept.reason) == (FINDING, "overrule", "ปัดเศษ")
    assert (kept.path, kept.sha256) == ("กองคลัง/ก.docx", SHA256)
    assert kept.time > "2020"
    status, _, data = served.ask("GET", served.below("decisions"))
    assert (status, parse_decisions(data).decisions) == (200, (kept,))


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (decided(finding="fedcba9876543210"), 422),
        (decided(decision="delete"), 422),
        (decided(reason=""), 422),
        (decided(reviewer=""), 422),
        (decided(more="than asked for"), 422),
        (decided(finding=["list"]), 422),
        ([], 422),
        (b"not json", 422),
        (b"\xff\xfe", 422),
        (b"[" * 20_000, 422),
        (b" " * 40_000, 413),
    ],
)
def test_what_is_no_decision_about_this_run_is_refused(
    served: Served, wrong: object, status: int
) -> None:
    assert served.send(wrong) == status
    assert served.kept == []


def test_another_page_of_the_browser_cannot_decide(served: Served) -> None:
    for origin in ("http://example.go.th", "null", "", f"https://{served.server.host}"):
        assert served.send(decided(), Origin=origin) == 403
    assert served.send(decided(), Host="example.go.th") == 403
    assert served.send(decided(), Content_Type="text/plain") == 415
    assert served.kept == []


def test_other_methods_are_not_served(served: Served) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"):
        assert served.ask(method, served.below("index.html"))[0] == 501


def test_a_disk_that_is_full_is_told(site: Path) -> None:
    def full(_: Decision) -> None:
        raise OSError(28, "No space left on device")

    with ReviewServer(site, {FINDING: ("a", SHA256)}, full, list) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        assert Served(server, [], site).send(decided()) == 507
        server.shutdown()
        thread.join()


def test_a_browser_decides_and_another_one_sees_it(browser: Browser, site: Path) -> None:
    kept: list[Decision] = []
    row = ROWS[WORD]
    known = {mark.id: (row.path, SHA256) for mark in row.marks}
    with ReviewServer(site, known, kept.append, lambda: kept) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        for turn in range(2):
            context = browser.new_context()
            page = context.new_page()
            page.goto(server.address.replace("index.html", f"reports/{row.page}.html"))
            first = page.locator(".finding").first
            if turn == 0:
                page.fill("#reviewer", "ผู้ตรวจ ก")
                first.locator("input[value=agree]").check()
            expect(page.locator("#decided")).to_have_text("1")
            expect(first.locator(".decided-by")).to_contain_text("ผู้ตรวจ ก")
            expect(first.locator("input[value=agree]")).to_be_checked()
            page.goto(server.address)
            expect(page.locator("#total-decided")).to_have_text("1")
            context.close()
        server.shutdown()
        thread.join()
    assert [(entry.decision, entry.path) for entry in kept] == [("agree", row.path)]


def test_a_decision_that_cannot_be_saved_is_taken_back(browser: Browser, site: Path) -> None:
    row = ROWS[WORD]
    with ReviewServer(site, {}, lambda _: None, list) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.address.replace("index.html", f"reports/{row.page}.html"))
        page.fill("#reviewer", "ผู้ตรวจ ก")
        first = page.locator(".finding").first
        first.locator("input[value=agree]").click()
        expect(page.locator("#live")).to_contain_text("บันทึกไม่สำเร็จ")
        expect(first.locator("input[value=leave]")).to_be_checked()
        context.close()
        server.shutdown()
        thread.join()


def test_the_command_serves_saves_and_counts_anew(tmp_path: Path) -> None:
    run = keep_run(tmp_path, reports())
    make_site(run, run.folder / "report", "th", "none", 1)
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", "review", run.folder, "--no-browser"],
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stderr is not None
    address = process.stderr.readline().decode().strip()
    host, token = address.removeprefix("http://").split("/")[:2]
    record = next(iter(run.records()))
    connection = http.client.HTTPConnection(host, timeout=20)
    connection.request(
        "POST",
        f"/{token}/decisions",
        json.dumps(decided(finding=record.findings[0].id)),
        {"Content-Type": "application/json", "Origin": f"http://{host}"},
    )
    assert connection.getresponse().status == 204
    (kept,) = read_decisions(run.folder).decisions
    assert kept.path == record.source.path
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    process.stderr.close()
    assert open_run(run.folder, Voice()).decided[kept.finding].decision == "overrule"
    page = next(file for file in (run.folder / "report" / "reports").iterdir()
                if "ปัดเศษ" in file.read_text("utf-8"))  # fmt: skip
    assert "overruled" in page.read_text("utf-8")
