"""Audits -> JSON, JSON Lines, CSV and text: everything anyone sees is rendered from one record."""
