"""How soon a mark is on the disk, and what the screen does meanwhile."""
import os
import time

from probe.measures import Failure, arrive
from probe.programs import appraise
from probe.screen import moment_of_completion

SIZE = (120, 40)
DELAY = 0.5
SLOWLY = ["strace", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf", "-e", "trace=fdatasync,fsync",
          "-e", f"inject=fdatasync,fsync:delay_enter={int(DELAY * 1e6)}"]


def status(screen):
    """What the top row says of the disk."""
    return next((word for word in ("NOT SAVED", "saving", "saved") if word in screen.lines[0]), "")


def on_score(binary, path, workspace, wrapper=()):
    program = appraise(binary, path, workspace, "Milton Keynes", "appraise", "g2")
    program.command = [*wrapper, *program.command]
    return program, *arrive(program, workspace, SIZE)


def give(terminal, screen, turn):
    """Types a mark that is another than before."""
    for digit in (b"7", b"0") if turn % 2 else (b"3", b"5"):
        for _, data in terminal.press(digit, 0.02)[1]:
            screen.feed(data)


def await_saved(terminal, screen, said=False, patience=15.0):
    """When the top row, having said saving, says saved."""
    deadline, last = time.perf_counter() + patience, None
    while time.perf_counter() < deadline:
        chunks = terminal.output(0, 0.05)
        for last, data in chunks:
            screen.feed(data)
            said = said or status(screen) == "saving"
            if said and status(screen) == "saved":
                return last
        # Both words may have come in one piece.
        if not chunks and last and status(screen) == "saved":
            return last
    raise Failure(f"the screen says {status(screen) or 'nothing'} and not saved")


def durable(binary, path, workspace, marks):
    """Seconds from the Enter that commits a mark to the word saved, for each mark."""
    program, terminal, screen = on_score(binary, path, workspace)
    times = []
    try:
        for turn in range(-5, marks):
            give(terminal, screen, turn)
            sent = time.perf_counter()
            terminal.send(b"\r")
            moment = await_saved(terminal, screen)
            if turn >= 0:
                times.append(moment - sent)
            for _, data in terminal.press(b"\x1b[A", 0.02)[1]:
                screen.feed(data)
    finally:
        terminal.close(program.quit)
    return times


def plain(folder, count):
    """Seconds for a line appended to a file and synced, for each line."""
    file = os.open(f"{folder}/plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    times = []
    for number in range(count):
        started = time.perf_counter()
        os.write(file, b"%0300d\n" % number)
        os.fdatasync(file)
        times.append(time.perf_counter() - started)
        time.sleep(0.01)
    os.close(file)
    return times


def slow(binary, path, workspace, marks):
    """With every sync delayed: seconds to the picture of a mark and of movements, and how often the
    screen said saving all the while and saved afterwards."""
    program, terminal, screen = on_score(binary, path, workspace, SLOWLY)
    pictures, movements, told = [], [], 0
    try:
        # The first mark makes the file too, which takes several syncs.
        for turn in range(-1, marks):
            give(terminal, screen, turn)
            sent, chunks = terminal.press(b"\r", 0.03)
            if not chunks:
                raise Failure("nothing is drawn while a sync is delayed")
            if turn < 0:
                for _, data in chunks:
                    screen.feed(data)
                await_saved(terminal, screen, said=True)
                continue
            pieces = []
            for key in (b"\x1b[B", b"\x1b[A") * 4:
                # The word saved may come at any time from here on.
                if time.perf_counter() - sent > 0.8 * DELAY:
                    break
                moment, piece = terminal.press(key, 0.015, 0.1)
                if piece:
                    movements.append(piece[-1][0] - moment)
                    pieces.append(piece)
            # Working out the picture takes the probe longer than drawing it the program.
            pictures.append(moment_of_completion(screen, chunks, but={0}) - sent)
            words = [status(screen)]
            for chunks in pieces:
                for _, data in chunks:
                    screen.feed(data)
                words.append(status(screen))
            done = chunks[-1][0] if words[-1] == "saved" else await_saved(terminal, screen, said=True)
            told += set(words) == {"saving"} and done - sent >= DELAY
    finally:
        terminal.close(program.quit)
    return pictures, movements, told
