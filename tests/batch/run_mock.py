"""A whole run with mock parsers, as a process that tests can kill.

``run_mock.py IN OUT JOBS`` reads here, ``run_mock.py IN OUT tcp://…`` on a cluster.
"""

import json
import signal
import sys
from contextlib import closing
from pathlib import Path

from extractor.batch.limits import BatchLimits
from extractor.batch.options import Cluster, Here, RunOptions
from extractor.batch.run import run_batch
from extractor.batch.run_folder import RunFolder
from extractor.errors import RunFault


def main(given: str, out: str, where: str) -> int:
    limits = BatchLimits(wall=20.0, safe_wall=2.0)
    engine = Here(int(where)) if where.isdigit() else Cluster(where, "mock_work:basis")
    options = RunOptions((Path(given),), "mock_work:prepare", {}, {}, engine, limits)
    try:
        with RunFolder(Path(out), options.inputs) as folder:
            index, audits = folder.output("index.jsonl"), folder.output("audits.jsonl")
            with closing(run_batch(options, 0, folder)) as records:
                for record in records:
                    line = {"path": record.path, "codes": record.codes, "sha256": record.sha256}
                    index.write(json.dumps(line).encode() + b"\n")
                    audits.write(record.line + b"\n")
            for output in (index, audits):
                output.complete()
    except RunFault as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main(*sys.argv[1:]))
