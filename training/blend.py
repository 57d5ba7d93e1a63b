"""Checkpoints of a run become one: `python -m training.blend --mean FOLDER [--skip N | --last N] --out FILE`.

With `--toward FILE --share S`, weights that the other checkpoint has too are moved by that share of the way to it. A network
that learns a new task forgets a little of the old ones; part of the way back gives most of that again (Wortsman et al.,
"Robust fine-tuning of zero-shot models", CVPR 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.export import average


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mean", type=Path, required=True, help="folder with the checkpoints of a run")
    parser.add_argument("--skip", type=int, default=0, help="leave the first N out")
    parser.add_argument("--last", type=int, default=0, help="take the last N only")
    parser.add_argument("--toward", type=Path)
    parser.add_argument("--share", type=float, default=0.0)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    paths = sorted(options.mean.glob("epoch*.pt"))[options.skip :]
    blended = average(paths[-options.last :] if options.last else paths)
    if options.toward:
        other = torch.load(options.toward, weights_only=True)["weights"]
        for name, weight in other.items():
            own = blended["weights"][name]
            blended["weights"][name] = (1 - options.share) * own + options.share * weight.float()
    torch.save(blended, options.out)


if __name__ == "__main__":
    main()
