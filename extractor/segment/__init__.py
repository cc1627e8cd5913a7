"""Document + Form -> Sections: candidates and their scores; the best assignment as a whole."""

from extractor.segment.sections import find_sections

__all__ = ["find_sections"]
