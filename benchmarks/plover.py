"""Who did what to whom, said in the classes of the event coders PLOVER and CAMEO?

Data: `data/petrarch/sample50.jsonl`, the coders' own cases, one sentence each: the PLOVER records
(news, edited) and those CAMEO records whose names are real (no dictionary of made-up names here).
One event a record, that of its main claim. Which claim is the main one: the one that stands highest
in the sentence's tree, since the coders take "X demands that Y attack" for X's demand; words in an
"if", "unless", "after" clause and what a party merely says tell of no event. The claim's type gives
the class: the first under `plover:` in events.yml that the gold knows. Five rules go by more:

    would not meet, agree, help ...   a denied kindness rejects it         REJECT
    X says Y must, X wants Y to ...   what Y is told to do is demanded     DEMAND, X to Y
    is ready to help, will meet ...   a kindness still planned is agreed   AGREE
    will boycott, vows to strike ...  a harm still planned is threatened   THREATEN
    praises, has decided ...          words of no type: their voice is a source, without a class

The third and fourth hold for PLOVER alone: the CAMEO cases code what is planned as if done.
Source and target are the claim's actor and target, taken apart where joined by "and"; for "it" the
name that it is led to; for a target that names no party, the place. A meeting has sources alone.
CAMEO actors are the three letters of the state that a party's entity is; PETRARCH's dictionaries,
which know that Obama is American, are not here. "events" counts a record right where class and
actors all are.
Command: python benchmarks/plover.py [--shared PATH] [--show]

`--show` prints each record that is not wholly right on standard error, with its claims.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from common import (
    REPOSITORY,
    arguments,
    load_lines,
    need,
    prf,
    rashomon,
    score,
    show,
    stop,
    write_lines,
)

Row = dict[str, Any]
# PLOVER's manual calls so what its gold records still keep apart under older names.
RENAMED = {"ACCUSE", "REQUEST"}
KIND = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"}
HARM = {"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"}
CAMEO = {
    "attack": "19", "casualties": "19", "damage": "17", "arms_transfer": "07", "production": "15",
    "training": "07", "financing": "07", "hosting": "07", "deployment": "15", "weapons_test": "15",
    "claim_of_responsibility": "01", "accusation": "11", "denial": "12", "no_comment": "01",
    "confirmation": "08", "diplomatic_break": "16", "meeting": "04", "agreement": "05",
    "sanction": "16", "threat": "13", "condemnation": "11", "demand": "02", "support": "05",
    "aid": "07", "arrest": "17", "investigation": "09", "ceasefire_violation": "19",
    "ceasefire": "08", "displacement": "17", "protest": "14", "statement": "01",
}  # fmt: skip
CAMEO_OF_CLASS = {"REJECT": "12", "DEMAND": "02"}
OBLIGING = re.compile(r"\b(must|should|ought|ha(s|ve|d) to|needs? to|want(s|ed)?)\b")
SAYING = re.compile(r"\b(sa(y|ys|id|ying)|t(ell|ells|old)|report(s|ed)?|according to|state[sd]?)\b")
ASIDE = {
    "following",
    "despite",
    "spite",
    "amid",
    "if",
    "unless",
    "until",
    "after",
    "before",
    "since",
    "when",
    "while",
    "although",
}
PARTIES = {"person", "organisation", "armed_group", "government", "place", "nationality"}
THREE_LETTERS = dict(
    pair.split(":")
    for pair in """
    ae:ARE af:AFG am:ARM ao:AGO ar:ARG at:AUT au:AUS az:AZE ba:BIH bd:BGD be:BEL bf:BFA bg:BGR
    bh:BHR bo:BOL br:BRA by:BLR ca:CAN cd:COD cf:CAF cg:COG ch:CHE ci:CIV cl:CHL cm:CMR cn:CHN
    co:COL cr:CRI cu:CUB cy:CYP cz:CZE de:DEU dj:DJI dk:DNK dz:DZA ec:ECU ee:EST eg:EGY eh:ESH
    er:ERI es:ESP et:ETH fi:FIN fr:FRA gb:GBR ge:GEO gh:GHA gn:GIN gr:GRC gt:GTM hn:HND hr:HRV
    ht:HTI hu:HUN id:IDN ie:IRL il:ISR in:IND iq:IRQ ir:IRN it:ITA jo:JOR jp:JPN ke:KEN kg:KGZ
    kh:KHM kp:PRK kr:KOR kw:KWT kz:KAZ la:LAO lb:LBN lk:LKA lr:LBR lt:LTU lv:LVA ly:LBY ma:MAR
    md:MDA me:MNE mk:MKD ml:MLI mm:MMR mr:MRT mx:MEX my:MYS mz:MOZ ne:NER ng:NGA ni:NIC nl:NLD
    no:NOR np:NPL nz:NZL om:OMN pa:PAN pe:PER ph:PHL pk:PAK pl:POL ps:PSE pt:PRT py:PRY qa:QAT
    ro:ROU rs:SRB ru:RUS rw:RWA sa:SAU sd:SDN se:SWE sg:SGP si:SVN sk:SVK sl:SLE sn:SEN so:SOM
    ss:SSD sv:SLV sy:SYR td:TCD th:THA tj:TJK tm:TKM tn:TUN tr:TUR tw:TWN tz:TZA ua:UKR ug:UGA
    us:USA uy:URY uz:UZB va:VAT ve:VEN vn:VNM xk:XKX ye:YEM za:ZAF zm:ZMB zw:ZWE
    """.split()
)


def main() -> None:
    """Read the records, code the main claim of each, and print the figures."""
    parser = arguments(__doc__)
    parser.add_argument("--show", action="store_true", help="print what is not wholly right")
    options = parser.parse_args()
    data = options.shared / "data" / "petrarch" / "sample50.jsonl"
    scorer = options.shared / "bench" / "score_events.py"
    need(data, scorer)
    classes = plover_classes()
    records = [r for r in load_lines(data) if r["kind"] != "fictional"]
    figures: Row = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        readings = dict(zip((r["id"] for r in records), read_wholly(folder, records), strict=True))
        for kind, code in (("plover", as_plover), ("cameo", as_cameo)):
            gold = [r for r in records if (r["set"] == "plover_gsr") == (kind == "plover")]
            rows = [{"id": r["id"], "events": code(readings[r["id"]], classes)} for r in gold]
            told = write_lines(folder / "gold.jsonl", gold)
            found = write_lines(folder / "found.jsonl", rows)
            figures[kind] = score(scorer, kind, told, found, "--json")
            right = [is_right(kind, g, r["events"]) for g, r in zip(gold, rows, strict=True)]
            if kind == "plover":
                figures[kind]["events"] = prf(sum(right), sum(map(is_coded, rows)), len(gold))
            if options.show:
                for one, row, well in zip(gold, rows, right, strict=True):
                    if not well:
                        explain(one, row["events"], readings[one["id"]])
    show(figures, data)


def read_wholly(folder: Path, records: list[Row], *options: object) -> list[Row]:
    """What `rashomon read --json --syntax` prints for each record: readings with their trees."""
    rows = [{"id": r["id"], "text": r["text"], "published": r.get("date")} for r in records]
    path = write_lines(folder / "records.jsonl", rows)
    command = rashomon("read", path, "--json", "--syntax", *options)
    done = subprocess.run(command, capture_output=True, check=False)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    if len(readings) != len(rows) or done.returncode not in (0, 1):
        last = done.stderr.decode().strip().rpartition("\n")[2]
        stop(f"rashomon read gave {len(readings)} readings for {len(rows)} reports: {last}")
    if failed := sum(reading["syntax"] is None for reading in readings):
        stop(f"{failed} of {len(rows)} reports were not read.")
    return readings


def plover_classes() -> dict[str, str]:
    """Each type's nearest class, by the names of the gold."""
    path = REPOSITORY / "src" / "rashomon" / "language" / "en" / "events.yml"
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = {t: [c for c in e["plover"] if c not in RENAMED] for t, e in listed.items()}
    return {t: names[0] for t, names in known.items() if names}


