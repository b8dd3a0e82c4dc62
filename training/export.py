"""Trained weights -> the folder that is shipped: `python -m training.export --run FOLDER --to ...`.

The network becomes ONNX with int8 weights, one scale a channel; the small tables go beside it as
numpy arrays; the manifest names all files with their checksums.
"""

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from rashomon.reading.encoder import MANIFEST, MODEL, TABLES, TOKENS, WINDOW
from rashomon.reading.heads import HEADS, VIEWS
from rashomon.reading.pieces import FEATURES
from training.network import HIDDEN, Network, Shape, base_folder

NAME = "rashomon-en"
LICENCE = "CC-BY-SA-4.0"
OPSET = 17


def export(run: Path, to: Path, version: str, quantised: bool = True) -> None:
    """Write the model folder of a finished (or, to look at it, an unfinished) training."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    tags = {name: len(kinds) for name, kinds in labels.items() if name != "relation"}
    network = Network(Shape(tags, len(labels["relation"])))
    weights = run / "network.pt"
    if weights.exists():
        network.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    else:
        state = torch.load(run / "checkpoint.pt", weights_only=True, map_location="cpu")
        network.load_state_dict(state["network"])
    network.eval()
    to.mkdir(parents=True, exist_ok=True)
    _write_onnx(Shown(network), to / MODEL, quantised)
    np.savez(to / TABLES, **_tables(network))
    shutil.copyfile(base_folder() / "tokenizer.json", to / TOKENS)
    manifest = {
        "name": NAME,
        "version": version,
        "licence": LICENCE,
        "base": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        "labels": {name: labels[name] for name in (*HEADS, "relation")},
        "views": VIEWS,
        "features": FEATURES,
        "window": WINDOW,
        "files": {
            name: hashlib.sha256((to / name).read_bytes()).hexdigest()
            for name in (MODEL, TABLES, TOKENS)
        },
    }
    (to / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


class Shown(nn.Module):
    """The network without the heads that only teach it: (B, T, labels) and (B, T, views) out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.shared, self.heads = network.shared_for(HEADS)

    def forward(self, ids: Tensor, feature: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.network.encode(ids, feature, mask)
        parts = nn.functional.gelu(self.shared(hidden)).split(HIDDEN, -1)
        scores = [head(part) for head, part in zip(self.heads, parts, strict=True)]
        return torch.cat(scores, -1), self.network.views(hidden)


def _write_onnx(network: nn.Module, path: Path, quantised: bool) -> None:
    ids = torch.randint(1000, 20000, (2, 40))
    feature = torch.randint(0, FEATURES, (2, 40))
    mask = torch.ones(2, 40, dtype=torch.long)
    mask[1, 30:] = 0
    names = ["ids", "feature", "mask", "tags", "views"]
    whole = path.with_suffix(".float.onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (ids, feature, mask),
            str(whole),
            input_names=names[:3],
            output_names=names[3:],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in names},
            opset_version=OPSET,
            dynamo=False,
        )
    if not quantised:
        whole.replace(path)
        return
    quantize_dynamic(
        whole,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    whole.unlink()


def _tables(network: Network) -> dict[str, np.ndarray]:
    """The tables of `Pairs`, by their names; a table of rows goes by its own name."""
    rename = {f"{n}.weight": n for n in ("distance", "gap", "line", "reach")}
    return {
        rename.get(name, name): value.detach().numpy().astype(np.float32)
        for name, value in network.pairs.state_dict().items()
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--run", type=Path, required=True, help="the training's folder")
    parser.add_argument("--to", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--version", required=True)
    parser.add_argument("--float", action="store_true", help="leave the weights as they are")
    options = parser.parse_args()
    export(options.run, options.to, options.version, quantised=not options.float)


if __name__ == "__main__":
    main()
