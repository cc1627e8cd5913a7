"""Many files: walked, read by supervised workers, kept in a store, written out in path order.

``walk`` finds the files, ``intake`` opens and hashes them, ``pool`` puts each before a worker
(``supervisor`` in this process, ``worker`` in the other), ``store`` keeps what was answered, and
``outputs`` writes the run folder from that. ``run`` tells the story.
"""