def as_plover(reading: Row, classes: dict[str, str]) -> list[Row]:
    """The main claim as an event: its class, its sources and its targets."""
    claim = main_claim(reading)
    if claim is None:
        return []
    kind, source, target = coded(claim, reading, classes)
    if claim["certainty"] == "planned" and kind in KIND | HARM:
        kind = "AGREE" if kind in KIND else "THREATEN"
    sources, targets = (
        [t for p in side for t in names_of(p, reading)] for side in (source, target)
    )
    if kind == "CONSULT":
        sources, targets = sources + targets, []
    return [{"plover": kind, "source": sources, "target": targets}]


def as_cameo(reading: Row, classes: dict[str, str]) -> list[Row]:
    """The main claim as actor, two-digit code, actor."""
    claim = main_claim(reading)
    if claim is None:
        return []
    kind, source, target = coded(claim, reading, classes)
    root = CAMEO_OF_CLASS.get(kind or "") or CAMEO[claim["event"]["type"]]
    codes = [[state_of(reading, p) for p in side] or ["---"] for side in (source, target)]
    return [{"source": a, "target": b, "code": root} for a in codes[0] for b in codes[1]]


def coded(
    claim: Row, reading: Row, classes: dict[str, str]
) -> tuple[str | None, list[Row], list[Row]]:
    """Class, sources and targets of a claim."""
    kind, voice = classes.get(claim["event"]["type"]), voice_of(claim)
    source, target = claim["actor"], suffers(claim, reading)
    if claim["event"]["type"] == "statement":
        kind, source, target = None, voice, None
    elif claim["polarity"] == "denied" and (kind in KIND):
        kind, source = "REJECT", source or voice
    elif voice and source and is_obliged(claim) and source["entity"] != voice["entity"]:
        kind, source, target = "DEMAND", voice, source
    return kind, [source] if source else [], [target] if target else []


