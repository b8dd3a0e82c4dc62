"""How far the network is from the labels of a batch; heads without labels there are left out."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from rashomon.reading.voices import FORBIDDEN, forbidden_moves
from training.batches import Batch, Cues
from training.documents import UNKNOWN
from training.network import Network

# Heads whose labels are rare among a window's words (cues, phrases) have small mean losses; without
# weight the others would drown them. Chosen once, by the losses of a first training.
WEIGHTS = {
    "cue": 4.0,
    "parts": 2.0,
    "phrases": 5.0,
    "roles": 2.0,
    "fact": 0.5,
    "events": 0.5,
    "politics": 0.5,
    "noun": 0.5,
    "opens": 0.5,
    "upos": 0.3,
    "form": 0.3,
    "polarity": 0.2,
}
# The chance of the whole chain draws the edges; the chance of each mark by itself keeps long
# contents together: with the chain alone they were lost in mid-training, a little at every word.
CHAINS, MARK_BY_MARK = 0.1, 0.05
ARCS, RELATIONS, COREF = 0.5, 0.3, 0.3


def loss_of(
    network: Network, batch: Batch, weights: Mapping[str, float]
) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum and its parts; `weights` come before `WEIGHTS`."""
    weights = {**WEIGHTS, **weights}
    device = next(network.parameters()).device
    layers = {n: torch.as_tensor(v, device=device) for n, v in batch.layers.items()}
    taught = {n for n, labels in layers.items() if (labels != UNKNOWN).any()}
    rows = torch.arange(len(batch.ids), device=device)[:, None]
    with torch.autocast(device.type, torch.bfloat16):
        hidden = network.encode(
            *(torch.as_tensor(x, device=device) for x in (batch.ids, batch.feature, batch.mask))
        )
        words = hidden[rows, torch.as_tensor(batch.at, device=device)]
        tags = network.tags(words, taught)
        looks = {name: look.float() for name, look in network.looks(words).items()}
    parts = {
        name: _tag_loss(name, scores.float(), layers[name]) * weights.get(name, 1.0)
        for name, scores in tags.items()
    }
    if "head" in layers:
        parts["arcs"], parts["relations"] = _tree_loss(network, looks, layers)
    if batch.cues:
        parts["voices"] = _voice_loss(network, looks, batch.cues)
    if batch.coref:
        parts["coref"] = COREF * _coref_loss(network, looks, batch.coref)
    return torch.stack(list(parts.values())).sum(), {n: float(v.detach()) for n, v in parts.items()}


def _tag_loss(name: str, scores: Tensor, labels: Tensor) -> Tensor:
    if name == "fact":
        known = labels != UNKNOWN
        return binary_cross_entropy_with_logits(scores[..., 0][known], labels[known] / 100.0)
    if labels.ndim == 3:  # one row of begin and inside marks a type
        scores = scores.unflatten(-1, (labels.shape[-1], 3))
    return cross_entropy(scores.flatten(0, -2), labels.flatten(), ignore_index=UNKNOWN)


def _tree_loss(
    network: Network, looks: dict[str, Tensor], layers: dict[str, Tensor]
) -> tuple[Tensor, Tensor]:
    """A word's head is sought among the words of its sentence; the root is its own."""
    pairs, heads, opens = network.pairs, layers["head"], layers["opens"]
    scores = pairs.arc(looks["dependent"]) @ looks["head"].transpose(1, 2)
    sentence = (opens == 1).cumsum(-1)
    apart = sentence[:, :, None] != sentence[:, None, :]
    scores = scores.masked_fill(apart | (opens == UNKNOWN)[:, None, :], FORBIDDEN)
    arcs = cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=UNKNOWN)
    known = heads != UNKNOWN
    above = heads.clamp(min=0)[..., None].expand(-1, -1, looks["relation_head"].shape[-1])
    met = looks["relation_dependent"] + looks["relation_head"].gather(1, above)
    relations = cross_entropy(pairs.relation(met.relu())[known], layers["relation"][known])
    return ARCS * arcs, RELATIONS * relations


def _voice_loss(network: Network, looks: dict[str, Tensor], cues: Cues) -> Tensor:
    """Each cue reads the words around it as a chain of marks: the chance of the right chain."""
    pairs = network.pairs
    device = pairs.steps.device
    row, edges, words, steps, ends, lines, marks, size = (
        torch.as_tensor(getattr(cues, name), device=device)
        for name in ("row", "edges", "words", "steps", "ends", "lines", "marks", "size")
    )
    cue = looks["cue"][row[:, None], edges].mean(1)
    met = looks["word"][row[:, None], words] + cue[:, None] + pairs.distance(steps)
    met = met + pairs.gap(ends) + pairs.line(lines)
    scores = pairs.mark(met.relu()) + looks["mark"][row[:, None], words]
    inside = torch.arange(words.shape[1], device=device) < size[:, None]
    chains = chain_loss(scores, marks, inside, pairs.steps).mean()
    single = cross_entropy(scores.transpose(1, 2), marks, reduction="none")
    return CHAINS * chains + MARK_BY_MARK * (single * inside).sum(1).mean()


def chain_loss(scores: Tensor, marks: Tensor, inside: Tensor, steps: Tensor) -> Tensor:
    """(N,) minus the log chance of N chains; scores (N, L, MARKS), the rest (N, L)."""
    moves = steps + torch.as_tensor(forbidden_moves(), device=scores.device)
    right = scores.gather(-1, marks[..., None])[..., 0] * inside
    walked = moves[marks[:, :-1], marks[:, 1:]] * inside[:, 1:]
    # Chances are scaled to sum to 1 at each word; the logs of the scales add up to the total.
    top = scores.amax(-1)
    chance = (scores - top[..., None]).exp()
    onward = moves.exp()
    now = chance[:, 0] * torch.tensor([1.0, 1, 0, 1, 0], device=scores.device)
    scales = [now.sum(-1, keepdim=True)]
    for word in range(1, scores.shape[1]):
        now = (now / scales[-1] @ onward) * chance[:, word]
        scales.append(now.sum(-1, keepdim=True))
    total = ((torch.cat(scales, 1).log() + top) * inside).sum(1)
    return total - right.sum(1) - walked.sum(1)


def _coref_loss(
    network: Network,
    looks: dict[str, Tensor],
    rows: list[tuple[int, int, list[tuple[int, int, bool]]]],
) -> Tensor:
    """The chance of any right mention before this one, or of none where it is new (score 0)."""
    device = looks["anaphor"].device
    width = max(len(before) for _, _, before in rows)
    window = torch.tensor([r[0] for r in rows], device=device)
    anaphor = torch.tensor([r[1] for r in rows], device=device)
    filled = [b + [(0, 0, False)] * (width - len(b)) for _, _, b in rows]
    table = torch.tensor(filled, dtype=torch.long, device=device)
    size = torch.tensor([len(b) for _, _, b in rows], device=device)
    there = torch.arange(width, device=device) < size[:, None]
    mine = looks["anaphor"][window, anaphor]
    theirs = looks["antecedent"][window[:, None], table[..., 0]]
    scores = (mine[:, None] * theirs).sum(-1) / 8 + network.pairs.reach(table[..., 1])[..., 0]
    scores = torch.cat([torch.zeros_like(scores[:, :1]), scores.masked_fill(~there, FORBIDDEN)], 1)
    right = torch.cat([~(table[..., 2] > 0).any(1, keepdim=True), table[..., 2] > 0], 1)
    chosen = torch.logsumexp(scores.masked_fill(~right, FORBIDDEN), 1)
    return (torch.logsumexp(scores, 1) - chosen).mean()
