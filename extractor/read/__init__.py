"""file -> Document. One reader, one file; ``read_document`` is the door."""

from extractor.read.door import read_document, read_plainly
from extractor.read.limits import DEFAULT_READING, ReadingOptions
from extractor.read.scan.mending import mend_words

__all__ = ["DEFAULT_READING", "ReadingOptions", "mend_words", "read_document", "read_plainly"]
