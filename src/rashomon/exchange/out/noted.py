"""A story as a rule makes one row of it in; plain sentences for the row's notes out.

A row has one number and one order of actors. The sentences keep beside them what the reports say in
their own words, whom they have for the doer, who denies it, and by which rule the row was made.
"""

from collections import defaultdict

from rashomon.exchange.material import Material
from rashomon.exchange.out.rolled import Rolled
from rashomon.exchange.out.tolls import toll_of
from rashomon.linking.kinds import family
from rashomon.records import Denial, Report


def note(each: Rolled, material: Material) -> str:
    """The sentences; words in quotation marks stand in the report that is named behind them."""
    sentences = (_told(each), _killed(each, material), _doers(each), _denied(each), _rule(each))
    return " ".join(sentence for sentence in sentences if sentence)


def _told(each: Rolled) -> str:
    story = each.told.story
    least, most = story.origins_min, story.origins_max
    origins = f"{least}" if least == most else f"{least} to {most}"
    reports, outlets = _count(len(story.reports), "report"), _count(story.publishers, "outlet")
    return f"{reports} of {outlets}; independent origins: {origins}."


def _killed(each: Rolled, material: Material) -> str:
    told: dict[str, list[str]] = defaultdict(list)
    lows, highs = [], []
    for account in each.told.accounts:
        toll = toll_of(account.acts, "killed", material.language)
        for _, number in toll.by:
            _add(told[number.quote], account.report)
        if toll.by:
            lows.append(toll.low)
            highs.append(toll.high)
    if not told:
        return "No report says how many were killed." if each.told.violent else ""
    least = min(low for low in lows if low is not None) if None not in lows else None
    most = max(high for high in highs if high is not None) if None not in highs else None
    low = "no lower bound" if least is None else f"{least:g}"
    high = "no upper bound" if most is None else f"{most:g}"
    return f"Killed, as reported, from {low} to {high}: {_quoted(told)}."


def _doers(each: Rolled) -> str:
    """Whom reports have for the doer, rival ones side by side, in the words that say so."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for account, parties in zip(each.told.accounts, each.reported.parties, strict=True):
        for party in parties.values():
            for claim, role in party.roles:
                if party.doer and claim.actor == role:
                    _add(told[party.name][claim.evidence[0].quote], account.report)
    named = (f"{name}, by the words {_quoted(words)}" for name, words in sorted(told.items()))
    words = ". ".join(named)
    return f"Said to have done it: {words}." if words else ""


def _denied(each: Rolled) -> str:
    told: dict[str, list[str]] = defaultdict(list)
    reports = {account.report.id: account.report for account in each.told.accounts}
    for denial in each.told.story.denials:
        if denial.report in reports and _is_of_it(denial, each):
            _add(told[denial.quote], reports[denial.report])
    return f"Denied: {_quoted(told)}." if told else ""


def _is_of_it(denial: Denial, each: Rolled) -> bool:
    """Whether what is denied is the story's own happening."""
    mine = {denial.claim, *denial.claims}
    return any(
        claim.id in mine and family(claim.event.type) == each.told.about
        for account in each.told.accounts
        for claim in account.claims
    )


def _rule(each: Rolled) -> str:
    story = each.told.story.id
    return f"A row by the rule {each.named} of Rashomon's story {story}, to be checked."


def _quoted(told: dict[str, list[str]]) -> str:
    return "; ".join(f"“{words}” ({', '.join(by)})" for words, by in told.items())


def _add(names: list[str], report: Report) -> None:
    name = report.publisher or report.name
    if name not in names:
        names.append(name)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
