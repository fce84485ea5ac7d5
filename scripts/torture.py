"""The long trials of the record: kills, power cuts, torn disks, many writers at once.

Each trial prints one line of figures. A trial that cannot run here says SKIPPED and why; one whose
control passes has no teeth and counts as failed.
"""
import argparse
import random
import sys
import tempfile

from torture_blocks import blocks
from torture_kills import WHENS, errors_at_calls, kills_at_calls, kills_of_program, kills_of_writers
from torture_power import power
from torture_races import race
from torture_tools import Skipped, failures, skipped
from torture_writers import contested_writers, shared_file, two_hosts, writers


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--writer", required=True)
    parser.add_argument("--short", action="store_true", help="a few of each, for every test run")
    parser.add_argument("--share", type=int, default=1, help="do one in so many of everything")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("trials", nargs="*")
    options = parser.parse_args()
    random.seed(options.seed)
    print(f"seed {options.seed}")
    part = 50 if options.short else options.share
    with tempfile.TemporaryDirectory(prefix="appraise-torture-") as place:
        writer, program = options.writer, options.program
        trials = {
            "kills": lambda: kills_of_writers(place, writer, 3400 // part),
            "kills-control": lambda: kills_of_writers(place, writer, 20, "boast"),
            "program": lambda: kills_of_program(place, program, 10000 // part),
            "calls": lambda: kills_at_calls(place, writer, 10 if options.short else 1),
            "errors": lambda: errors_at_calls(place, writer, None if options.short else WHENS),
            "calls-control": lambda: kills_at_calls(place, writer, 1, "boast", ["write"]),
            "errors-control": lambda: errors_at_calls(place, writer, ["2", "1+"], "boast"),
            "power-ext4": lambda: power(place, writer, "ext4", 500 // part),
            "power-xfs": lambda: power(place, writer, "xfs", 500 // part),
            "power-ext4-control": lambda: power(place, writer, "ext4", 3, careless=True),
            "power-xfs-control": lambda: power(place, writer, "xfs", 3, careless=True),
            "blocks": lambda: blocks(place, writer, 400 // part),
            "blocks-control": lambda: blocks(place, writer, 40, careless=True),
            "writers": lambda: writers(place, writer, 2000 // part),
            "writers-control": lambda: shared_file(place, 50),
            "races": lambda: contested_writers(place, program),
            "readers": lambda: race(place, writer, 6 if options.short else 60, False),
            "readers-cut": lambda: race(place, writer, 6 if options.short else 60, True),
            "hosts": lambda: two_hosts(place, writer, 2000 // part),
        }
        for name in options.trials or trials:
            try:
                trials[name]()
            except Skipped as reason:
                skipped.append(name)
                print(f"SKIPPED {name}: {reason}", flush=True)
    if skipped:
        print(f"ATTENTION: SKIPPED were {', '.join(skipped)}; nothing is known of them.", flush=True)
    sys.exit(f"failed: {', '.join(failures)}" if failures else 0)


if __name__ == "__main__":
    main()