def main_claim(reading: Row) -> Row | None:
    """The claim that the sentence is about: highest in its tree, an act before mere words."""
    claims = [c for c in reading["claims"] if not is_aside(reading, c)]
    words = [c for c in claims if c["event"]["type"] == "statement"]
    acts = [c for c in claims if c not in words]
    telling = [c for c in words if not SAYING.search(c["event"]["trigger"])]
    return min(acts or telling, key=lambda c: depth(reading, c), default=None)


def depth(reading: Row, claim: Row) -> tuple[int, int]:
    """How many words lie between a claim's trigger and the root; the first of equals."""
    return min(len(list(above(reading, w))) for w in trigger(reading, claim)), claim["event"][
        "start"
    ]


def is_aside(reading: Row, claim: Row) -> bool:
    """Whether the trigger stands in a clause that only says when, or under which condition."""
    tree = reading["syntax"]
    top = min(trigger(reading, claim), key=lambda w: len(list(above(reading, w))))
    for word in (top, *above(reading, top)):
        marks = [w for w, head in enumerate(tree["head"]) if head == word and w != word]
        words = {reading["report"]["text"][tree["start"][w] : tree["end"][w]] for w in marks}
        if words & ASIDE:
            return True
    return False


def trigger(reading: Row, claim: Row) -> list[int]:
    """The words of a claim's trigger."""
    tree, event = reading["syntax"], claim["event"]
    spans = enumerate(zip(tree["start"], tree["end"], strict=True))
    return [w for w, (a, b) in spans if a < event["end"] and b > event["start"]]


def above(reading: Row, word: int) -> Iterator[int]:
    """The words that a word hangs on, up to the root."""
    head = reading["syntax"]["head"]
    while head[word] != word:
        word = head[word]
        yield word


def voice_of(claim: Row) -> Row | None:
    """The innermost voice, as a party."""
    hop = next((h for h in reversed(claim["chain"]) if h["start"] is not None), None)
    return hop and {"text": hop["source"], **{k: hop[k] for k in ("start", "end", "entity")}}


def is_obliged(claim: Row) -> bool:
    """Whether what is claimed is what somebody must do, or is wanted to."""
    words = [s["quote"] for s in claim["certainty_words"]]
    words += [h["cue"] for h in claim["chain"] if h["cue"]]
    return any(OBLIGING.search(w) for w in words)


