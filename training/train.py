"""Trains the encoder's heads together: `python -m training.train --data FOLDER --out FOLDER`.

A run is a number of rounds; after each one everything is saved, and a run that was stopped goes on
from its last whole round. The same seed, threads and machine give the same weights.
"""

import argparse
import json
import random
import time
from collections import defaultdict
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

ROUNDS = 7
ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3
WARM, DECAY, CLIP = 0.05, 0.01, 1.0
# By then the texts are nearly known by heart: after the rounds, one more at a lower rate, in which
# a share of the pieces is hidden; the weights before and after it are averaged.
LAST_RATE, HIDDEN_SHARE = 0.3, 0.12


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


def round_of(data: Corpora, tasks: dict[str, Task], seed: int, number: int) -> list[list[Window]]:
    """One round's batches, the same for the same seed and number; each round wraps other sentences
    of the news set in an outer voice."""
    draw = random.Random(f"{seed} {number}")
    news = tasks["polnear"]._replace(documents=list(data.polnear(draw.random())))
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
    """Warm up, then straight down to nothing; so again, lower, for the round after the last.
    `behind` is how many rounds are."""
    if behind > rounds:
        return LAST_RATE * min(1.0, (behind - rounds) / WARM) * (rounds + 1 - behind)
    return min(1.0, behind / rounds / WARM) * (1.0 - behind / rounds)


def train(data: Path, out: Path, rounds: int, seed: int, threads: int, only: int | None) -> None:
    """Train, or go on with a training that was stopped."""
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(seed)
    corpora = Corpora(data, tokenizer())
    labels = labels_of(corpora.relations)
    tasks = tasks_of(corpora)
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    tags = {name: len(kinds) for name, kinds in labels.items() if name != "relation"}
    network = Network(Shape(tags, len(corpora.relations))).to(device())
    optimiser = _optimiser(network)
    saved = out / "checkpoint.pt"
    for number in range(_resume(saved, network, optimiser, seed, rounds), rounds + 1):
        torch.manual_seed(seed * 1000 + number)
        batches = round_of(corpora, tasks, seed, number)[:only]
        hide = None
        if number == rounds:
            hide = np.random.default_rng(seed)
            torch.save(network.state_dict(), out / "before_last.pt")
        row = _round(network, optimiser, batches, number, rounds, hide)
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            print(json.dumps(row), file=log)
        print(json.dumps(row), flush=True)
        _save(saved, network, optimiser, seed, rounds, number + 1)
        if only:
            return
    before = torch.load(out / "before_last.pt", weights_only=True, map_location="cpu")
    torch.save(_mean(before, network.cpu().state_dict()), out / "network.pt")


def _mean(
    first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """Weights half way between two; what counts (positions) is the same in both."""
    return {
        name: (weight + second[name]) / 2 if weight.is_floating_point() else weight
        for name, weight in first.items()
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
    rounds: int,
    hide: np.random.Generator | None,
) -> dict[str, object]:
    """One round, with pieces hidden where `hide` draws them; what it cost and where the losses
    stood, on average."""
    network.train()
    started, pieces = time.perf_counter(), 0
    sums: dict[str, list[float]] = defaultdict(list)
    with _progress() as progress:
        bar = progress.add_task(f"round {number + 1} of {rounds + 1}", total=len(batches), loss="")
        for step, windows in enumerate(batches, 1):
            now = rate(number + step / len(batches), rounds)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * now
            batch = collate(windows)
            if hide is not None:
                batch = masked(batch, HIDDEN_SHARE, hide)
            loss, parts = loss_of(network, batch)
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
    rounds: int,
    done: int,
) -> None:
    """Keep what a stopped run needs; the file is whole or the old one."""
    state = {
        "network": network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "round": done,
        "rounds": rounds,
        "seed": seed,
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _resume(
    path: Path, network: Network, optimiser: torch.optim.AdamW, seed: int, rounds: int
) -> int:
    """Take up a run that was stopped: the number of rounds behind it."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True, map_location=device())
    if (state["seed"], state["rounds"]) != (seed, rounds):
        raise SystemExit(
            f"{path} is of a run with seed {state['seed']} and {state['rounds']} rounds; "
            "give those, or another --out"
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
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", type=int, help="stop after so many steps, to try things out")
    options = parser.parse_args()
    train(options.data, options.out, options.rounds, options.seed, options.threads, options.only)


if __name__ == "__main__":
    main()
