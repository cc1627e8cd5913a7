"""What the Word reader could not or would not read, as notices."""

from __future__ import annotations

from extractor.model import Notice, Place

_MOST = 100
_QUOTED = 60


class WordLog:
    """Collects notices while a Word file is walked; each thing is said once."""

    def __init__(self) -> None:
        self.partial = False
        """Whether something was not read that can hold the report's own text."""
        self._notices: dict[tuple[str, str], Notice] = {}
        self._hidden: dict[str, tuple[int, Place, str]] = {}

    def add(self, code: str, about: str, place: Place | None = None) -> None:
        """A notice; the first hundred of a file are kept."""
        if len(self._notices) < _MOST:
            self._notices.setdefault((code, about), Notice(code, about, place))

    def limit(self, name: str, value: int, place: Place) -> None:
        """A limit that was hit and cost structure, not text."""
        self._notices.setdefault(
            ("W_LIMIT", name), Notice("W_LIMIT", name, place, limit=name, value=str(value))
        )

    def hidden(self, how: str, text: str, place: Place) -> None:
        """Text that a reader of the page does not see: deleted, hidden, a placeholder."""
        if not text.strip():
            return
        count, first, quote = self._hidden.get(how, (0, place, text.strip()[:_QUOTED]))
        self._hidden[how] = (count + len(text.strip()), first, quote)

    def unread(self, what: str, place: Place | None = None) -> None:
        """A part that can hold the report's own text and was not read."""
        self.partial = True
        self.add("W_UNREAD_PART", what, place)

    def aside(self, what: str) -> None:
        """A part that holds text beside the report (comments, templates) and was not read."""
        self.add("W_UNREAD_PART", what)

    def notices(self) -> tuple[Notice, ...]:
        """Everything noticed, in the order in which it was met."""
        hidden = (
            Notice("W_HIDDEN_TEXT", f"{how}, {count} characters: {quote}", place)
            for how, (count, place, quote) in self._hidden.items()
        )
        return (*self._notices.values(), *hidden)
