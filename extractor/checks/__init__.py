"""Report -> Outcomes: one file per wrong thing, listed in ``catalogue.CHECKS``."""

from extractor.checks.base import Check, Skip, Subject
from extractor.checks.catalogue import CHECKS
from extractor.checks.running import run_checks
from extractor.checks.selection import ALL_CHECKS, Selection

__all__ = ["ALL_CHECKS", "CHECKS", "Check", "Selection", "Skip", "Subject", "run_checks"]
