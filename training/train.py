"""Trains the encoder's heads together: `python -m training.train --data FOLDER --out FOLDER`.

A run has courses of several rounds; after each round everything is saved, and a run that was
stopped goes on from its last whole round. The same seed, threads and machine give the same weights.
"""

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from tokenizers import Tokenizer

from rashomon.reading.encoder import TOKENS, open_tokenizer
from rashomon.reading.heads import UPOS
from training import corpora as sets
from training.batches import Window, batches_of, collate, masked, windows_of
from training.corpora import Corpora
from training.documents import Document
from training.losses import loss_of
from training.network import Network, Shape, base_folder

ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3
WARM, DECAY, CLIP = 0.05, 0.01, 1.0
# After a course's rounds come more, each from this share of the rate down to nothing; the weights
# before and after each are averaged: between several good places lies a better one.
MORE_RATE = 0.3


class Course(NamedTuple):
    """A training from the base model on: its rounds, the rounds at a lower rate behind them, the
    share of the pieces that is hidden (texts that are read again are soon known by heart) and from
    which round on, the share of the news articles that lose their commas, the weight of the loss of
    the names, and how much its weights count in the end."""

    rounds: int
    more: int
    hidden: float
    hidden_from: int
    scraped: float
    names: float
    counts: float


# Both begin with the same weights, so that what they end with can be averaged: the mean is better
# than either. The first reads texts as they are, the second with holes and without commas.
COURSES = (
    Course(rounds=7, more=1, hidden=0.12, hidden_from=7, scraped=0.0, names=2, counts=2),
    Course(rounds=6, more=2, hidden=0.1, hidden_from=1, scraped=0.05, names=3, counts=1),
)


class Task(NamedTuple):
    """One set: how often it is read in a round, and how many pieces make a batch."""

    documents: list[Document]
    share: float
    budget: int


def tokenizer() -> Tokenizer:
    """The base model's, without its limits."""
    return open_tokenizer(base_folder() / TOKENS)


def labels_of(relations: list[str]) -> dict[str, list[str]]:
    """Every head's labels, in the order of its scores; begin and inside marks as B- and I-."""

    def spans(kinds: list[str]) -> list[str]:
        return ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]

    return {
        "cue": spans(["CUE"]),
        "nested": spans(["CUE"]),
        "parts": spans(sets.PARTS),
        "polarity": ["positive", "negative"],
        "upos": list(UPOS),
        "opens": ["no", "yes"],
        "names": spans(sets.NAMES),
        "wikigold": spans(sets.WIKIGOLD),
        "tweets": spans(sets.NAMES),
        "politics": spans(sets.CROSSNER),
        "phrases": [f"{mark}-{kind}" for kind in sets.RE3D for mark in "OBI"],
        "noun": ["none", *sets.GUM],
        "form": ["none", *sets.KINDS],
        "events": spans(sets.EVENTS),
        "roles": spans(sets.MUC),
        "fact": ["happened"],
        "relation": relations,
    }


def tasks_of(data: Corpora) -> dict[str, Task]:
    """The sets, each with its share of a round: small sets are read more often."""
    return {
        "polnear": Task([], 1, 2048),  # made anew each round
        "gum": Task(list(data.gum()), 1.25, 1536),
        "ewt": Task(list(data.ewt()), 1, 1536),
        "re3d": Task(list(data.re3d()), 2.25, 768),
        "wikigold": Task(list(data.flat("wikigold", "wikigold", sets.WIKIGOLD)), 0.6, 1024),
        "btc": Task(list(data.flat("btc", "tweets", sets.NAMES)), 0.2, 1024),
        "politics": Task(
            list(data.flat("crossner_politics", "politics", sets.CROSSNER)), 0.6, 1024
        ),
        "ecbplus": Task(list(data.ecbplus()), 0.45, 1024),
        "muc4": Task(list(data.muc4()), 0.3, 2048),
    }


def round_of(
    data: Corpora, tasks: dict[str, Task], seed: int, number: int, scraped: float
) -> list[list[Window]]:
    """One round's batches, the same for the same seed and number; each round wraps other sentences
    of the news set in an outer voice."""
    draw = random.Random(f"{seed} {number}")
    news = tasks["polnear"]._replace(documents=list(data.polnear(draw.random(), scraped)))
    batches = []
    for task in (tasks | {"polnear": news}).values():
        windows = windows_of(task.documents, draw, task.share)
        batches += list(batches_of([w for w in windows if _labelled(w)], task.budget, draw))
    draw.shuffle(batches)
    return batches


def _labelled(window: Window) -> bool:
    """Something is said of some word of the window."""
    first = np.searchsorted(window.document.pieces.first, window.start)
    past = np.searchsorted(window.document.pieces.first, window.end)
    return any((layer[first:past] != -100).any() for layer in window.document.layers.values())


def rate(behind: float, rounds: int) -> float:
    """Warm up, then straight down to nothing; so again, lower, in each round after these.
    `behind` is how many rounds are."""
    if behind > rounds:
        part = behind - math.ceil(behind) + 1
        return MORE_RATE * min(1.0, part / WARM) * (1.0 - part)
    return min(1.0, behind / rounds / WARM) * (1.0 - behind / rounds)


