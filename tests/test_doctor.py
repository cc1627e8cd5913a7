"""What is optional and absent is named with the command that adds it."""

from importlib.metadata import PackageNotFoundError

import pytest

from extractor.commands import doctor as command


def test_without_dask_the_command_that_adds_it_is_named(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    real = command.version

    def version(name: str) -> str:
        if name in ("dask", "distributed"):
            raise PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(command, "version", version)
    command.doctor()
    shown = capfdbinary.readouterr().out.decode("utf-8", "replace")
    assert "dask (--engine dask, URLs): not installed: batches read on this machine" in shown
    assert "-m pip install 'kpi-extract[dask]'" in shown


def test_with_dask_its_versions_are_told(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    command.doctor()
    shown = capfdbinary.readouterr().out.decode("utf-8", "replace")
    assert "dask (--engine dask, URLs): dask 20" in shown
    assert "kpi-extract[dask]" not in shown