def suffers(claim: Row, reading: Row) -> Row | None:
    """The target; where it names no party and the place does, the place."""
    return min(
        (p for p in (claim["target"], claim["place"]) if p),
        key=lambda p: not any(is_in(m, p) for m in reading["mentions"]),
        default=None,
    )


def names_of(party: Row, reading: Row) -> list[str]:
    """A party's words: one text for each that is joined by "and", a name for a pronoun."""
    tree, start, end = reading["syntax"], party["start"], party["end"]
    inside = [w for w, at in enumerate(tree["start"]) if start <= at < end]
    if len(inside) == 1 and tree["upos"][inside[0]] == "PRON":
        return [next(meant(party, reading), party["text"])]
    top = [w for w in inside if tree["head"][w] not in inside or tree["head"][w] == w]
    joined = [w for w in inside if tree["relation"][w] == "conj" and tree["head"][w] in top]
    cuts = [
        max(w for w in inside if w < j and tree["relation"][w] in ("cc", "punct"))
        for j in joined
        if any(w < j and tree["relation"][w] in ("cc", "punct") for w in inside)
    ]
    edges = [start, *(e for c in cuts for e in (tree["start"][c], tree["end"][c])), end]
    text = reading["report"]["text"]
    pieces = [text[a:b].strip(" ,") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [piece for piece in pieces if piece]


def meant(pronoun: Row, reading: Row) -> Iterator[str]:
    """Names and sources of the entity that a pronoun is led to."""
    named = [(m["entity"], m["start"], m["quote"]) for m in reading["mentions"]]
    for voice in reading["attributions"]:
        named += [(voice["entity"], s["start"], s["quote"]) for s in voice["source"]]
    for entity, start, quote in named:
        if entity is not None and entity == pronoun["entity"] and start != pronoun["start"]:
            yield quote


def is_in(mention: Row, role: Row) -> bool:
    """Whether a party's name stands in the words of a role."""
    inside = role["start"] <= mention["start"] and mention["end"] <= role["end"]
    return inside and mention["type"] in PARTIES and mention["entity"] is not None


def state_of(reading: Row, party: Row) -> str:
    """The three letters of a party's state: its own, or that of a name inside its words."""
    inside = [m["entity"] for m in reading["mentions"] if is_in(m, party)]
    known = (THREE_LETTERS[e] for e in (party["entity"], *inside) if e in THREE_LETTERS)
    return next(known, "---")


def is_coded(row: Row) -> bool:
    """Whether an event was found that has a class."""
    return any(event["plover"] for event in row["events"])


def is_right(kind: str, gold: Row, found: list[Row]) -> int:
    """How many of a record's events are found wholly."""
    if kind == "cameo":
        triples = [
            {(e["source"].strip("-~")[:3], e["target"].strip("-~")[:3], e["code"][:2]) for e in es}
            for es in (gold["events"], found)
        ]
        return len(triples[0] & triples[1])
    event = gold["events"][0]
    return sum(
        e["plover"] == event["plover"]
        and all(is_same([a["text"] for a in event[s]], e[s]) for s in ("source", "target"))
        for e in found
    )


def is_same(gold: list[str], found: list[str]) -> bool:
    """Whether two lists hold the same parties, one name inside the other."""
    if len(gold) != len(found):
        return False
    return all(any(a.lower() in b.lower() or b.lower() in a.lower() for b in found) for a in gold)


def explain(gold: Row, found: list[Row], reading: Row) -> None:
    """A record, what is told of it, and what was claimed."""
    told = [{k: e.get(k) for k in ("plover", "code", "source", "target")} for e in gold["events"]]
    print(f"\n{gold['id']}: {gold['text'][:80]}", file=sys.stderr)
    print(f"  gold   {told}\n  found  {found}", file=sys.stderr)
    for claim in reading["claims"]:
        event = claim["event"]
        who = [claim[k] and claim[k]["text"] for k in ("actor", "target", "place")]
        words = [event["type"], event["trigger"], *who, claim["certainty"], claim["polarity"]]
        print(f"  claim  {words}", file=sys.stderr)


if __name__ == "__main__":
    main()
