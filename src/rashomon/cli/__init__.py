"""The command line: each command is a thin shell over an ordinary function.

Data goes to standard output, progress and complaints to standard error. Exit codes: 0 done; 1 done,
and differences were found (compare) or something could not be read (read); 2 the command could not
run as asked; 3 what is kept no longer matches its hash.
"""

import os
import sys
import traceback

import typer

from rashomon.cli import (
    archive,
    claims,
    compare,
    copy,
    demo,
    entities,
    export,
    fetch,
    gazetteer,
    grade,
    mcp,
    model,
    pack,
    people,
    read,
    review,
    schema,
    serve,
    show,
    take,
    verify,
)
from rashomon.cli.output import complain
from rashomon.errors import IntegrityError, RashomonError

app = typer.Typer(
    name="rashomon",
    help="Read conflicting news reports and lay out, claim by claim, who says so, how firmly, "
    "and in which exact words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    read.read,
    claims.claims,
    show.show,
    compare.compare,
    review.review,
    entities.entities,
    grade.grade,
    serve.serve,
    export.export,
    copy.copy,
    verify.verify,
    pack.pack,
    pack.unpack,
    people.people,
    fetch.fetch,
    mcp.mcp,
    demo.demo,
    model.model,
    schema.schema,
):
    app.command()(command)
app.command("import")(take.take)
app.add_typer(archive.archive, name="archive")
app.add_typer(gazetteer.gazetteer, name="gazetteer")
app.add_typer(archive.archive, name="archive")


@app.callback(invoke_without_command=True)
def about(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Rashomon never says who is right: it shows whose word each claim rests on."""
    if version:
        from rashomon import __version__

        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; every error that can be explained is one sentence."""
    try:
        app()
    except IntegrityError as error:
        complain(str(error))
        sys.exit(3)
    except (RashomonError, ValueError) as error:
        complain(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        complain("Stopped. What was written so far is kept.")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); nothing is wrong on our side.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:  # Python would end with 1, which means "differences were found" here
        traceback.print_exc()
        complain("Rashomon stopped at a mistake of its own; please report it with the lines above.")
        sys.exit(2)
