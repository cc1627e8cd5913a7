"""A batch on the machines of a dask cluster: the same files, keys, results and bytes.

What is sent is a shard: some hundred files by their places, and where the store is. A machine of
the cluster settles them one by one as this one would, each before a supervised worker process, so
a file that crashes or hangs takes nothing of dask with it. Results are kept as they come: a shard
whose machine is lost is begun again elsewhere and finds what was finished.

Inputs and store must be reachable from every machine under the same names: a shared folder, or
URLs. The store is the only thing that the machines share.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count, islice
from typing import Any

from extractor.batch.here import OnSettled
from extractor.batch.options import Cluster, RunOptions
from extractor.batch.remote import ExtraMissing
from extractor.batch.settle import Outcome, Settler
from extractor.batch.store import Store
from extractor.batch.walk import Found
from extractor.batch.work import Settings, resolve
from extractor.errors import RunFault, UsageFault

SMALLEST_SHARD, LARGEST_SHARD = 200, 500
_SHARDS_A_SLOT = 4
_SHARDS_AHEAD = 2
_PATIENCE = 30.0  # seconds for a scheduler to answer, and for its first worker to be there

Shard = tuple[Found, ...]


class NoCluster(UsageFault):
    """The cluster cannot be reached, or is none that can be used."""

    advice = "See that the address is right and 'dask worker ADDRESS' runs; then run this again."


class ClusterLost(RunFault):
    """The cluster ended, or lost worker after worker, while the batch was on it."""

    advice = "Finished results are kept: the same command goes on where this one ended."


class OtherProgram(UsageFault):
    """A machine of the cluster would give other answers than the rest, or than this one."""

    advice = "Install the same version of this program, its readers and tools on every machine."


def settle_shard(shard: Shard, options: RunOptions, store: Store) -> tuple[Outcome, ...]:
    """Settle the files of a shard, wherever this runs: a function of their content.

    Raises:
        RunFault: this machine has another program, or a result cannot be kept.

    """
    assert isinstance(options.where, Cluster)
    here = _basis_there(options.where.basis_by, options.settings)
    if here != options.basis:
        raise OtherProgram(f"a machine of the cluster differs: {_difference(options.basis, here)}")
    with closing(Settler(options, store)) as settler:
        return tuple(settler.settle(found) for found in shard)


def _basis_there(dotted: str, settings: Settings) -> Settings:
    """What answers depend on, on the machine where this runs."""
    basis: Settings = resolve(dotted)(settings)
    return basis


def shard_size(files: int, slots: int) -> int:
    """How many files go together: few enough for all slots to end together, if they may be."""
    return min(max(files // (slots * _SHARDS_A_SLOT), SMALLEST_SHARD), LARGEST_SHARD)


class DaskCluster:
    """Reads files on a dask cluster.

    Raises:
        ExtraMissing: dask is not installed.
        NoCluster: nobody answers, or no machine is there to work.
        OtherProgram: the cluster's program is not this one.

    """

    def __init__(
        self, options: RunOptions, store: Store, where: Cluster, total: int, on_settled: OnSettled
    ) -> None:
        self._client = _connected(where.scheduler)
        slots = sum(self._client.nthreads().values())
        self._shard = shard_size(total, slots)
        self._ahead = slots * _SHARDS_AHEAD
        self._store = store
        self._on_settled = on_settled
        self._options = self._as_there(replace(options, inputs=()), where)

    def _as_there(self, options: RunOptions, where: Cluster) -> RunOptions:
        """The options on the basis of the cluster: its tools may be others than this machine's."""
        there = self._result(
            self._client.submit(_basis_there, where.basis_by, options.settings, pure=False)
        )
        for name in ("program", "form"):
            if there.get(name) != options.basis.get(name):
                self.close()
                raise OtherProgram(f"the cluster has another {name} than this machine")
        return replace(options, basis=there)

    def in_order(self, files: Iterable[Found]) -> Iterator[Outcome]:
        """The outcome of every file, in the order of ``files``; finished shards wait over there."""
        waiting: deque[Any] = deque()
        for number, shard in zip(count(), _shards(files, self._shard), strict=False):
            waiting.append(self._submitted(shard, number))
            while len(waiting) > self._ahead:
                yield from self._outcomes(waiting.popleft())
        while waiting:
            yield from self._outcomes(waiting.popleft())

    def _submitted(self, shard: Shard, number: int) -> Any:
        return self._client.submit(
            settle_shard, shard, self._options, self._store,
            pure=False, priority=-number,
        )  # fmt: skip

    def _outcomes(self, future: Any) -> Iterator[Outcome]:
        for outcome in self._result(future):
            self._on_settled(outcome)
            yield outcome

    def _result(self, future: Any) -> Any:
        """What a future comes to; a fault of the run comes back as it was raised over there."""
        from distributed import CancelledError, KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            return future.result()
        except KilledWorker:
            raise ClusterLost("the cluster lost several workers over one shard") from None
        except (CancelledError, CommClosedError, OSError) as fault:
            raise ClusterLost(f"the cluster ended: {fault}") from None

    def close(self) -> None:
        """Take back what was not begun. Shards being read go on to their end and are kept."""
        self._client.close()


def _shards(files: Iterable[Found], size: int) -> Iterator[Shard]:
    files = iter(files)
    while shard := tuple(islice(files, size)):
        yield shard


def _connected(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise ExtraMissing("--engine dask needs dask, which is not installed") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say it in our own words
    try:
        client: Any = Client(  # type: ignore[no-untyped-call]
            scheduler, timeout=_PATIENCE, set_as_default=False
        )
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as fault:
        raise NoCluster(f"no cluster at {scheduler}: {fault}") from None
    return client


def _difference(wanted: Settings, here: Settings) -> str:
    names = [name for name in sorted({*wanted, *here}) if wanted.get(name) != here.get(name)]
    return "; ".join(f"{name} {here.get(name)!r}, elsewhere {wanted.get(name)!r}" for name in names)
