"""Measures Appraise beside well-known terminal programs."""

import argparse
import gc
import json
import sys
import tempfile
from pathlib import Path

from . import measures, report
from .programs import Program, Workspace, peers

MEASURES = ["start", "keys", "mark", "idle", "commands"]


class MarkSpec:
    """How a mark is given: what is typed, what commits it, and how to come back for the next one."""

    def __init__(self, arguments):
        self.values = arguments.mark_values.split(",")
        self.commit = unescape(arguments.mark_commit)
        self.back = [unescape(keys) for keys in arguments.mark_back]
        self.late_rows = set(arguments.mark_late_rows)

    def typing(self, turn):
        """The keys of one mark; another value in every turn, so that there is something to repaint."""
        return [digit.encode() for digit in self.values[turn % len(self.values)]]


def unescape(text):
    return text.encode().decode("unicode_escape").encode("latin-1")


def size(text):
    columns, _, rows = text.partition("x")
    return int(columns), int(rows)


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    add = parser.add_argument
    add("--binary", type=Path, help="the program to measure; none measures the others alone")
    add("--only", default=",".join(MEASURES), metavar="A,B", help=f"some of {','.join(MEASURES)}")
    add("--programs", default="vim,tig,less,mc,htop", metavar="A,B", help="the programs beside it")
    add("--repetitions", type=int, default=25, metavar="N", help="starts of each program")
    add("--presses", type=int, default=320, metavar="N", help="keys for each program and size")
    add("--marks", type=int, default=40, metavar="N", help="marks committed")
    add("--sizes", default="120x40,200x60", metavar="A,B", help="sizes at which keys are pressed")
    add("--idle-seconds", type=float, default=10, metavar="S")
    add(
        "--entries",
        type=int,
        default=48,
        metavar="N",
        help="commits in tig's repository, files for mc",
    )
    add(
        "--open",
        nargs="*",
        default=["mk-2010"],
        metavar="ARGUMENT",
        help="arguments that open an appraisal",
    )
    add("--marker", default="Milton Keynes", help="what its first complete screen shows")
    add("--arrive", nargs="*", default=[], metavar="KEYS", help="keys to the list to move about in")
    add("--move", nargs=2, default=["j", "k"], metavar=("DOWN", "UP"))
    add("--quit", nargs="*", default=["q"], metavar="KEYS")
    add(
        "--mark-arrive",
        nargs="*",
        default=["g", "2"],
        metavar="KEYS",
        help="keys to a card to be marked",
    )
    add("--mark-values", default="70,35", metavar="A,B", help="the marks that are given in turn")
    add("--mark-commit", default="\\r", metavar="KEYS", help="what commits a mark")
    add("--mark-back", nargs="*", default=["k"], metavar="KEYS", help="back to the same option")
    add(
        "--mark-late-rows",
        nargs="*",
        type=int,
        default=[0],
        metavar="ROW",
        help="rows that may follow in a later frame, such as the one that says saved",
    )
    add("--json", type=Path, metavar="FILE", help="also write every figure there")
    add("--write", type=Path, metavar="FILE", help="replace the measured part of this document")
    return parser.parse_args()


def appraise(options, folder, keys):
    return Program(
        "appraise",
        [str(options.binary.resolve()), *options.open],
        folder,
        options.marker,
        *map(unescape, options.move),
        [unescape(k) for k in options.quit],
        [unescape(k) for k in keys],
    )


def measure(options, workspace):
    """Every measurement that was asked for; those that cannot be made are named and left out."""
    wanted = options.only.split(",")
    others = [p for p in peers(workspace) if p.name in options.programs.split(",")]
    programs = (
        [appraise(options, workspace.folder, options.arrive)] if options.binary else []
    ) + others
    tig = next((p for p in others if p.name == "tig"), None)
    results = {"idle seconds": number_of(options.idle_seconds)}

    def attempt(name, work):
        if name.split()[0] not in wanted:
            return None
        measures.note(f"Measuring: {name} ...")
        try:
            return work()
        except measures.Failure as failure:
            measures.note(f"Not measured: {name}. {failure}")
            return None

    results["start"] = attempt(
        "start", lambda: measures.first_screens(programs, workspace, (80, 24), options.repetitions)
    )
    results["keys"] = {}
    for each in options.sizes.split(","):
        found = attempt(
            f"keys at {each}",
            lambda at=size(each): measures.keys(programs, workspace, at, options.presses),
        )
        if found:
            results["keys"][each] = found
    if options.binary:
        marking = appraise(options, workspace.folder, options.mark_arrive)
        results["mark"] = attempt(
            "mark",
            lambda: measures.marks(
                marking, tig, workspace, (120, 40), MarkSpec(options), options.marks
            ),
        )
    results["idle"] = attempt(
        "idle", lambda: measures.idle(programs, workspace, (80, 24), options.idle_seconds)
    )
    named = {"true": ["true"], "vim --version": ["vim", "--version"]}
    if options.binary:
        named["appraise rank --json"] = [
            str(options.binary.resolve()),
            "rank",
            *options.open,
            "--json",
        ]
    results["commands"] = attempt(
        "commands", lambda: measures.commands(named, workspace, 2 * options.repetitions)
    )
    return {name: found for name, found in results.items() if found}, others


def number_of(value):
    return int(value) if value == int(value) else value


def main():
    options = arguments()
    gc.disable()  # A pause of the probe would look like a pause of the program.
    with tempfile.TemporaryDirectory(prefix="appraise-bench-") as folder:
        workspace = Workspace(folder, options.entries)
        results, others = measure(options, workspace)
    text = report.markdown(results, f"{report.machine()} Peers: {report.versions(others)}")
    print(text)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")
    if options.write:
        report.write_section(options.write, text)
    sys.exit(0)


if __name__ == "__main__":
    main()
