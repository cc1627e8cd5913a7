"""Which checks are wanted: codes or beginnings of codes to select and to ignore."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.checks.catalogue import CHECKS
from extractor.errors import UsageFault


@dataclass(frozen=True, slots=True)
class Selection:
    """Code prefixes ("SEC", "SCORE-03"): an empty ``select`` wants all; ``ignore`` wins."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Selection:
        """A selection from what a user wrote: any case, several codes separated by commas.

        Raises:
            UsageFault: a code that no check begins with.

        """
        return cls(_known(select), _known(ignore))

    def wants(self, code: str) -> bool:
        """Whether the check with this code is to be run."""
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))


def _known(written: Iterable[str]) -> tuple[str, ...]:
    codes = tuple(
        code.strip().upper() for part in written for code in part.split(",") if code.strip()
    )
    for code in codes:
        if not any(check.code.startswith(code) for check in CHECKS):
            known = ", ".join(check.code for check in CHECKS)
            raise UsageFault(f"there is no check {code!r} (there are: {known})")
    return codes


ALL_CHECKS = Selection()
