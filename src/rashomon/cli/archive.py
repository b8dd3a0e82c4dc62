"""`rashomon archive`: millions of reports as a folder of tables; a case for the desk out of it."""

import typer

from rashomon.cli import archive_case, archive_find, archive_link, archive_read

archive = typer.Typer(
    help="Archives of any size: read them into tables, link their copies and stories, find, and "
    "lift stories into a case.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
archive.command("read")(archive_read.read)
archive.command("link")(archive_link.link)
archive.command("find")(archive_find.find)
archive.command("case")(archive_case.case)
