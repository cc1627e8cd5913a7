"""Sections -> Report: the contents of the form's sections as typed values."""

from extractor.fields.report import read_fields

__all__ = ["read_fields"]
