"""What a worker said before it ended is heard, however quickly it ended."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from extractor.batch.wire import Closed, Wire


def test_a_request_that_was_taken_whole_is_sent_though_the_other_side_is_gone_by_then(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ours, theirs = socket.socketpair()
    send_fds = socket.send_fds

    def and_gone(*args: object) -> int:
        sent = send_fds(*args)  # type: ignore[arg-type]
        theirs.recv(4096)
        theirs.sendall(b'{"fault": "TypeError at work.py:1"}\n')
        theirs.close()
        return sent

    monkeypatch.setattr(socket, "send_fds", and_gone)
    wire = Wire(ours)
    with (tmp_path / "report.docx").open("wb") as file:
        wire.send({"name": "report.docx"}, file=file.fileno())
    assert wire.receive() == {"fault": "TypeError at work.py:1"}
    with pytest.raises(Closed):
        wire.receive()
    wire.close()
