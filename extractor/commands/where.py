"""Where the files of a run are read and its results are kept, as the settings say it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extractor.batch.here import default_jobs
from extractor.batch.limits import DEFAULT_BATCH_LIMITS, BatchLimits
from extractor.batch.options import Cluster, Here, RunOptions
from extractor.batch.remote import Input, RemoteStore, Url, exists, input_of
from extractor.batch.store import FolderStore, Store
from extractor.batch.writing import faults_of_writing
from extractor.commands.basis import basis_of, batch_settings
from extractor.commands.terminal import shown_path
from extractor.errors import UsageFault
from extractor.form import Form
from extractor.settings import Settings

_WORK = "extractor.commands.work:prepare"
_BASIS_BY = "extractor.commands.basis:basis_here"


def run_options(
    inputs: Sequence[Input], settings: Settings, form: Form, files: int, *, retry_failed: bool
) -> RunOptions:
    """What the batch is told: ``files`` is how many there are to read."""
    return RunOptions(
        inputs=tuple(inputs),
        work=_WORK,
        settings=batch_settings(settings),
        basis=basis_of(settings, form),
        where=_where(settings, files),
        limits=_limits(settings),
        retry_failed=retry_failed,
    )


def _where(settings: Settings, files: int) -> Here | Cluster:
    if settings.engine == "dask" and settings.scheduler:
        return Cluster(settings.scheduler, _BASIS_BY)
    return Here(min(settings.jobs or default_jobs(), files))


def refuse_contradictions(settings: Settings) -> None:
    """Say before anything is begun that settings do not go together.

    Raises:
        UsageFault: they do not.

    """
    if settings.engine == "local" and settings.scheduler:
        raise UsageFault("--scheduler is for --engine dask")
    if settings.engine == "dask" and not settings.scheduler:
        raise UsageFault("--engine dask needs the cluster's address: --scheduler tcp://HOST:8786")
    if settings.engine == "dask" and not (settings.out or settings.store):
        raise UsageFault("--engine dask needs a place for results: -o RUN, or --store PLACE")


def _limits(settings: Settings) -> BatchLimits:
    """The batch's limits; a time that was asked for is the most that any file gets."""
    if not settings.timeout:
        return DEFAULT_BATCH_LIMITS
    return replace(DEFAULT_BATCH_LIMITS, wall=settings.timeout, wall_most=settings.timeout)


def store_of(settings: Settings) -> Store | None:
    """The place for finished results that was named; None where they go with the run.

    Raises:
        RunFault: it cannot be made.

    """
    if settings.store is None:
        return None
    place = input_of(settings.store)
    if isinstance(place, Url):
        return RemoteStore(place)
    folder = place.absolute()
    scratch = folder / ".scratch"
    with faults_of_writing(folder):
        scratch.mkdir(parents=True, exist_ok=True)
    return FolderStore(folder, scratch)


def inputs_of(written: Sequence[str]) -> list[Input]:
    """The inputs named on a command line."""
    return [input_of(name) for name in written]


def is_there(place: Input) -> bool:
    """Whether there is anything at an input, be it a link to nothing."""
    return exists(place) if isinstance(place, Url) else os.path.lexists(place)


def shown_input(place: Input) -> str:
    """An input for a message."""
    return place.text if isinstance(place, Url) else shown_path(place)


def beside(place: Input) -> Path:
    """Where settings for an input are looked for: beside it, or here if it is elsewhere."""
    return Path() if isinstance(place, Url) else place
