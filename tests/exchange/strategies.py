"""Stories and what stands beside them, of every shape, for the property tests."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from rashomon import records
from tests.store.strategies import (
    bounds,
    choice,
    claims,
    drifts,
    extent,
    hops,
    maybe,
    places,
    tuples,
    where,
    words,
)

counts = st.integers(0, 99)
shares = st.floats(0, 1)
answers = st.builds(
    records.Answer,
    claim=words,
    report=words,
    value=words,
    quote=words,
    **extent,
    chain=tuples(hops),
    certainty=choice(records.Certainty),
    polarity=choice(records.Polarity),
    low=bounds,
    high=bounds,
    origins=tuples(words),
)
merges = st.builds(
    records.Merge,
    id=words,
    answers=st.tuples(words, words),
    proven=st.booleans(),
    how=words,
    evidence=tuples(where),
)
versions = st.builds(
    records.Version,
    value=words,
    claims=tuples(words),
    reports=counts,
    publishers=counts,
    origins_min=counts,
    origins_max=counts,
    low=bounds,
    high=bounds,
    first=maybe,
    sides=tuples(
        st.builds(records.Side, origin=words, kind=choice(records.OriginKind), party=maybe)
    ),
    merges=tuples(merges),
    labels=tuples(st.builds(records.Label, name=choice(records.LabelName), rule=words)),
    changes=tuples(words),
)
points = st.builds(
    records.Point,
    slot=words,
    state=choice(records.PointState),
    answers=tuples(answers),
    versions=tuples(versions),
    sequence=st.booleans(),
)
passages = st.builds(records.Passage, from_=where, to=where, alike=shares)
copies = st.builds(
    records.Copy,
    id=words,
    report=words,
    of=words,
    degree=choice(records.CopyDegree),
    sure=st.booleans(),
    covered=shares,
    alike=shares,
    how=tuples(words),
    passages=tuples(passages),
)
denials = st.builds(
    records.Denial,
    id=words,
    claim=words,
    report=words,
    by=words,
    entity=maybe,
    denies=st.none() | choice(records.Denied),
    when=maybe,
    quote=words,
    **extent,
    claims=tuples(words),
)
silences = st.builds(
    records.Silence,
    report=words,
    kind=choice(records.SilenceKind),
    slot=maybe,
    party=maybe,
    how=words,
    evidence=tuples(where),
)
names = st.builds(
    records.Naming,
    report=words,
    quote=words,
    **extent,
    entity=maybe,
    neutral=words,
    kind=words,
    voice=words,
    quoted=st.booleans(),
)
links = st.builds(
    records.Link,
    id=words,
    reports=st.tuples(words, words),
    weight=st.floats(-9, 9),
    reasons=tuples(words),
)
origins = st.builds(
    records.Origin, report=words, origin=maybe, copy_of=maybe, how=words, evidence=tuples(where)
)
stories = st.builds(
    records.Story,
    id=st.text(min_size=1, max_size=8),
    title=words,
    reports=tuples(words),
    places=tuples(words),
    earliest=maybe,
    latest=maybe,
    points=tuples(points),
    origins=tuples(origins),
    copies=tuples(copies),
    denials=tuples(denials),
    drifts=tuples(drifts),
    silences=tuples(silences),
    names=tuples(names),
    links=tuples(links),
    unsure=tuples(links),
    publishers=counts,
    changed=maybe,
)
decisions = st.builds(
    records.Decision,
    number=places,
    made=words,
    by=words,
    kind=choice(records.DecisionKind),
    why=words,
    entity=maybe,
    undoes=st.none() | places,
    of=choice(records.DecisionOf),
    claim=st.none() | claims,
)
fetches = st.builds(
    records.Fetch,
    address=words,
    final=words,
    status=counts,
    headers=tuples(st.tuples(words, words)),
    at=words,
    tool=words,
    by=words,
    sha256=words,
)


def _raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


imported = st.builds(
    records.Imported,
    number=places,
    made=words,
    by=words,
    kind=choice(records.ImportKind),
    source=words,
    sha256=words,
    key=words,
    record=st.dictionaries(words, words | counts, max_size=2).map(_raw),
    report=maybe,
    start=st.none() | places,
    end=st.none() | places,
    quote=maybe,
)
custody = st.builds(
    records.CustodyLine,
    number=places,
    at=words,
    by=words,
    act=choice(records.CustodyAct),
    of=words,
    digest=words,
    detail=words,
    before=words,
    hash=words,
)