def train(data: Path, out: Path, seed: int, threads: int, only: int | None) -> None:
    """Train, or go on with a training that was stopped; the mean of all courses is kept."""
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    corpora = Corpora(data, tokenizer())
    labels = labels_of(corpora.relations)
    tasks = tasks_of(corpora)
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    tags = {name: len(kinds) for name, kinds in labels.items() if name != "relation"}
    ends = []
    for number, course in enumerate(COURSES, 1):
        torch.manual_seed(seed)
        network = Network(Shape(tags, len(corpora.relations))).to(device())
        folder = out / f"course{number}"
        take(course, corpora, tasks, network, folder, seed, only)
        if only:
            return
        ends.append(folder / "mean.pt")
    weights = [course.counts for course in COURSES]
    torch.save(mean_of(ends, weights), out / "network.pt")


def take(
    course: Course,
    corpora: Corpora,
    tasks: dict[str, Task],
    network: Network,
    out: Path,
    seed: int,
    only: int | None,
) -> None:
    """Take one course, or go on with it; its mean weights go to `mean.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    optimiser = _optimiser(network)
    saved = out / "checkpoint.pt"
    last = course.rounds + course.more
    for number in range(_resume(saved, network, optimiser, seed, course), last):
        torch.manual_seed(seed * 1000 + number)
        batches = round_of(corpora, tasks, seed, number, course.scraped)[:only]
        hide = np.random.default_rng([seed, number]) if number >= course.hidden_from else None
        row = {"course": out.name} | _round(network, optimiser, batches, number, course, hide)
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            print(json.dumps(row), file=log)
        print(json.dumps(row), flush=True)
        if number + 1 >= course.rounds:
            torch.save(network.state_dict(), out / f"after{number + 1}.pt")
        _save(saved, network, optimiser, seed, course, number + 1)
        if only:
            return
    ends = [out / f"after{number}.pt" for number in range(course.rounds, last + 1)]
    torch.save(mean_of(ends, [1.0] * len(ends)), out / "mean.pt")


def mean_of(paths: Sequence[Path], counts: Sequence[float]) -> dict[str, torch.Tensor]:
    """The weighted mean of saved weights; what counts (positions) is the same in all."""
    states = [torch.load(path, weights_only=True, map_location="cpu") for path in paths]
    shares = [count / sum(counts) for count in counts]
    return {
        name: sum(share * state[name] for share, state in zip(shares, states, strict=True))
        if weight.is_floating_point()
        else weight
        for name, weight in states[0].items()
    }


def device() -> torch.device:
    """A GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _optimiser(network: Network) -> torch.optim.AdamW:
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for name, weight in network.named_parameters():
        groups[name.startswith("encoder.")].append(weight)
    return torch.optim.AdamW(
        [
            {"params": groups[True], "base": ENCODER_RATE},
            {"params": groups[False], "base": HEADS_RATE},
        ],
        weight_decay=DECAY,
        fused=True,
    )


def _round(
    network: Network,
    optimiser: torch.optim.AdamW,
    batches: list[list[Window]],
    number: int,
    course: Course,
    hide: np.random.Generator | None,
) -> dict[str, object]:
    """One round, with pieces hidden where `hide` draws them; what it cost and where the losses
    stood, on average."""
    network.train()
    started, pieces = time.perf_counter(), 0
    sums: dict[str, list[float]] = defaultdict(list)
    with _progress() as progress:
        bar = progress.add_task(
            f"round {number + 1} of {course.rounds + course.more}", total=len(batches), loss=""
        )
        for step, windows in enumerate(batches, 1):
            now = rate(number + step / len(batches), course.rounds)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * now
            batch = collate(windows)
            if hide is not None:
                batch = masked(batch, course.hidden, hide)
            loss, parts = loss_of(network, batch, {"names": course.names})
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            pieces += int(batch.mask.sum())
            for name, value in parts.items():
                sums[name].append(value)
            progress.update(bar, advance=1, loss=f"{float(loss.detach()):.3f}")
    seconds = time.perf_counter() - started
    return {
        "round": number + 1,
        "steps": len(batches),
        "minutes": round(seconds / 60, 2),
        "pieces_a_second": round(pieces / seconds),
        "loss": {name: round(float(np.mean(values)), 4) for name, values in sorted(sums.items())},
    }


def _save(
    path: Path,
    network: Network,
    optimiser: torch.optim.AdamW,
    seed: int,
    course: Course,
    done: int,
) -> None:
    """Keep what a stopped run needs; the file is whole or the old one."""
    state = {
        "network": network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "round": done,
        "course": list(course),
        "seed": seed,
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _resume(
    path: Path, network: Network, optimiser: torch.optim.AdamW, seed: int, course: Course
) -> int:
    """Take up a course that was stopped: the number of rounds behind it."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True, map_location=device())
    if (state["seed"], state["course"]) != (seed, list(course)):
        raise SystemExit(
            f"{path} is of another run (seed {state['seed']}, {Course(*state['course'])}); "
            "give another --out, or remove it"
        )
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["round"])


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("loss {task.fields[loss]}"),
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder of the named data sets"
    )
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and logs go")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", type=int, help="stop after so many steps, to try things out")
    options = parser.parse_args()
    train(options.data, options.out, options.seed, options.threads, options.only)


if __name__ == "__main__":
    main()
