"""The measurements. Programs take turns, A B A B, so that what disturbs one disturbs the other."""

import os
import select
import signal
import statistics
import time

from .screen import Screen, moment_of_completion
from .terminal import Terminal

START_QUIET = 0.06  # seconds without output after which a start is over
KEY_QUIET = 0.015  # the same for the answer to a key
PATIENCE = 15.0


class Failure(Exception):
    """A measurement that cannot be made; says why."""


def spread(values, unit=1e3):
    """Median, minimum and 90th percentile of a list of seconds, in milliseconds."""
    ordered = sorted(value * unit for value in values)
    return {
        "n": len(ordered),
        "median": statistics.median(ordered),
        "min": ordered[0],
        "p90": ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))],
    }


def start(program, workspace, size):
    """Starts a program and waits until its first screen is complete: terminal, screen, output."""
    terminal = Terminal(program.command, size, workspace.environment, program.folder)
    screen, chunks = Screen(*size), []
    while not screen.shows(program.marker):
        more = terminal.output(START_QUIET, PATIENCE)
        for _, data in more:
            screen.feed(data)
        chunks += more
        if not more:
            break
    if not screen.shows(program.marker):
        terminal.close()
        shown = "\n".join(line.rstrip() for line in screen.lines if line.strip())
        raise Failure(f'{program.name} did not show "{program.marker}" but:\n{shown}')
    return terminal, screen, chunks


def first_screens(programs, workspace, size, repetitions):
    """From before the process is made to the last piece of output that changed the picture."""
    times = {program.name: [] for program in programs}
    sizes = {}
    for turn in range(repetitions + 1):
        for program in programs:
            terminal, _, chunks = start(program, workspace, size)
            moment = moment_of_completion(Screen(*size), chunks)
            if turn:  # The first turn only warms the caches.
                times[program.name].append(moment - terminal.started)
            sizes[program.name] = sum(len(data) for _, data in chunks)
            terminal.close(program.quit)
    return {name: {**spread(values), "bytes": sizes[name]} for name, values in times.items()}


def arrive(program, workspace, size):
    """Starts a program and takes it to where it is measured."""
    terminal, screen, _ = start(program, workspace, size)
    for keys in program.arrive:
        _, chunks = terminal.press(keys, START_QUIET)
        for _, data in chunks:
            screen.feed(data)
    terminal.settle()
    return terminal, screen


def keys(programs, workspace, size, presses, run=5):
    """From a key to the last byte before a quiet gap, moving down `run` times, then up, and so on."""
    there = {program.name: arrive(program, workspace, size)[0] for program in programs}
    times = {program.name: [] for program in programs}
    sizes = {program.name: [] for program in programs}
    silent = dict.fromkeys(there, 0)
    try:
        for press in range(-2 * run, presses):  # Some presses first, to warm up.
            for program in programs:
                terminal = there[program.name]
                key = program.down if press // run % 2 == 0 else program.up
                terminal.drain(0.002)
                moment, chunks = terminal.press(key, KEY_QUIET, 0.5)
                if press < 0:
                    continue
                if chunks:
                    times[program.name].append(chunks[-1][0] - moment)
                    sizes[program.name].append(sum(len(data) for _, data in chunks))
                else:
                    silent[program.name] += 1
        memory = {name: terminal.peak_memory() for name, terminal in there.items()}
    finally:
        for program in programs:
            there[program.name].close(program.quit)
    mute = [name for name, values in times.items() if not values]
    if mute:
        raise Failure(f"{mute[0]} answered no key at all")
    return {
        name: {
            **spread(values),
            "bytes": statistics.median(sizes[name]),
            "without answer": silent[name],
            "memory": memory[name],
        }
        for name, values in times.items()
    }


def marks(pair, workspace, size, repetitions):
    """From the Enter that commits a mark to its picture with the totals, and to the last byte.

    The pair is the program and a peer, or None. The peer gets a movement key in every turn, for the
    ratio. What the top row says, such as "saved", may follow later: it counts only in the second
    figure.
    """
    program, peer = pair
    terminal, screen = arrive(program, workspace, size)
    other = arrive(peer, workspace, size)[0] if peer else None
    complete, settled, movements = [], [], []

    def press(keys):
        for _, data in terminal.press(keys, 0.03)[1]:
            screen.feed(data)

    try:
        for turn in range(-2, repetitions):
            for digit in (b"7", b"0") if turn % 2 else (b"3", b"5"):
                press(digit)
            moment, chunks = terminal.press(b"\r", START_QUIET)
            if not chunks:
                raise Failure(f"{program.name} does not answer Enter after a mark")
            done = moment_of_completion(screen, chunks, but={0})
            press(program.up)
            if turn >= 0:
                complete.append(done - moment)
                settled.append(chunks[-1][0] - moment)
            if other:
                moment, chunks = other.press(peer.up if turn % 2 else peer.down, KEY_QUIET, 0.5)
                if turn >= 0 and chunks:
                    movements.append(chunks[-1][0] - moment)
    finally:
        terminal.close(program.quit)
        if other:
            other.close(peer.quit)
    found = {"mark and totals": spread(complete), "all, with saved": spread(settled)}
    if movements:
        found[f"{peer.name}, a movement"] = spread(movements)
    return found


def idle(programs, workspace, size, seconds):
    """Bytes written, CPU ticks and wake-ups of programs that are left alone, all at the same time."""
    there = {program.name: arrive(program, workspace, size)[0] for program in programs}
    try:
        before = {name: terminal.work() for name, terminal in there.items()}
        written = dict.fromkeys(there, 0)
        names = {terminal.master: name for name, terminal in there.items()}
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            for master in select.select(list(names), [], [], left)[0]:
                written[names[master]] += len(os.read(master, 65536))
        after = {name: terminal.work() for name, terminal in there.items()}
    finally:
        for program in programs:
            there[program.name].close(program.quit)
    return {
        name: {
            "bytes": written[name],
            "ticks": after[name][0] - before[name][0],
            "wake-ups": after[name][1] - before[name][1],
        }
        for name in there
    }


def commands(named, workspace, repetitions):
    """From before the process is made to its end, with its output read from a pipe."""
    times = {name: [] for name in named}
    for turn in range(repetitions + 1):
        for name, command in named.items():
            taken, status = run(command, workspace)
            if status != 0:
                raise Failure(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
            if turn:
                times[name].append(taken)
    return {name: spread(values) for name, values in times.items()}


def run(command, workspace):
    """Seconds and wait status of a command without a terminal."""
    reading, writing = os.pipe()
    started = time.perf_counter()
    pid = os.posix_spawnp(
        command[0],
        command,
        workspace.environment,
        setsigdef=[signal.SIGPIPE, signal.SIGXFSZ],
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, writing, 1),
        ],
    )
    os.close(writing)
    while os.read(reading, 65536):
        pass
    status = os.waitpid(pid, 0)[1]
    taken = time.perf_counter() - started
    os.close(reading)
    return taken, status
