"""What a batch is told to do, and where its files are to be read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.batch.limits import DEFAULT_BATCH_LIMITS, BatchLimits
from extractor.batch.remote import Input
from extractor.batch.work import Settings


@dataclass(frozen=True, slots=True)
class Here:
    """Read on this machine, by so many workers at a time."""

    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """Read on the machines of a dask cluster.

    ``basis_by`` is the dotted name of the function that says, on a machine of the cluster, what
    answers depend on there: ``basis(settings) -> Settings``.
    """

    scheduler: str
    basis_by: str


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a batch is to do.

    ``work`` and ``settings`` say how a file is audited (see ``work``); ``basis`` is what else its
    audit depends on: the program's version, the form's content. ``retry_failed`` reads again what
    an earlier run could not read whole.
    """

    inputs: tuple[Input, ...]
    work: str
    settings: Settings
    basis: Settings
    where: Here | Cluster = Here()
    limits: BatchLimits = DEFAULT_BATCH_LIMITS
    retry_failed: bool = False
