"""The review server: a run's site on this machine's own address, decisions saved at once.

It listens on 127.0.0.1 and answers only those who know the token in its address, as the browser
that was sent there does. Another page open in the same browser cannot: it does not know the token,
and what it sends names a foreign origin. Names of files come from a list made at the start, so no
path leads anywhere else.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any, Final

from pydantic import TypeAdapter

from extractor.report.decisions import Decision

ADDRESS: Final = "127.0.0.1"
LARGEST_BODY: Final = 32 * 1024
DECISIONS: Final = "decisions"
"""Below the token: where decisions are got and sent."""

SECONDS: Final = 15
"""How long a request may dawdle."""

_KINDS: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
}
_STATIC = (
    (b'<meta name="decisions" content="browser">', b'<meta name="decisions" content="server">'),
    (b"connect-src 'none'", b"connect-src 'self'"),
)
"""What a page says differently when it is served: it may send decisions to where it came from."""

_SENT = TypeAdapter(dict[str, Any])
"""Reads what was sent; unlike Python's own reader it bears any depth of brackets."""

_HEADERS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
)

Keep = Callable[[Decision], object]
"""Takes a decision that a reviewer made, and keeps it; raises ``OSError`` where it cannot."""

Kept = Callable[[], Iterable[Decision]]
"""Gives the last decision about each finding, as they stand now."""

Known = Mapping[str, tuple[str, str]]
"""The findings that may be decided: by id, the path and the sha256 of their report."""


class ReviewServer(ThreadingHTTPServer):
    """Serves a site below a secret path; ``address`` is where a browser is to go."""

    daemon_threads = True

    def __init__(self, site: Path, known: Known, keep: Keep, kept: Kept, port: int = 0) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.token = secrets.token_urlsafe(24)
        self.known = known
        self.keep = keep
        self.kept = kept
        self.files = {
            file.relative_to(site).as_posix(): file
            for file in sorted(site.rglob("*"))
            if file.is_file() and not file.is_symlink() and file.suffix in _KINDS
        }

    @property
    def host(self) -> str:
        """Address and port, as a browser names them."""
        return f"{ADDRESS}:{self.server_address[1]}"

    @property
    def address(self) -> str:
        """The whole address of the index."""
        return f"http://{self.host}/{self.token}/index.html"


class _Handler(BaseHTTPRequestHandler):
    """One request. Whatever is not expected is answered 403, 404 or 4xx, without saying more."""

    server: ReviewServer
    timeout = SECONDS
    protocol_version = "HTTP/1.0"
    server_version = "extract"
    sys_version = ""

    def do_GET(self) -> None:
        """A file of the site, or the decisions as they stand."""
        name = self._asked_for()
        file = None if name is None else self.server.files.get(name)
        if name is None:
            self._answer(HTTPStatus.FORBIDDEN)
        elif name == DECISIONS:
            self._send_decisions()
        elif file is None:
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            self._send(file)

    def do_POST(self) -> None:
        """A decision to keep."""
        name = self._asked_for()
        if name is None or self.headers.get("Origin") != f"http://{self.server.host}":
            self._answer(HTTPStatus.FORBIDDEN)
        elif name != DECISIONS:
            self._answer(HTTPStatus.NOT_FOUND)
        elif self.headers.get_content_type() != "application/json":
            self._answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        else:
            self._answer(self._decided())

    def _asked_for(self) -> str | None:
        """The name below the token; None where host or token are not ours."""
        token, _, name = self.path.partition("?")[0].lstrip("/").partition("/")
        ours = hmac.compare_digest(token.encode(), self.server.token.encode())
        if not ours or self.headers.get("Host") != self.server.host:
            return None
        return name

    def _decided(self) -> HTTPStatus:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            return HTTPStatus.LENGTH_REQUIRED
        if int(length) > LARGEST_BODY:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        decision = self._decision(self.rfile.read(int(length)))
        if decision is None:
            return HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            self.server.keep(decision)
        except OSError:
            return HTTPStatus.INSUFFICIENT_STORAGE
        return HTTPStatus.NO_CONTENT

    def _decision(self, body: bytes) -> Decision | None:
        """The decision sent, about a finding of this run. Its report and time are ours to say."""
        try:
            given = _SENT.validate_json(body)
            path, sha256 = self.server.known[given["finding"]]
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return Decision.model_validate({**given, "path": path, "sha256": sha256, "time": now})
        except (ValueError, TypeError, KeyError):
            return None

    def _send_decisions(self) -> None:
        try:
            lines = "".join(decision.line() + "\n" for decision in self.server.kept())
        except OSError:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        self._answer(HTTPStatus.OK, "application/jsonl; charset=utf-8", lines.encode("utf-8"))

    def _send(self, file: Path) -> None:
        try:
            data = file.read_bytes()
        except OSError:
            self._answer(HTTPStatus.NOT_FOUND)
            return
        if file.suffix == ".html":
            for static, served in _STATIC:
                data = data.replace(static, served, 1)
        self._answer(HTTPStatus.OK, _KINDS[PurePosixPath(file.name).suffix], data)

    def _answer(self, status: HTTPStatus, kind: str = "text/plain", data: bytes = b"") -> None:
        self.send_response(status)
        for name, value in _HEADERS:
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: addresses hold the token."""
