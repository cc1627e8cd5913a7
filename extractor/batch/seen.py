"""Which contents a run has met, and under which name first: on disk, memory stays flat."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class Seen:
    """Contents met so far. Not kept beyond the run."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(
            "CREATE TABLE seen (content BLOB PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID"
        )
        self._database.execute("BEGIN")

    def before(self, sha256: str, path: str) -> str | None:
        """The path under which this content came before; None where it comes now, as ``path``."""
        content = bytes.fromhex(sha256)
        added = self._database.execute(
            "INSERT OR IGNORE INTO seen VALUES (?, ?)", (content, path)
        ).rowcount
        if added:
            return None
        row = self._database.execute("SELECT path FROM seen WHERE content = ?", (content,))
        return str(row.fetchone()[0])

    def close(self) -> None:
        """Forget everything."""
        self._database.close()
        self._path.unlink(missing_ok=True)
