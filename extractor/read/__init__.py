"""file -> Document. One reader, one file; ``read_document`` is the door."""

from extractor.read.door import DEFAULT_READING, ReadingOptions, read_document

__all__ = ["DEFAULT_READING", "ReadingOptions", "read_document"]
