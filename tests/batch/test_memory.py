"""The parent's memory does not grow with the number of files; ``million.py`` shows it at length."""

import re
import subprocess
import sys
from pathlib import Path

FILES = 4_000


def test_the_parent_of_a_large_batch_stays_as_it_was_after_its_first_tenth() -> None:
    script = Path(__file__).with_name("million.py")
    done = subprocess.run(
        [sys.executable, script, str(FILES)], capture_output=True, text=True, check=True
    )
    runs = re.findall(r"(\d+) MB at most, ([+-][\d.]+) MB from", done.stdout)
    assert len(runs) == 2, done.stdout
    for most, grown in runs:
        assert int(most) < 150
        assert float(grown) < 3
