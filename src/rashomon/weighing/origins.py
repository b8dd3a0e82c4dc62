"""The accounts of a story in, what each rests on out; and for a version its origins, as a range.

`origins_min` merges answers with any sign of dependence: one voice named by both, or one outlet
naming the other. `origins_max` merges only answers that name one and the same voice.
"""

from collections.abc import Mapping, Sequence

from rashomon.language.sounds import slug
from rashomon.linking import Account
from rashomon.records import Answer, Origin, Report, Span

# Voices that name nobody cannot be shown to be one.
NAMELESS = ("hearsay", "unspecified", "own_voice")


def origins_of(accounts: Sequence[Account]) -> tuple[Origin, ...]:
    """One entry for each voice that a report's claims rest on, with the words that name it."""
    found: dict[tuple[str, str], Origin] = {}
    for account in accounts:
        for claim in account.claims:
            voice = claim.chain[-1]
            name = voice.entity or voice.source
            if len(claim.chain) == 1 or not name or voice.start is None or voice.end is None:
                continue
            named = Span(voice.start, voice.end, voice.source)
            found.setdefault(
                (account.report.id, name),
                Origin(
                    report=account.report.id,
                    origin=name,
                    how=f"named as the source ({voice.source_kind.replace('_', ' ')})",
                    evidence=(named,),
                ),
            )
        if not any(report == account.report.id for report, _ in found):
            found[account.report.id, ""] = Origin(
                report=account.report.id,
                origin=account.report.publisher or account.report.name,
                how="its own voice: no source is named",
            )
    return tuple(found.values())


def count_origins(answers: Sequence[Answer], reports: Mapping[str, Report]) -> tuple[int, int]:
    """Of a version's answers: the least and the most origins they may go back to."""
    outlets = {slug(r.publisher or r.name): r.id for r in reports.values()}
    loose: list[set[str]] = []
    firm: list[set[str]] = []
    for answer in answers:
        voices = {
            h.entity or slug(h.source) for h in answer.chain[1:] if h.source_kind not in NAMELESS
        }
        own = {answer.report}
        _join(firm, {min(answer.origins)} if voices else own)
        _join(loose, own | voices | {outlets[v] for v in voices if v in outlets})
    return len(loose), max(len(loose), len(firm))


def _join(groups: list[set[str]], keys: set[str]) -> None:
    """Put keys into the groups they touch, which become one."""
    touched = [group for group in groups if group & keys]
    merged = keys.union(*touched)
    groups[:] = [group for group in groups if group not in touched]
    groups.append(merged)
