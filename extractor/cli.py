"""The command line: arguments in, an exit code out. What commands do stands in ``commands``.

The commands are imported when called: ``--help`` and ``--version`` need no reader and no JSON.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from extractor import __version__
from extractor import options as given
from extractor.commands.terminal import ReaderGone, Voice, survive_any_console
from extractor.errors import EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_OK, RunFault, UsageFault

if TYPE_CHECKING:
    from extractor.settings import Settings

app = typer.Typer(
    help="Audits Thai government KPI reports: sections, arithmetic, and what is missing.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"extract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Audits Thai government KPI reports: sections, arithmetic, and what is missing."""


@app.command(cls=given.ByHeading)
def check(
    paths: given.Paths,
    ocr: given.OcrOption = None,
    timeout: given.Timeout = None,
    stdin_filename: given.StdinFilename = "stdin",
    show_files: given.ShowFiles = False,
    form: given.FormOption = None,
    select: given.Select = None,
    ignore: given.Ignore = None,
    fail_on: given.FailOn = None,
    show_settings: given.ShowSettings = False,
    format: given.CheckFormat = None,
    out: given.Out = None,
    pictures: given.Pictures = None,
    jobs: given.Jobs = None,
    retry_failed: given.RetryFailed = False,
    engine: given.Engine = None,
    scheduler: given.Scheduler = None,
    store: given.Store = None,
    lang: given.LangOption = None,
    color: given.ColorOption = None,
    progress: given.ProgressOption = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Audit reports: every file named and every one below the folders named."""
    from extractor.commands import check as command
    from extractor.commands import where

    voice = _voice(verbose, quiet)
    inputs = where.inputs_of(paths)
    settings = _settings(
        where.beside(inputs[0]), voice, format=format, out=out, pictures=pictures, jobs=jobs,
        timeout=timeout, ocr=ocr, form=form, select=select, ignore=ignore, fail_on=fail_on,
        lang=lang, color=color, progress=progress, engine=engine, scheduler=scheduler, store=store,
    )  # fmt: skip
    if show_settings:
        print(settings.model_dump_json(indent=2))
    elif show_files:
        command.list_files(inputs, voice)
    elif paths == ["-"]:
        raise typer.Exit(command.check_stdin(stdin_filename, settings, voice))
    elif "-" in paths:
        raise UsageFault("'-' stands for one file on stdin and cannot be mixed with paths")
    else:
        code = command.check_paths(inputs, settings, voice, retry_failed=retry_failed)
        raise typer.Exit(code)


@app.command()
def show(
    file: given.OneFile,
    section: Annotated[
        str | None, typer.Option("--section", metavar="ID", help="Only this section.")
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format")] = "text",
    image: Annotated[
        Path | None,
        typer.Option("--image", metavar="OUT.png", help="Draw a PDF's pages with what was read."),
    ] = None,
    ocr: given.OcrOption = None,
    form: given.FormOption = None,
    lang: given.LangOption = None,
    color: given.ColorOption = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Show what was read of a report: sections, values, similarity, place."""
    from extractor.commands import show as command

    voice = _voice(verbose, quiet)
    settings = _settings(file, voice, ocr=ocr, form=form, lang=lang, color=color)
    raise typer.Exit(command.show(file, section, format, image, settings, voice))


@app.command()
def text(
    file: given.OneFile,
    ocr: given.OcrOption = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Print a file's text in reading order, as the rest of the program sees it."""
    from extractor.commands import show as command

    voice = _voice(verbose, quiet)
    raise typer.Exit(command.print_text(file, _settings(file, voice, ocr=ocr), voice))


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(metavar="CODE", show_default=False)] = None,
    every: Annotated[bool, typer.Option("--all", help="List all checks.")] = False,
    lang: given.LangOption = None,
) -> None:
    """Print the manual page of a check, in Thai and English."""
    from extractor.commands import manual as command

    if every == (code is not None):
        raise UsageFault("name one check, or --all")
    if code is None:
        raise typer.Exit(command.explain_all(lang or "en"))
    raise typer.Exit(command.explain(code, (lang,) if lang else ("th", "en")))


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="[audit|decision|diff]")] = "audit",
) -> None:
    """Print a JSON Schema: of an audit, a decision, or a comparison."""
    from extractor.commands.manual import print_schema

    raise typer.Exit(print_schema(name))


@app.command()
def doctor() -> None:
    """Say what this machine can do, and the one command that adds what is missing."""
    from extractor.commands import doctor as command

    raise typer.Exit(command.doctor())


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="[FOLDER]")] = Path()) -> None:
    """Write a commented settings file, extract.toml."""
    from extractor.commands import start as command

    raise typer.Exit(command.init(folder, Voice()))


@app.command()
def sample(folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)]) -> None:
    """Write demonstration reports to try the program on."""
    from extractor.commands import start as command

    raise typer.Exit(command.sample(folder, Voice()))


