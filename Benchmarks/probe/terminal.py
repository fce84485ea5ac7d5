"""A program on a pseudo-terminal, and when each piece of its output came."""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

# Questions that programs ask their terminal; without an answer some wait for a time-out.
QUESTIONS = re.compile(
    rb"\x1b\[(?P<device>[>=]?)0?c|\x1b\[(?P<status>[56])n|\x1b\]1(?P<colour>[01]);\?(?:\x07|\x1b\\)"
    rb"|\x1b\[\?(?P<mode>\d+)\$p|(?P<version>\x1b\[>0?q)"
)


def answer(output):
    """What a plain xterm would reply to the questions in the output."""
    replies = []
    for match in QUESTIONS.finditer(output):
        if match["device"] is not None:
            replies.append(
                {b"": b"\x1b[?62;22c", b">": b"\x1b[>41;370;0c"}.get(match["device"], b"")
            )
        elif match["status"]:
            replies.append(b"\x1b[0n" if match["status"] == b"5" else b"\x1b[1;1R")
        elif match["colour"]:
            replies.append(b"\x1b]1" + match["colour"] + b";rgb:0000/0000/0000\x1b\\")
        elif match["mode"]:
            replies.append(b"\x1b[?" + match["mode"] + b";0$y")
        else:
            replies.append(b"\x1bP>|probe\x1b\\")
    return b"".join(replies)


class Terminal:
    """Starts a program with a terminal of its own as its controlling terminal.

    `started` is the moment before the process is made. Outputs are lists of (moment, bytes).
    """

    def __init__(self, command, size, environment, folder):
        self.columns, self.rows = size
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        name = os.ttyname(slave)
        here = os.getcwd()
        os.chdir(folder)
        try:
            self.started = time.perf_counter()
            self.pid = os.posix_spawnp(
                command[0],
                command,
                environment,
                setsid=True,
                setsigdef=[signal.SIGPIPE, signal.SIGXFSZ],
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                    (os.POSIX_SPAWN_DUP2, 0, 1),
                    (os.POSIX_SPAWN_DUP2, 0, 2),
                ],
            )
        finally:
            os.chdir(here)
        os.close(slave)
        os.set_blocking(self.master, False)
        self.ended = False
        self.application_keys = False

    def output(self, quiet, patience):
        """Reads until something came and then nothing for `quiet` s, or `patience` is out."""
        chunks, deadline = [], time.perf_counter() + patience
        while True:
            limit = chunks[-1][0] + quiet if chunks else deadline
            if not select.select([self.master], [], [], max(0, limit - time.perf_counter()))[0]:
                return chunks
            try:
                data = os.read(self.master, 65536)
            except OSError:
                data = b""
            if not data:
                self.ended = True
                return chunks
            chunks.append((time.perf_counter(), data))
            if b"\x1b" in data:
                self._heed(data)
            if time.perf_counter() > deadline:
                return chunks

    def _heed(self, data):
        """Does what a terminal does besides showing: answers, and the mode of the arrow keys."""
        if modes := re.findall(rb"\x1b\[\?1([hl])", data):
            self.application_keys = modes[-1] == b"h"
        if reply := answer(data):
            os.write(self.master, reply)

    def send(self, keys):
        if self.application_keys:
            keys = re.sub(rb"\x1b\[([ABCDHF])", lambda m: b"\x1bO" + m[1], keys)
        os.write(self.master, keys)

    def press(self, keys, quiet, patience=1.0):
        """Sends keys; the moment they were sent and the output that followed."""
        moment = time.perf_counter()
        self.send(keys)
        return moment, self.output(quiet, patience)

    def drain(self, quiet=0.03):
        """Reads away what comes by itself, until nothing does; not for ever."""
        for _ in range(100):
            if not self.output(quiet, quiet):
                return

    def settle(self, patience=20):
        """Waits until the program has done what it does by itself after its start."""
        deadline, before = time.perf_counter() + patience, None
        while time.perf_counter() < deadline:
            self.output(0.3, 0.3)
            ticks = self.work()[0]
            if before is not None and ticks - before <= 1:
                break
            before = ticks
        self.drain()

    def peak_memory(self):
        """The largest resident size so far, in MB of 2^20 bytes."""
        with open(f"/proc/{self.pid}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024

    def processes(self):
        """The process and its living descendants."""
        found, i = [self.pid], 0
        while i < len(found):
            try:
                for task in os.listdir(f"/proc/{found[i]}/task"):
                    with open(f"/proc/{found[i]}/task/{task}/children") as children:
                        found += map(int, children.read().split())
            except OSError:
                pass
            i += 1
        return found

    def work(self):
        """CPU ticks used, and times that a thread went to sleep, by all its processes so far."""
        ticks = sleeps = 0
        for pid in self.processes():
            try:
                with open(f"/proc/{pid}/stat") as stat:
                    fields = stat.read().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
                for task in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{task}/status") as status:
                        sleeps += int(
                            re.search(r"\bvoluntary_ctxt_switches:\s+(\d+)", status.read())[1]
                        )
            except OSError:
                pass
        return ticks, sleeps

    def close(self, quit_keys=()):
        """Ends the program: by its own keys, else by a signal; always reaps it."""
        for keys in quit_keys:
            if not self.ended:
                try:
                    self.send(keys)
                except OSError:
                    break
                self.output(0.01, 0.2)
        for ending in (None, signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
            if ending:
                os.kill(self.pid, ending)
            deadline = time.perf_counter() + 1
            while time.perf_counter() < deadline:
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.master)
                    return
                if self.ended:
                    time.sleep(0.002)
                else:
                    self.output(0.002, 0.01)
