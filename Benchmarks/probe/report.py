"""The figures as tables, and as the measured part of docs/performance.md."""

import datetime
import os
import platform
import re
import subprocess

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def number(value):
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def table(heads, rows):
    """A Markdown table whose columns line up in plain text too; numbers to the right."""
    cells = [list(heads)] + [[number(value) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]

    def line(row):
        padded = [row[0].ljust(widths[0])]
        padded += [row[i].rjust(widths[i]) for i in range(1, len(row))]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join([line(cells[0]), "| " + " | ".join(rule) + " |", *map(line, cells[1:])])


def ratio(figures, name, peer):
    if peer not in figures or name == peer:
        return None
    return figures[name]["median"] / figures[peer]["median"]


def timed(figures, peer, extra=()):
    """Rows of a table of spreads, with the ratio to a peer."""
    heads = ["ms", "median", "min", "p90", *extra, f"to {peer}"]
    rows = [
        [
            name,
            f["median"],
            f["min"],
            f["p90"],
            *(f.get(e) for e in extra),
            ratio(figures, name, peer),
        ]
        for name, f in figures.items()
    ]
    return table(heads, rows)


def sections(results):
    """Title and table of each measurement that was made."""
    if found := results.get("start"):
        yield "Process start to the first complete screen, 80x24", timed(found, "vim", ["bytes"])
    for size, found in results.get("keys", {}).items():
        yield (
            f"Key press to the settled screen, {size}",
            timed(found, "tig", ["bytes", "without answer"]),
        )
    if found := results.get("mark"):
        yield "Committing a mark, 120x40", timed(found, "tig, a movement")
    if found := results.get("idle"):
        yield (
            f"Left alone for {results['idle seconds']} seconds",
            table(
                ["", "bytes", "CPU ticks", "wake-ups"],
                [[name, f["bytes"], f["ticks"], f["wake-ups"]] for name, f in found.items()],
            ),
        )
    if found := results.get("keys"):
        first = next(iter(found.values()))
        yield (
            "Peak resident memory after moving about",
            table(
                ["MB", "peak"],
                [[name, max(f[name]["memory"] for f in found.values())] for name in first],
            ),
        )
    if found := results.get("commands"):
        yield "Commands without a terminal, start to exit", timed(found, "true")


def ours(found):
    """The names that stand for Appraise in one of its places."""
    return [name for name in found if name.startswith("appraise")]


def targets(results):
    """Promise, figure, limit and verdict of each target that these results can judge."""
    name = "appraise"

    def judge(what, value, limit):
        return [what, value, limit, "met" if value <= limit else "MISSED"]

    if name in (found := results.get("start", {})):
        if "vim" in found:
            yield judge("first screen, times vim", ratio(found, name, "vim"), 2.5)
        yield judge("first screen, ms", found[name]["median"], 16.0)
    for size, found in results.get("keys", {}).items():
        for place in ours(found):
            key = f"key press at {size}, {place}"
            yield judge(f"{key}, ms", found[place]["median"], 5.0)
            if "tig" in found:
                yield judge(f"{key}, times tig", ratio(found, place, "tig"), 2.0)
    mark, peer = "mark and totals", "tig, a movement"
    if mark in (found := results.get("mark", {})):
        yield judge(f"{mark}, ms", found[mark]["median"], 8.0)
        if peer in found:
            yield judge(f"{mark}, times a tig key", ratio(found, mark, peer), 2.0)
    if name in (found := results.get("idle", {})):
        yield judge("idle, bytes written", found[name]["bytes"], 0)
        yield judge("idle, CPU ticks", found[name]["ticks"], 0)
    memory = [f[p]["memory"] for f in results.get("keys", {}).values() for p in ours(f)]
    if memory:
        yield judge("peak memory, MB", max(memory), 24.0)
    if "appraise rank --json" in (found := results.get("commands", {})):
        yield judge("rank --json, ms", found["appraise rank --json"]["median"], 10.0)


def machine():
    """One sentence about where the figures come from."""
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*:\s*(.*)", info.read())
    with open("/etc/os-release") as release:
        system = re.search(r'PRETTY_NAME="(.*)"', release.read())
    load = os.getloadavg()[0]
    today = datetime.datetime.now(datetime.UTC).date()
    return (
        f"Measured on {today}: {os.cpu_count()} cores ({model[1] if model else platform.machine()}), "
        f"{system[1] if system else platform.system()}, Linux {platform.release().split('-')[0]}; "
        f"load {load:.1f} at the end."
    )


def versions(programs):
    """What the peers call themselves."""
    found = []
    for program in programs:
        run = subprocess.run(
            [program.command[0], "--version"],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        first = (run.stdout + run.stderr).strip().split("\n")[0]
        version = re.search(r"\d+(\.\d+)*", first)
        found.append(f"{program.name} {version[0]}" if version else program.name)
    return ", ".join(found) + "."


def markdown(results, about):
    parts = []
    judged = list(targets(results))
    if judged:
        parts.append("### Targets\n\n" + table(["", "measured", "at most", ""], judged))
    parts += [f"### {title}\n\n{figures}" for title, figures in sections(results)]
    return "\n\n".join([about, *parts])


def write_section(path, text, begin=BEGIN, end=END):
    """Replaces what stands between the two marks of a document."""
    with open(path) as document:
        before, _, rest = document.read().partition(begin)
    _, mark, after = rest.partition(end)
    if not mark:
        raise SystemExit(f"{path} lacks the marks {begin} and {end}")
    with open(path, "w") as document:
        document.write(f"{before}{begin}\n\n{text}\n\n{end}{after}")
