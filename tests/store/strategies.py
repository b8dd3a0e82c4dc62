"""Records of every shape, in any script, for the property tests. Lone surrogates are left out."""

from typing import Any, get_args

from hypothesis import strategies as st

from rashomon import records

words = st.text(max_size=20)
maybe = st.none() | words
places = st.integers(0, 2**40)
bounds = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def tuples(each: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=most).map(tuple)


def choice(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


extent = {"start": places, "end": places}
spans = st.builds(records.Span, **extent, quote=words)
segments = st.builds(records.Segment, **extent, kind=choice(records.SegmentKind), story=places)
reports = st.builds(
    records.Report,
    id=st.text(min_size=1, max_size=8),
    name=words,
    sha256=words,
    address=words,
    text=st.text(),
    segments=tuples(segments),
    publisher=maybe,
    title=maybe,
    author=maybe,
    published=maybe,
    retrieved=maybe,
    language=maybe,
    extractor=words,
)
mentions = st.builds(
    records.Mention, **extent, quote=words, type=choice(records.MentionType), entity=maybe
)
attributions = st.builds(
    records.Attribution,
    id=words,
    source=tuples(spans),
    cue=tuples(spans),
    content=tuples(spans),
    source_kind=choice(records.SourceKind),
    entity=maybe,
    parent=maybe,
    manner=choice(records.Manner),
    polarity=choice(records.Polarity),
)
roles = st.none() | st.builds(records.Role, text=words, **extent, entity=maybe)
events = st.builds(
    records.Event,
    type=choice(records.EventType),
    trigger=words,
    **extent,
    mode=st.none() | choice(records.AttackMode),
)
hops = st.builds(
    records.Hop,
    source=words,
    source_kind=choice(records.SourceKind),
    cue=maybe,
    entity=maybe,
    start=st.none() | places,
    end=st.none() | places,
    access=choice(records.Access),
)
amount = {"quote": words, **extent, "low": bounds, "high": bounds, "unit": maybe}
quantities = st.builds(
    records.Quantity,
    of=words,
    **amount,
    kind=choice(records.QuantityKind),
    again=st.none() | st.builds(records.Restated, **amount, agrees=st.none() | st.booleans()),
)
reasons = st.builds(records.Reason, field=words, rule=words, words=tuples(spans))
times = st.none() | st.builds(records.Time, quote=words, **extent, earliest=maybe, latest=maybe)
claims = st.builds(
    records.Claim,
    id=words,
    report=words,
    story=places,
    evidence=tuples(spans),
    quote=words,
    event=events,
    chain=tuples(hops),
    certainty=choice(records.Certainty),
    polarity=choice(records.Polarity),
    reader=st.sampled_from(["rules 1", "rules 2"]),
    actor=roles,
    target=roles,
    item=roles,
    place=roles,
    time=times,
    quantities=tuples(quantities),
    certainty_words=tuples(spans),
    polarity_words=tuples(spans),
    denies=st.none() | choice(records.Denied),
    why=tuples(reasons),
)
where = st.builds(records.Place, report=words, **extent, quote=words)
drifts = st.builds(
    records.Drift, from_=where, to=where, kind=choice(records.DriftKind), before=words, after=words
)
failures = st.builds(records.Failure, stage=words, reason=words, where=words, advice=words)
readings = st.builds(
    records.Reading,
    report=reports,
    sentences=tuples(st.tuples(places, places)),
    mentions=tuples(mentions),
    attributions=tuples(attributions),
    claims=tuples(claims),
    failure=st.none() | failures,
    drifts=tuples(drifts),
)