@app.command()
def report(
    run: given.RunFolder,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="WHAT", help="site, xlsx or annotated; may be repeated."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Where to; default: the run folder.")
    ] = None,
    source: given.Source = None,
    pictures: given.Pictures = None,
    jobs: given.Jobs = None,
    lang: given.LangOption = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Make what people look at from a run folder: its pages, the workbook and the rest."""
    from extractor.commands import report as command
    from extractor.commands.past_run import open_run

    voice = _voice(verbose, quiet)
    past = open_run(run, voice, tuple(source or ()))
    settings = _settings(run, voice, lang=lang, pictures=pictures, jobs=jobs)
    making = command.Making(past, out, settings.lang, voice, settings.pictures, settings.jobs)
    raise typer.Exit(command.report(to or (), making))


@app.command()
def review(
    run: given.RunFolder,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")] = 0,
    browse: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")
    ] = True,
    source: given.Source = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Serve a run's pages on this machine only; decisions are saved as they are made."""
    from extractor.commands import review as command
    from extractor.commands.past_run import open_run

    voice = _voice(verbose, quiet)
    past = open_run(run, voice, tuple(source or ()))
    raise typer.Exit(command.review(past, port, browse, _settings(run, voice), voice))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A run folder, or a file.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, handed in again.")],
    format: Annotated[Literal["text", "json"], typer.Option("--format")] = "text",
    ocr: given.OcrOption = None,
    form: given.FormOption = None,
    lang: given.LangOption = None,
    color: given.ColorOption = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Compare two runs, or a report and its resubmission: fixed, still open, new, changed."""
    from extractor.commands import diff as command

    voice = _voice(verbose, quiet)
    settings = _settings(new, voice, ocr=ocr, form=form, lang=lang, color=color)
    raise typer.Exit(command.diff(old, new, format, settings, voice))


@app.command()
def letter(
    run: given.RunFolder,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="NAME", help="May be repeated.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Folder; default: letters in the run folder.")
    ] = None,
    thai_digits: Annotated[
        bool, typer.Option("--thai-digits", help="Numbers in Thai digits.")
    ] = False,
    external: Annotated[
        bool, typer.Option("--external", help="An outside letter instead of a memorandum.")
    ] = False,
    only_agreed: Annotated[
        bool, typer.Option("--only-agreed", help="Only what a reviewer has agreed with.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over letters of that name.")
    ] = False,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Write a letter to each unit (.docx): what is to be corrected in its reports."""
    from extractor.commands import letter as command
    from extractor.commands.past_run import open_run
    from extractor.report.letter_docx import Manner

    voice = _voice(verbose, quiet)
    manner = Manner(thai_digits, external)
    wishes = command.Wishes(tuple(unit or ()), out, manner, only_agreed, force)
    raise typer.Exit(command.write_letters(open_run(run, voice), wishes, voice))


decide = typer.Typer(help="What reviewers decided about findings.", no_args_is_help=True)
app.add_typer(decide, name="decide")


@decide.command("import")
def decide_import(
    file: given.OneFile,
    run: given.RunFolder,
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Who decided, for a workbook."),
    ] = None,
    verbose: given.Verbose = 0,
    quiet: given.Quiet = False,
) -> None:
    """Merge decisions into a run: the page's saved file, or a filled-in summary.xlsx."""
    from extractor.commands import decide as command

    raise typer.Exit(command.import_decisions(file, run, reviewer, _voice(verbose, quiet)))


def _voice(verbose: int, quiet: bool) -> Voice:
    return Voice(-1 if quiet else verbose)


def _settings(beside: Path, voice: Voice, **flags: object) -> Settings:
    """The settings in force for input at a path; flags that were not given are None."""
    from extractor.settings import load_settings

    given = {name: value for name, value in flags.items() if value is not None}
    settings, file = load_settings(beside, os.environ, given)
    if file is not None:
        voice.hint(f"settings: {file}")
    return settings


def main() -> None:
    """The entry point: runs the command and exits with its code, whatever happens."""
    survive_any_console()
    sys.excepthook = _our_own_fault
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; gives the exit code. A fault of the run is one line and its advice."""
    voice = Voice()
    try:
        command = typer.main.get_command(app)
        return command(arguments or ["--help"], standalone_mode=False) or EXIT_OK
    except typer.TyperException as fault:
        voice.fault(UsageFault(fault.format_message()))
        return UsageFault.exit_code
    except RunFault as fault:
        voice.fault(fault)
        return fault.exit_code
    except (KeyboardInterrupt, typer.Abort, ReaderGone):
        return EXIT_INTERRUPTED


def _our_own_fault(kind: type[BaseException], fault: BaseException, trace: Any) -> None:
    """What Python calls when nothing else has caught a fault: one line, and our exit code."""
    if {"-v", "-vv", "--verbose"} & set(sys.argv):
        traceback.print_exception(kind, fault, trace)
    Voice().fault(RunFault(f"internal fault: {kind.__name__}: {fault}"))
    sys.stderr.flush()
    os._exit(EXIT_INTERNAL)
