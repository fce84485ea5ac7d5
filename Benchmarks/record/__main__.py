"""Measures how fast records are opened, verified and added to, beside git, SQLite and Python."""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from probe import report
from probe.measures import Failure
from probe.programs import Workspace

from . import baselines, folder, limits, live, sittings

BEGIN, END = "<!-- record: begin -->", "<!-- record: end -->"
PARTS = ["board", "million", "durable", "slow", "limits", "live"]


def run(command, environment):
    """Seconds, and the largest resident size in MB of 2^20 bytes."""
    started = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=environment)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failure(f"{command[0]} {command[1]} ended with {process.returncode}: {said.decode()[-200:]}")
    return taken, usage.ru_maxrss / 1024


def compare(commands, environment, rounds):
    """Times and memory of each command, in turns; the first turn only warms the caches."""
    times, memory = {name: [] for name in commands}, dict.fromkeys(commands, 0)
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken, resident = run(command, environment)
            memory[name] = max(memory[name], resident)
            if turn or rounds == 1:
                times[name].append(taken * 1e3)
    return {name: {"median": statistics.median(found), "min": min(found), "max": max(found), "memory": memory[name]}
            for name, found in times.items()}


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1e3


def spread(values):
    return {"n": len(values), "median": statistics.median(values) * 1e3, "p99": percentile(values, 0.99),
            "max": max(values) * 1e3}


class Bench:
    """The measurements, in a folder of their own."""

    def __init__(self, options, place):
        self.options, self.place = options, place
        self.workspace = Workspace(place, 1)
        self.binary = str(options.binary.resolve())
        os.environ.update(HOME=self.workspace.environment["HOME"])

    def commands(self, path, others):
        python = [sys.executable, "-B", "-I", Path(__file__).with_name("baselines.py")]
        found = {
            "appraise verify": [self.binary, "verify", path],
            "appraise rank": [self.binary, "rank", path, "--as", "ann"],
            "Python, hashes alone": [*python, "hash", path],
            "Python, hashes and JSON": [*python, "parse", path],
        }
        if others:
            baselines.database(path, f"{self.place}/entries.db")
            baselines.repository(path, f"{self.place}/entries.git")
            found["SQLite, check and read"] = [*python, "sqlite", f"{self.place}/entries.db"]
            found["git fsck"] = ["git", "-C", f"{self.place}/entries.git", "fsck", "--full"]
            found["git log"] = ["git", "-C", f"{self.place}/entries.git", "log", "--format=%H %B"]
        return found

    def board(self):
        path = f"{self.place}/board"
        folder.make(self.binary, path, 20_000)
        return compare(self.commands(path, True), self.workspace.environment, self.options.rounds)

    def million(self):
        path = f"{self.place}/million"
        # Signed one by one they would be more than a record may hold.
        folder.make(self.binary, path, 1_000_000, together=4)
        return compare(self.commands(path, False), self.workspace.environment, self.options.long_rounds)

    def appraisal(self, name):
        path = f"{self.place}/{name}"
        subprocess.run([self.binary, "new", path, "--case", "mk-2010"], check=True, capture_output=True,
                       env=self.workspace.environment)
        return path

    def durable(self):
        path = self.appraisal("durable")
        return {
            "a mark, to the word saved": spread(sittings.durable(self.binary, path, self.workspace, self.options.marks)),
            "a line appended and synced": spread(sittings.plain(self.place, self.options.marks)),
        }

    def slow(self):
        path, marks = self.appraisal("slow"), self.options.slow_marks
        pictures, movements, told = sittings.slow(self.binary, path, self.workspace, marks)
        return {"a mark and its totals": spread(pictures), "a movement meanwhile": spread(movements),
                "told": told, "marks": marks}

    def limits(self):
        path = limits.make(self.binary, self.place)
        keys = limits.screens(self.binary, path, self.workspace)
        verbs = {verb: [self.binary, verb, path] for verb in limits.VERBS}
        return {"screens": {name: {"first": arrived * 1e3, **spread(times)} for name, (arrived, times) in keys.items()},
                "verbs": compare(verbs, self.workspace.environment, 1)}

    def live(self):
        found = {}
        for means, words in (("events", "told of changes"), ("look", "looked at each second")):
            times = live.passing(self.binary, self.appraisal(f"live-{means}"), self.workspace,
                                 self.options.live_marks, means)
            found[f"saved, to the other screen, {words}"] = spread(times)
        given, kept, movements = live.crowd(self.binary, self.appraisal("crowd"), self.workspace,
                                            self.options.people, self.options.seconds)
        return found | {"a movement among many who mark": spread(movements), "given": given, "lost": given - kept}


