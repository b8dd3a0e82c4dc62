"""Pages in, reports out: the text unchanged, its lines marked, its raw bytes named by a hash."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from rashomon.errors import IntakeError
from rashomon.intake.cut import is_cut
from rashomon.intake.decode import decode
from rashomon.intake.files import Page, pages
from rashomon.intake.html import HostLines, extract
from rashomon.intake.lines import mark
from rashomon.intake.sites import Sites
from rashomon.intake.tongue import language_of
from rashomon.language import Language
from rashomon.records import Failure, Report, Segment, content_id

PLAIN = "plain 1"
RECORDS = "jsonl 1"
# Zero bytes, and half surrogate pairs that a JSON escape can smuggle in.
UNKEPT = re.compile("[\x00\ud800-\udfff]")
# Names that data sets commonly use for the fields of a report.
SYNONYMS = {"url": "address", "link": "address", "date": "published"}


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of one page: a report, or a failure, or both (a report with broken bytes)."""

    report: Report
    raw: bytes | None = None
    failure: Failure | None = None


def reports(
    paths: Iterable[str | Path], language: Language, aside: list[str] | None = None
) -> Iterator[Intake]:
    """Read every page below the paths. A page that cannot be read yields a report without text."""
    return read_pages(pages(paths, aside), language)


def read_pages(
    found: Iterable[Page | Failure], language: Language, sites: Sites | None = None
) -> Iterator[Intake]:
    """Read pages that are there already, likewise. `sites`: the lines of their sites' pages, where
    many are read together."""
    for page in found:
        if isinstance(page, Failure):
            yield _empty(page, Path(page.where).name or page.where)
            continue
        try:
            yield report_of(page, language, sites.of(page) if sites else None)
        except IntakeError as error:
            failure = Failure("intake", error.reason, error.where or page.where, error.advice)
            yield _empty(failure, page.name, page.data)
        except Exception as error:  # one bad page never stops a thousand
            reason = f"reading it stopped at an unexpected {type(error).__name__} ({error})"
            failure = Failure("intake", reason, page.where, "please report it with the page")
            yield _empty(failure, page.name, page.data)


def report_of(page: Page, language: Language, known: HostLines | None = None) -> Intake:
    """Turn one page into a report; raise `IntakeError` where it holds none.

    `known`: the lines of other pages of its site, where many are read together.
    """
    if page.kind == "record":
        return _from_record(page, language)
    if page.kind == "html":
        return _from_html(page, language, known)
    text, complaint = decode(page.utf8(), page.where)
    return _finish(page, language, complaint, text=text, extractor=PLAIN, lines=known)


def _from_html(page: Page, language: Language, known: HostLines | None) -> Intake:
    article = extract(page.utf8(), page.where, known)
    return _finish(
        page,
        language,
        article.complaint,
        text=article.text,
        title=article.title,
        author=article.author,
        publisher=article.publisher,
        published=article.published,
        address=article.address,
        language=language_of(article.text) or article.language,
        extractor=article.extractor,
        cut_out=True,
    )


class _Record(msgspec.Struct, rename=None):
    """The fields of a JSON Lines record that become a report's; all but the text may be absent."""

    text: str
    id: str | int | None = None
    name: str | None = None
    address: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    truncated: bool = False


# What a record may say of a report.
FIELDS = frozenset(_Record.__struct_fields__) | frozenset(SYNONYMS)


def _from_record(page: Page, language: Language) -> Intake:
    line, complaint = decode(page.data, page.where)
    try:
        fields = _fields(line)
        if not isinstance(fields, dict):
            raise msgspec.ValidationError("Expected an object with a `text`")
        for known, field in SYNONYMS.items():
            if isinstance(fields.get(known), str):
                fields.setdefault(field, fields[known])
        record = msgspec.convert(fields, _Record)
    except msgspec.ValidationError as error:
        raise IntakeError(f"this record does not fit ({error})", page.where, "mend it") from error
    except ValueError as error:
        raise IntakeError(
            f"this line is no JSON ({error})", page.where, "put one whole JSON object on each line"
        ) from error
    except RecursionError as error:
        raise IntakeError(
            "this record is nested too deeply", page.where, "keep only the fields of a report"
        ) from error
    identity = record.name if record.id is None else str(record.id)
    known_fields = msgspec.structs.asdict(record)
    del known_fields["id"], known_fields["name"], known_fields["text"]
    return _finish(
        page,
        language,
        complaint,
        name=identity or page.name,
        text=record.text,
        extractor=RECORDS,
        **known_fields,
    )


def _fields(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        if "surrogate" not in str(error):
            raise
        return json.loads(line)  # half a pair is one broken character, not a lost page


def _finish(
    page: Page,
    lists: Language,
    complaint: str | None,
    *,
    text: str,
    extractor: str,
    name: str | None = None,
    address: str | None = None,
    title: str | None = None,
    published: str | None = None,
    truncated: bool = False,
    cut_out: bool = False,
    lines: HostLines | None = None,
    **fields: str | None,
) -> Intake:
    name = name or page.name
    known = page.about.get(name, {})
    address, title = known.get("address", address), known.get("title", title)
    published = known.get("published", published)
    fields |= {
        each: known[each]
        for each in ("publisher", "author", "retrieved", "language")
        if each in known
    }
    text, odd = UNKEPT.subn("\ufffd", text)
    if odd:
        complaint = complaint or f"{odd} characters that no database keeps were read as U+FFFD"
    if not text.strip():
        raise IntakeError("there is no text in it", page.where, "leave it out or save it again")
    segments = mark(text, lists, titled=title, known=lines, cut_out=cut_out)
    tongue = fields.pop("language", None) or language_of(text)
    report = Report(
        id=content_id(name, address, fields.get("publisher"), published, text),
        name=name,
        sha256=hashlib.sha256(page.data).hexdigest(),
        address=address or page.name,
        text=text,
        segments=segments,
        title=title or _headline(text, segments),
        published=published,
        language=tongue,
        extractor=extractor,
        truncated=truncated or page.truncated or is_cut(text, segments),
        **fields,
    )
    failure = None
    if complaint:
        failure = Failure("intake", complaint, page.where, "save it again as UTF-8 if it matters")
    return Intake(report, page.data, failure)


def _headline(text: str, segments: tuple[Segment, ...]) -> str | None:
    for segment in segments:
        if segment.kind == "title" and segment.story == 0:
            return text[segment.start : segment.end]
    return None


def _empty(failure: Failure, name: str, data: bytes | None = None) -> Intake:
    """A report without text stands for what could not be read, so that it is counted and listed."""
    digest = hashlib.sha256(data).hexdigest() if data is not None else ""
    report = Report(
        id=content_id("failure", name, failure.where, failure.reason, digest),
        name=name,
        sha256=digest,
        address=failure.where,
        text="",
    )
    return Intake(report, data, failure)
