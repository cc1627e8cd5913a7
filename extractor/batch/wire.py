"""The one pipe between the parent and a worker: JSON lines, an open file beside a request.

A request travels down with the file's descriptor beside it, so the bytes that the parent hashed
are the bytes that are read. Coming back are a ``Ready``, any number of ``{"more": seconds}``, and
an answer: a line that says how many bytes of audit follow it.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Mapping
from typing import Any

Message = Mapping[str, Any]
LINE_MOST = 1_000_000
_CHUNK = 1 << 16


class Closed(Exception):
    """The other side hung up, or said what is no message."""


class Late(Exception):
    """The other side did not answer in time."""


class Wire:
    """One side of the pipe; reads end in ``Closed`` or ``Late``, never in a wait without end."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._buffer = bytearray()
        self._files: list[int] = []

    def send(self, message: Message, file: int | None = None, body: bytes = b"") -> None:
        """Send a message with an open file beside it and ``body`` behind it."""
        line = json.dumps(message).encode("ascii") + b"\n"
        try:
            if file is None:
                self._end.sendall(line)
            else:
                sent = socket.send_fds(self._end, [line], [file])
                if sent < len(line):  # sending nothing fails where the other side is gone already
                    self._end.sendall(line[sent:])
            if body:
                self._end.sendall(body)
        except TimeoutError as fault:
            raise Late from fault
        except OSError as fault:
            raise Closed from fault

    def receive(self, deadline: float | None = None) -> Message:
        """The next message; ``deadline`` is on the monotonic clock."""
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > LINE_MOST:
                raise Closed("a message without an end")
            self._fill(deadline)
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        try:
            message = json.loads(line)
        except ValueError as fault:
            raise Closed("not a message") from fault
        if not isinstance(message, dict):
            raise Closed("not a message")
        return message

    def receive_body(self, size: int, deadline: float | None = None) -> bytes:
        """The ``size`` bytes that follow a message."""
        while len(self._buffer) < size:
            self._fill(deadline)
        body = bytes(self._buffer[:size])
        del self._buffer[:size]
        return body

    def take_file(self) -> int:
        """The open file that came beside the last message; the caller closes it."""
        if not self._files:
            raise Closed("no file came with the request")
        return self._files.pop()

    def _fill(self, deadline: float | None) -> None:
        if deadline is None:
            self._end.settimeout(None)
        else:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Late
            self._end.settimeout(left)
        try:
            chunk, files, _, _ = socket.recv_fds(self._end, _CHUNK, 4)
        except TimeoutError as fault:
            raise Late from fault
        except OSError as fault:
            raise Closed from fault
        if not chunk:
            raise Closed("hung up")
        self._files.extend(files)
        self._buffer += chunk

    def close(self) -> None:
        """Hang up; files that nobody took are closed."""
        for file in self._files:
            os.close(file)
        self._files.clear()
        self._end.close()