def targets(results):
    def judge(what, value, limit):
        return [what, value, limit, "met" if value <= limit else "MISSED"]

    for part, entries, limit in (("board", "20,000", 150), ("million", "1,000,000", 5000)):
        for name in ("appraise verify", "appraise rank"):
            if part in results:
                yield judge(f"{entries} entries, {name}, ms", results[part][name]["median"], limit)
                if part == "million":
                    yield judge(f"{entries} entries, {name}, MB", results[part][name]["memory"], 500)
    if found := results.get("durable"):
        yield judge("a mark durable, p99, ms", found["a mark, to the word saved"]["p99"], 20)
    if found := results.get("slow"):
        yield judge("a mark drawn while a sync takes 500 ms, p99, ms", found["a mark and its totals"]["p99"], 30)
        yield judge("a movement drawn meanwhile, p99, ms", found["a movement meanwhile"]["p99"], 30)
        yield judge("marks not told as saving, then saved", found["marks"] - found["told"], 0)
    if found := results.get("limits"):
        slowest = max(found["screens"].values(), key=lambda figures: figures["max"])
        yield judge("the slowest key at the limits of a case, ms", slowest["max"], 1000)
    if found := results.get("live"):
        for words, limit in (("told of changes", 1000), ("looked at each second", 2000)):
            yield judge(f"a mark on the other screen, {words}, p99, ms",
                        found[f"saved, to the other screen, {words}"]["p99"], limit)
        yield judge("a movement while many mark, p99, ms", found["a movement among many who mark"]["p99"], 100)
        yield judge(f"marks lost of {found['given']} given at once", found["lost"], 0)


def markdown(results):
    judged = report.table(["", "measured", "at most", ""], list(targets(results)))
    parts = [report.machine(), f"### Targets\n\n{judged}"]
    titles = {"board": "20,000 entries of nine people, opened and verified",
              "million": "A million entries, opened and verified"}
    for part, title in titles.items():
        if found := results.get(part):
            rows = [[name, f["median"], f["min"], f["memory"]] for name, f in found.items()]
            parts.append(f"### {title}\n\n" + report.table(["", "median ms", "min ms", "peak MB"], rows))
    titles = {"durable": "From Enter to the disk", "slow": "Every sync delayed by 500 ms",
              "live": "From one terminal to the other"}
    for part, title in titles.items():
        if found := results.get(part):
            rows = [[name, f["median"], f["p99"], f["max"], f["n"]] for name, f in found.items() if type(f) is dict]
            parts.append(f"### {title}\n\n" + report.table(["ms", "median", "p99", "max", "count"], rows))
    if found := results.get("limits"):
        about = (f"{limits.OPTIONS} options, {limits.CRITERIA} criteria under {limits.OBJECTIVES} objectives, "
                 f"{len(limits.PEOPLE)} people who have marked everything. What takes longer than a second says so "
                 "each second, and Ctrl-C stops it.")
        rows = [[name, f["first"], f["median"], f["max"]] for name, f in found["screens"].items()]
        keys = report.table(["ms", "start to picture", "a key, median", "a key, slowest"], rows)
        rows = [[name, f["min"], f["memory"]] for name, f in found["verbs"].items()]
        verbs = report.table(["verb", "ms", "peak MB"], rows)
        parts.append(f"### The limits of a case\n\n{about}\n\n{keys}\n\n{verbs}")
    return "\n\n".join(parts)


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run record", description=__doc__)
    add = parser.add_argument
    add("--binary", type=Path, required=True, help="the program")
    add("--only", type=lambda text: text.split(","), default=PARTS, metavar="A,B", help="some of " + ",".join(PARTS))
    add("--rounds", type=int, default=15, metavar="N", help="turns with 20,000 entries")
    add("--long-rounds", type=int, default=3, metavar="N", help="turns with a million entries")
    add("--marks", type=int, default=300, metavar="N", help="marks whose saving is timed")
    add("--slow-marks", type=int, default=40, metavar="N", help="marks with every sync delayed")
    add("--live-marks", type=int, default=500, metavar="N", help="marks timed to another terminal, by each means")
    add("--people", type=int, default=30, metavar="N", help="how many mark at once")
    add("--seconds", type=int, default=60, metavar="N", help="for how long they do")
    add("--json", type=Path, metavar="FILE", help="also write every figure there")
    add("--write", type=Path, metavar="FILE", help="replace the measured part of this document")
    options = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory(prefix="appraise-record-") as place:
        bench = Bench(options, place)
        for part in options.only:
            print(f"Measuring: {part} ...", file=sys.stderr, flush=True)
            try:
                results[part] = getattr(bench, part)()
            except Failure as failure:
                print(f"Not measured: {part}. {failure}", file=sys.stderr, flush=True)
    text = markdown(results)
    print(text)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")
    if options.write:
        report.write_section(options.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
