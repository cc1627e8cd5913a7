"""Audits Thai government KPI reports.

A file is read into a neutral document, the form's sections are found in it, their contents become
typed values, checks look at the values, and everything anyone sees is rendered from that one audit.
"""

__version__ = "0.1.0"
