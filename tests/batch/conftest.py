"""What tests of batches share."""

from small_disk import small_disk

__all__ = ["small_disk"]
