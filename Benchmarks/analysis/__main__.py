"""Measures the methods of Appraise beside C++ and Python, in turns, and compares the best times."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from probe import report

HERE = Path(__file__).parent
BEGIN, END = "<!-- analysis: begin -->", "<!-- analysis: end -->"
MILLION = 1_000_000
PEERS = ["numpy", "numba", "pymcdm", "scikit-criteria", "pyDecision", "pyrepo-mcda"]


class Unavailable(Exception):
    """A competitor that does not start; says why."""


class Competitor:
    """A program that does one thing for every line it is given."""

    def __init__(self, name, command):
        self.name, self.times, self.check = name, [], None
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        # Packages may take long to import and compile, or for ever.
        patience = threading.Timer(240, self.process.kill)
        patience.start()
        ready = self.process.stdout.readline()
        patience.cancel()
        if ready.strip() != "ready":
            said = self.process.stderr.read().strip().splitlines()
            raise Unavailable(said[-1][:150] if said else "it ended without a word")

    def turn(self):
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        seconds, check = self.process.stdout.readline().split()
        self.times.append(float(seconds))
        self.check = float(check)

    def end(self):
        self.process.stdin.close()
        self.process.wait()

    @property
    def best(self):
        return min(self.times)


class Bench:
    """Runs comparisons and remembers who could not take part."""

    def __init__(self, options):
        self.options, self.absent = options, {}

    def swift(self, *arguments):
        return [self.options.binary, *arguments]

    def cpp(self, name, *arguments):
        return [self.options.baselines / name, *arguments]

    def peer(self, name, *arguments):
        return [self.options.peers, "-B", HERE / "peer.py", name, *arguments]

    def compare(self, commands, seconds):
        """Best and median times of each command, one turn each in every round."""
        field = []
        for name, command in commands.items():
            try:
                field.append(Competitor(name, command))
            except (Unavailable, OSError) as reason:
                self.absent.setdefault(name, str(reason))
        deadline = time.perf_counter() + seconds * self.options.patience
        rounds = 0
        while rounds < 5 or (time.perf_counter() < deadline and rounds < 400):
            for competitor in field:
                # What is a hundred times slower than the first need not be repeated as often.
                if rounds < 2 or competitor.best < 100 * field[0].best or rounds % 20 == 0:
                    competitor.turn()
            rounds += 1
        for competitor in field:
            competitor.end()
        return {
            c.name: {
                "min": c.best * 1e3,
                "median": statistics.median(c.times) * 1e3,
                "n": len(c.times),
                "check": c.check,
            }
            for c in field
        }

    def acceptability(self):
        found = {}
        for options, criteria in (6, 9), (20, 12):
            for threads in 1, 2:
                size = [str(options), str(criteria), str(MILLION), str(threads)]
                commands = {
                    "appraise": self.swift("acceptability", *size),
                    "appraise, plain x86-64": self.swift("acceptability", *size, "plain"),
                    "C++, sizes at run time": self.cpp("acceptability", *size),
                    "C++, tuned by hand": self.cpp("acceptability_tuned", *size),
                    "numpy": self.peer("numpy", "acceptability", *size),
                    "numba": self.peer("numba", "acceptability", *size),
                }
                plural = "" if threads == 1 else "s"
                name = f"{options} options, {criteria} criteria, {threads} thread{plural}"
                found[name] = self.compare(commands, 6)
        return found

    def ranking(self):
        found = {}
        names = [name for name in PEERS if name != "numba"]
        for method in "additive", "topsis", "vikor", "promethee":
            size = ["1000", "50"] if method == "promethee" else ["10000", "100"]
            commands = {
                "appraise": self.swift(method, *size, "1"),
                "C++": self.cpp("ranking", method, *size, "1"),
            }
            # The others take more than a minute for PROMETHEE of this size, or do not offer a method.
            known = {"promethee": names[:1], "additive": [n for n in names if n != "pyDecision"]}
            for name in known.get(method, names):
                commands[name] = self.peer(name, method, *size)
            found[f"{method}, {size[0]} options, {size[1]} criteria"] = self.compare(commands, 4)
        return found

    def alone(self):
        return {
            "shares of places from 100,000 weightings, 6 options, 9 criteria": self.compare(
                {"appraise": self.swift("key", "6", "9", "100000")}, 1
            ),
            "all of Result and Sensitivity, 12 options, 30 criteria": self.compare(
                {"appraise": self.swift("sensitivity", "12", "30")}, 1
            ),
            "all of Result and Sensitivity, 50 options, 100 criteria": self.compare(
                {"appraise": self.swift("sensitivity", "50", "100")}, 1
            ),
        }


def targets(results):
    """Promise, figure, limit and verdict."""

    def judge(what, value, limit):
        return [what, value, limit, "met" if value <= limit else "MISSED"]

    for name, found in results["acceptability"].items():
        own = found["appraise"]["min"]
        for rival, limit in (("C++, sizes at run time", 1.0), ("C++, tuned by hand", 1.6)):
            if rival in found:
                yield judge(f"{name}, times {rival}", own / found[rival]["min"], limit)
        python = [found[n]["min"] for n in ("numpy", "numba") if n in found]
        if python and name.endswith("2 threads"):
            yield judge(f"{name}, times the best Python", own / min(python), 0.25)
    for name, found in results["ranking"].items():
        own = found["appraise"]["min"]
        limit = 1.5 if name.startswith("promethee") else 2.0
        yield judge(f"{name}, times C++", own / found["C++"]["min"], limit)
        peers = [f["min"] for n, f in found.items() if n not in ("appraise", "C++")]
        if peers:
            yield judge(f"{name}, times the best peer", own / min(peers), 1.0)
    for (name, found), limit in zip(results["alone"].items(), (2.0, 2.0, 10.0)):
        yield judge(f"{name}, ms", found["appraise"]["min"], limit)


def comparison(found):
    own = found["appraise"]["min"]
    rows = [[name, f["min"], f["median"], f["min"] / own] for name, f in found.items()]
    return report.table(["ms", "best", "median", "to appraise"], rows)


def versions(python):
    """What the compiler and the packages call themselves."""
    code = (
        "import sys\nfrom importlib.metadata import version, PackageNotFoundError\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n        print(name, version(name))\n"
        "    except PackageNotFoundError:\n        pass"
    )
    compiler = subprocess.run(["g++", "-dumpfullversion"], capture_output=True, text=True)
    try:
        found = subprocess.run([python, "-c", code, *PEERS], capture_output=True, text=True)
        packages = found.stdout.split("\n")[:-1]
    except OSError:
        packages = []
    return ", ".join([f"g++ {compiler.stdout.strip()}", *packages]) + "."


def markdown(results, absent, peers):
    parts = [f"{report.machine()} Beside: {versions(peers)}"]
    if absent:
        said = "; ".join(f"{name} ({reason})" for name, reason in absent.items())
        parts.append(f"Did not take part: {said}.")
    parts.append(
        "### Targets\n\n" + report.table(["", "measured", "at most", ""], list(targets(results)))
    )
    for name, found in results["acceptability"].items():
        parts.append(f"### A million weightings, {name}\n\n{comparison(found)}")
    for name, found in results["ranking"].items():
        parts.append(f"### One ranking: {name}\n\n{comparison(found)}")
    rows = [
        [name, f["appraise"]["min"], f["appraise"]["median"]] for name, f in results["alone"].items()
    ]
    parts.append("### At a key press\n\n" + report.table(["ms", "best", "median"], rows))
    return "\n\n".join(parts)


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run analysis", description=__doc__)
    add = parser.add_argument
    add("--binary", type=Path, required=True, help="the program AnalysisBench")
    add("--baselines", type=Path, required=True, help="the folder of the compiled C++ programs")
    add("--peers", type=Path, default=Path(sys.executable), help="a python that has the packages")
    add("--patience", type=float, default=1, help="a factor for how long everything is measured")
    add("--json", type=Path, metavar="FILE", help="also write every figure there")
    add("--write", type=Path, metavar="FILE", help="replace the measured part of this document")
    options = parser.parse_args()
    bench = Bench(options)
    results = {}
    for part in "acceptability", "ranking", "alone":
        print(f"Measuring: {part} ...", file=sys.stderr, flush=True)
        results[part] = getattr(bench, part)()
    text = markdown(results, bench.absent, options.peers)
    print(text)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")
    if options.write:
        report.write_section(options.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
