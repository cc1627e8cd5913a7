"""``extract review``: the site of a run on this machine's own address, decisions saved at once."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable
from contextlib import suppress

from extractor.batch.here import default_jobs
from extractor.commands.counts import count_anew
from extractor.commands.past_run import PastRun, open_run
from extractor.commands.site import SITE_FOLDER, has_site, make_site
from extractor.commands.terminal import Voice, ended_by_signals
from extractor.errors import EXIT_OK, Interrupted, UsageFault
from extractor.report.decisions import Decision, append_decisions, read_decisions
from extractor.report.site.serving import ADDRESS, ReviewServer
from extractor.settings import Settings


def review(run: PastRun, port: int, browse: bool, settings: Settings, voice: Voice) -> int:
    """Serve the run's site until Ctrl-C; gives the exit code.

    The site is made first where there is none. What counts findings is made anew at the end.

    Raises:
        UsageFault: the port cannot be had.

    """
    site = run.folder / SITE_FOLDER
    if not has_site(site):
        make_site(run, site, settings.lang, settings.pictures, settings.jobs or default_jobs())
    known = {
        finding.id: (record.source.path, record.source.sha256 or "")
        for record in run.records()
        for finding in record.findings
    }

    def keep(decision: Decision) -> None:
        append_decisions(run.folder, [decision])

    def kept() -> Iterable[Decision]:
        decisions = read_decisions(run.folder).decisions
        return {decision.finding: decision for decision in decisions}.values()

    try:
        server = ReviewServer(site, known, keep, kept, port)
    except OSError as fault:
        raise UsageFault(f"{ADDRESS}:{port} cannot be listened on: {fault.strerror}") from None
    with server, ended_by_signals():
        voice.hint(f"{server.address}\nCtrl-C ends it; decisions are saved as they are made.")
        if browse:
            webbrowser.open(server.address)
        with suppress(Interrupted):
            server.serve_forever()
    count_anew(open_run(run.folder, voice), voice)
    return EXIT_OK
