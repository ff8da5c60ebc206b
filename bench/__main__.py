"""`python3 dev.py bench`: measure the product and print it as ratios.

`--sizes 1000,10000,100000`, `--rounds N`, `--quick` (1k and 10k, few rounds, no other site) and
`--write` (keep the figures in `docs/performance.md`). Needs Linux: it reads `/proc`.
"""

import argparse
import os
import sys

from bench import document, places
from bench.plan import QUICK_SIZES, SIZES, plans
from bench.run import run
from bench.tables import tables


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py bench", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--sizes", type=_sizes)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    os.umask(0o077)
    places.FOLDER.mkdir(parents=True, exist_ok=True)
    sizes = asked.sizes or (QUICK_SIZES if asked.quick else SIZES)
    others = os.getloadavg()[0]
    found = run(plans(sizes, asked.rounds, quick=asked.quick), with_import=not asked.quick)
    told, command = tables(found), " ".join(["python3 dev.py bench", *words])
    made = document.machine(command, others)
    print(made, told, sep="\n\n")
    if asked.write:
        document.write(told, made)
    return 0


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(","))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
