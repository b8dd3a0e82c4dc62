"""The records: what every stage takes and gives, and what the JSON holds, name for name.

Offsets are code points of `Report.text`, end excluded; the words beside them are cut by `span()`.
"""

from rashomon.records.base import (
    Record as Record,
    Span as Span,
    content_id as content_id,
    span as span,
    spans_of as spans_of,
)
from rashomon.records.entities import (
    Decision as Decision,
    Entity as Entity,
    NameUse as NameUse,
)
from rashomon.records.reading import (
    Attribution as Attribution,
    Claim as Claim,
    Drift as Drift,
    Event as Event,
    Failure as Failure,
    Hop as Hop,
    Located as Located,
    Mark as Mark,
    Mention as Mention,
    Place as Place,
    Quantity as Quantity,
    Reading as Reading,
    Reason as Reason,
    Report as Report,
    Restated as Restated,
    Role as Role,
    Segment as Segment,
    Standing as Standing,
    Syntax as Syntax,
    Time as Time,
)
from rashomon.records.stories import (
    Answer as Answer,
    Comparison as Comparison,
    Link as Link,
    Naming as Naming,
    Origin as Origin,
    Point as Point,
    Silence as Silence,
    Story as Story,
    Version as Version,
)
from rashomon.vocabulary import (
    CERTAINTIES as CERTAINTIES,
    EVENT_TYPES as EVENT_TYPES,
    Access as Access,
    AttackMode as AttackMode,
    Certainty as Certainty,
    DecisionKind as DecisionKind,
    Denied as Denied,
    DriftKind as DriftKind,
    EventType as EventType,
    Manner as Manner,
    MentionType as MentionType,
    NameKind as NameKind,
    PlaceUse as PlaceUse,
    PointState as PointState,
    Polarity as Polarity,
    QuantityKind as QuantityKind,
    SegmentKind as SegmentKind,
    SilenceKind as SilenceKind,
    SiteKind as SiteKind,
    SourceKind as SourceKind,
    StandingKind as StandingKind,
)
