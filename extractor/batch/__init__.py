"""Many files: walked, read by supervised workers, kept in a store, told of in path order.

``walk`` finds the files, ``intake`` opens and hashes them, ``settle`` looks each up in the
``store`` or has the ``pool`` put it before a worker (``supervisor`` in this process, ``worker`` in
the other) and keeps what was answered. That happens ``here``, in threads, or in shards on a
``cluster``; what lies at URLs is reached through ``remote``. ``run`` tells the story.
"""
