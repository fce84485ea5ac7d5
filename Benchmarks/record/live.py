"""How soon a mark that one terminal saves stands on another's screen, and many who mark at once."""
import json
import select
import subprocess
import time
from pathlib import Path

from probe.measures import Failure, arrive
from probe.programs import appraise

from .sittings import status

SIZE = (120, 40)


def seat(binary, path, workspace, person, keys, means):
    """Somebody's terminal at a place of the appraisal."""
    program = appraise(binary, path, workspace, "Milton Keynes", "appraise", keys)
    program.command = ["env", f"APPRAISE_WATCH={means}", binary, "open", path, "--as", person]
    return program, *arrive(program, workspace, SIZE)


def join(binary, path, workspace, people):
    """Puts people on the panel, each with a mark of their own."""
    for person in people:
        subprocess.run([binary, "score", path, "--as", person, "--new", "--option", "arms-length", "--criterion",
                        "care", "--value", "50"], check=True, capture_output=True, env=workspace.environment)


def passing(binary, path, workspace, marks, means):
    """Seconds from the word saved at one terminal to the mark on the screen of another, for each mark."""
    join(binary, path, workspace, ["ann"])
    one, first, near = seat(binary, path, workspace, "ann", "g2", means)
    two, second, far = seat(binary, path, workspace, "ann", "g2", means)
    times = []
    try:
        for turn in range(-5, marks):
            mark = f"{11 + turn % 80}.{turn % 7 + 2}7"
            for key in mark:
                for _, data in first.press(key.encode(), 0.005, 0.05)[1]:
                    near.feed(data)
            first.send(b"\r")
            saved, shown = moments(first, near, second, far, mark)
            if turn >= 0:
                times.append(max(0.0, shown - saved))
            for _, data in first.press(b"\x1b[A", 0.02)[1]:
                near.feed(data)
    finally:
        first.close(one.quit)
        second.close(two.quit)
    return times


def moments(first, near, second, far, mark, patience=10.0):
    """When the first terminal says saved, and when the second shows a mark."""
    deadline, saved, shown = time.perf_counter() + patience, None, None
    # The word may still be that of the mark before, until the picture has changed.
    changed = False
    while time.perf_counter() < deadline:
        select.select([first.master, second.master], [], [], 0.05)
        for moment, data in first.output(0, 0):
            near.feed(data)
            changed = True
            saved = moment if status(near) == "saved" else None
        for moment, data in second.output(0, 0):
            far.feed(data)
            if shown is None and far.shows(mark):
                shown = moment
        if changed and saved and shown:
            return saved, shown
    raise Failure(f"{mark}: saved {saved is not None}, shown {shown is not None}")


def crowd(binary, path, workspace, people, seconds):
    """Many who give two marks a second each, and somebody who watches: how many marks were given and are in
    the record, and seconds to each picture of a movement of whoever watches."""
    names = [f"member-{number:02}" for number in range(people)]
    join(binary, path, workspace, ["ann", *names])
    watching, watcher, screen = seat(binary, path, workspace, "ann", "g2", "events")
    before = marks_of(path)
    seats, movements, given = [], [], 0
    try:
        for name in names:
            seats.append(seat(binary, path, workspace, name, "g2", "events"))
        started, turn = time.perf_counter(), 0
        while time.perf_counter() - started < seconds:
            for place, (_, terminal, _) in enumerate(seats):
                # Spread over the half second.
                wait = started + turn * 0.5 + place * 0.5 / people - time.perf_counter()
                if wait > 0:
                    time.sleep(wait)
                terminal.output(0, 0)
                terminal.send(b"%d\r" % (20 + turn % 60))
                terminal.output(0, 0)
                terminal.send(b"\x1b[A")
                given += 1
            watcher.output(0, 0)
            moment, chunks = watcher.press(b"\x1b[B" if turn % 2 else b"\x1b[A", 0.01, 0.5)
            if chunks:
                movements.append(chunks[0][0] - moment)
            turn += 1
        deadline = time.perf_counter() + 30
        while marks_of(path) - before < given and time.perf_counter() < deadline:
            for _, terminal, _ in seats:
                terminal.output(0, 0.01)
            watcher.output(0, 0)
    finally:
        for program, terminal, _ in seats:
            terminal.close(program.quit)
        watcher.close(watching.quit)
    return given, marks_of(path) - before, movements


def marks_of(path):
    """How many marks stand in the ledgers."""
    found = 0
    for file in Path(path, "ledger").glob("*/*.jsonl"):
        for line in file.read_bytes().splitlines():
            try:
                found += "mark" in json.loads(line).get("edit", {})
            except ValueError:
                # Half a line is being written.
                pass
    return found
