"""Many files in the plainest way: walked, audited in turn or by a process pool, kept."""
