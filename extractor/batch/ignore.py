"""``.extractignore``: which files and folders a batch passes over, written as in .gitignore.

A line is a pattern: ``*``, ``?`` and ``[…]`` stay within a name, ``**`` spans folders; with a slash
inside or in front it counts from the file's own folder, otherwise at any depth; a slash behind
means folders only; ``!`` takes back what an earlier line passed over; ``#`` begins a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

FILE_NAME = b".extractignore"
MOST_BYTES = 65_536
_MOST_SPANS = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: what it matches below ``folder`` (a path relative to the walk's root)."""

    written: str
    folder: str
    names: tuple[str, ...]
    folders_only: bool
    takes_back: bool

    def matches(self, path: str, *, is_folder: bool) -> bool:
        """Whether the line speaks of this path, relative to the walk's root."""
        if self.folders_only and not is_folder:
            return False
        return _match(self.names, tuple(path[len(self.folder) :].split("/")))


def passed_over(rules: tuple[Rule, ...], path: str, *, is_folder: bool) -> Rule | None:
    """The line that passes this path over; the last one that speaks of it decides."""
    for rule in reversed(rules):
        if rule.matches(path, is_folder=is_folder):
            return None if rule.takes_back else rule
    return None


def rules_of(lines: bytes, folder: str) -> tuple[Rule, ...]:
    """The rules written in a folder, which the walk calls ``folder`` (``""``, ``a/b/``)."""
    text = lines.decode("utf-8", "surrogateescape")
    rules = (_rule(line, folder) for line in text.splitlines())
    return tuple(rule for rule in rules if rule is not None)


def _rule(line: str, folder: str) -> Rule | None:
    written = line.strip()
    pattern = written.removeprefix("!")
    names = tuple(pattern.strip("/").split("/"))
    if not names[0] or written.startswith("#") or names.count("**") > _MOST_SPANS:
        return None
    if "/" not in pattern.rstrip("/"):
        names = ("**", *names)
    return Rule(written, folder, names, pattern.endswith("/"), written.startswith("!"))


def _match(names: tuple[str, ...], path: tuple[str, ...]) -> bool:
    if not names or not path:
        return names == path
    if names[0] == "**" and len(names) > 1:
        return any(_match(names[1:], path[skipped:]) for skipped in range(len(path)))
    if names[0] == "**":
        return True
    return fnmatchcase(path[0], names[0]) and _match(names[1:], path[1:])
