"""Does the same seed give the same weights?

Data: the train parts under `data`, as `training/README.md` lists them. Two trainings of so many
steps are run one after the other, each in a process of its own, and their weights are compared.
It needs what `make train` installs. Weights that are equal after the first steps, with the same
draw of every later batch, are equal at the end: nothing else is random.
Command: python benchmarks/training.py [--shared PATH] [--steps N] [--threads N]
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from common import REPOSITORY, arguments, need, show, stop


def main() -> None:
    """Train twice and compare."""
    parser = arguments(__doc__)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    need(options.shared / "data")
    if not find_spec("torch"):
        stop("There is no torch here; `make train` installs it.")
    import torch

    weights = []
    with TemporaryDirectory() as name:
        for run in ("first", "second"):
            out = Path(name, run)
            command = [sys.executable, "-m", "training.train", "--data", options.shared / "data"]
            command += ["--out", out, "--only", options.steps, "--threads", options.threads]
            subprocess.run(list(map(str, command)), cwd=REPOSITORY, check=True, stdout=sys.stderr)
            saved = torch.load(
                out / "course1" / "checkpoint.pt", weights_only=True, map_location="cpu"
            )
            weights.append(saved["network"])
    first, second = weights
    apart = {n: float((first[n] - second[n]).abs().max()) for n in first}
    figures = {
        "steps": options.steps,
        "threads": options.threads,
        "tensors": len(apart),
        "equal tensors": sum(value == 0 for value in apart.values()),
        "largest difference": max(apart.values()),
    }
    show(figures)


if __name__ == "__main__":
    main()
