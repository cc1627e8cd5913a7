"""What is built is what works: a wheel, put alone into an empty folder, audits a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the built wheel, installed, and nothing else."""
    built, target = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("kpi_extract-*.whl")
    subprocess.run(
        ["uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--target", target, wheel],
        check=True,
    )
    return target


def run_installed(installed: Path, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the installed package in ``folder``, the libraries being those of this environment."""
    code = (
        "import sys, extractor, extractor.cli;"
        "assert sys.argv.pop(1) in extractor.__file__; extractor.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(installed), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8")


def test_the_wheel_audits_a_file_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert run_installed(installed, tmp_path, "sample", "reports") == (0, "")
    code, output = run_installed(installed, tmp_path, "check", "reports")
    assert code == 1
    verdicts = {json.loads(line)["verdict"] for line in output.splitlines()}
    assert verdicts >= {"clean", "findings"}


def test_the_wheel_makes_the_site(installed: Path, tmp_path: Path) -> None:
    run_installed(installed, tmp_path, "sample", "reports")
    run_installed(installed, tmp_path, "check", "reports", "-o", "run")
    site = tmp_path / "run" / "report"
    assert "<!DOCTYPE html>" in (site / "index.html").read_text("utf-8")
    assert len(list((site / "reports").glob("*.html"))) == 6
    assert (site / "assets" / "Sarabun-OFL.txt").is_file()


def test_the_wheel_carries_forms_schema_and_samples(installed: Path) -> None:
    package = installed / "extractor"
    assert (package / "schemas" / "forms" / "dld-process-improvement.toml").is_file()
    shipped = (package / "schemas" / "audit-1.schema.json").read_bytes()
    assert shipped == (ROOT / "schemas" / "audit-1.schema.json").read_bytes()
    names = {file.name for file in (package / "samples").iterdir()}
    assert names == {file.name for file in (ROOT / "corpus" / "samples").iterdir()}


def test_the_wheel_has_its_command_and_licence(installed: Path) -> None:
    assert (installed / "bin" / "extract").is_file()
    (licence,) = installed.glob("kpi_extract-*.dist-info/licenses/LICENSE")
    assert "Apache License" in licence.read_text("utf-8")


def test_pins_are_the_same_for_uv_and_pip() -> None:
    uv = PROJECT["tool"]["uv"]["constraint-dependencies"]
    pip = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert uv == pip, "run: .ci/pin"


def test_every_direct_dependency_is_pinned_exactly_and_without_an_address() -> None:
    pins = PROJECT["tool"]["uv"]["constraint-dependencies"]
    assert all("==" in pin and "@" not in pin and "://" not in pin for pin in pins)
    # The development group asks for the project with its extras: their packages are pinned.
    pinned = {pin.partition("==")[0] for pin in pins} | {PROJECT["project"]["name"]}
    groups = PROJECT["dependency-groups"].values()
    extras = PROJECT["project"].get("optional-dependencies", {}).values()
    for wanted in (PROJECT["project"]["dependencies"], *groups, *extras):
        for requirement in wanted:
            name = requirement.partition(">=")[0].partition("[")[0].lower().replace("_", "-")
            assert name in pinned, f"{name} is not pinned; run: .ci/pin"


def test_no_package_registry_is_named_anywhere() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    hosts = ("py" + "pi.org", "python" + "hosted", "registry." + "npmjs")
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.suffix in {".docx", ".pdf"} or not path.is_file():
            continue
        text = path.read_bytes()
        assert not any(host.encode() in text for host in hosts), name
