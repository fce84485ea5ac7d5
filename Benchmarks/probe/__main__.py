"""Measures Appraise beside well-known terminal programs."""

import argparse
import gc
import json
import sys
import tempfile
from pathlib import Path

from . import measures, report
from .preparing import marked_appraisal
from .programs import Workspace, appraise, peers

MEASURES = ["start", "keys", "mark", "idle", "commands"]


def size(text):
    columns, _, rows = text.partition("x")
    return int(columns), int(rows)


def listed(text):
    return [part for part in text.split(",") if part]


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    add = parser.add_argument
    add("--binary", type=Path, help="the program; without it only the others are measured")
    add(
        "--only", type=listed, default=MEASURES, metavar="A,B", help="some of " + ",".join(MEASURES)
    )
    add(
        "--programs",
        type=listed,
        default=["vim", "tig", "less", "mc", "htop"],
        metavar="A,B",
        help="the programs beside it",
    )
    add("--repetitions", type=int, default=25, metavar="N", help="starts of each program")
    add("--presses", type=int, default=320, metavar="N", help="keys for each program and size")
    add("--marks", type=int, default=40, metavar="N", help="marks committed")
    add("--sizes", type=listed, default=["120x40", "200x60"], metavar="A,B", help="sizes for keys")
    add("--idle-seconds", type=int, default=10, metavar="N")
    add("--entries", type=int, default=48, metavar="N", help="commits for tig, files for mc")
    add("--case", default="mk-2010", help="the case whose appraisal is opened, fully marked")
    add("--appraisal", help="the appraisal to open instead; it will be marked")
    add("--marker", default="Milton Keynes", help="what its first complete screen shows")
    add(
        "--places",
        type=listed,
        default=["Read=g1", "Score=g2", "Result=g3"],
        metavar="NAME=KEYS",
        help="the places to move about in, and the keys that lead there from the first screen",
    )
    add(
        "--mark-place", default="g2", metavar="KEYS", help="keys to the place where marks are given"
    )
    add("--json", type=Path, metavar="FILE", help="also write every figure there")
    add("--write", type=Path, metavar="FILE", help="replace the measured part of this document")
    return parser.parse_args()


class Session:
    """The measurements that were asked for; those that cannot be made are named and left out."""

    def __init__(self, options, workspace):
        self.options, self.workspace = options, workspace
        self.peers = [p for p in peers(workspace) if p.name in options.programs]
        self.path = options.appraisal
        if options.binary and not self.path:
            self.path = marked_appraisal(workspace, self.binary, options)

    @property
    def binary(self):
        return str(self.options.binary.resolve())

    def program(self, name="appraise", keys=""):
        return appraise(self.binary, self.path, self.workspace, self.options.marker, name, keys)

    def run(self):
        small, options = (80, 24), self.options
        main = [self.program()] if options.binary else []
        results = {"idle seconds": options.idle_seconds, "keys": {}}
        results["start"] = self.attempt(
            "start", measures.first_screens, main + self.peers, small, options.repetitions
        )
        for each in options.sizes:
            found = self.attempt(
                f"keys at {each}",
                measures.keys,
                self.places() + self.peers,
                size(each),
                options.presses,
            )
            if found:
                results["keys"][each] = found
        if options.binary:
            tig = next((p for p in self.peers if p.name == "tig"), None)
            marking = self.program(keys=options.mark_place)
            results["mark"] = self.attempt(
                "mark", measures.marks, [marking, tig], (120, 40), options.marks
            )
        results["idle"] = self.attempt(
            "idle", measures.idle, main + self.peers, small, options.idle_seconds
        )
        results["commands"] = self.attempt(
            "commands", measures.commands, self.commands(), 2 * options.repetitions
        )
        return {name: found for name, found in results.items() if found}

    def places(self):
        if not self.options.binary:
            return []
        named = (place.split("=", 1) for place in self.options.places)
        return [self.program(f"appraise, {name}", keys) for name, keys in named]

    def commands(self):
        named = {"true": ["true"], "vim --version": ["vim", "--version"]}
        if self.options.binary:
            named["appraise --version"] = [self.binary, "--version"]
            named["appraise rank --json"] = [self.binary, "rank", self.path, "--json"]
        return named

    def attempt(self, name, measure, subjects, *settings):
        if name.split()[0] not in self.options.only:
            return None
        note(f"Measuring: {name} ...")
        try:
            return measure(subjects, self.workspace, *settings)
        except measures.Failure as failure:
            note(f"Not measured: {name}. {failure}")
            return None


def note(sentence):
    print(sentence, file=sys.stderr, flush=True)


def main():
    options = arguments()
    gc.disable()  # A pause of the probe would look like a pause of the program.
    with tempfile.TemporaryDirectory(prefix="appraise-bench-") as folder:
        try:
            session = Session(options, Workspace(folder, options.entries))
        except measures.Failure as failure:
            sys.exit(f"Nothing was measured: {failure}.")
        results = session.run()
    text = report.markdown(results, f"{report.machine()} Peers: {report.versions(session.peers)}")
    print(text)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")
    if options.write:
        report.write_section(options.write, text)


if __name__ == "__main__":
    main()
