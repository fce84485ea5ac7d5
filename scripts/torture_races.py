"""Readers beside many writers: nothing honest is accused, and what was really cut is told every time."""
import os
import random
import shutil
import subprocess
import time

from torture_tools import run, say

WRITERS = 20


def race(place, writer, seconds, cuts):
    """Sittings are listed while others begin, and lines are read while they are written.

    With `cuts` the end of a sitting that others had seen is cut off in the middle of it all: looks that
    begin after that must all tell, and none may have told anything before.
    """
    folder = f"{place}/race"
    run(writer, "begin", folder)
    began = time.time()
    writing = [subprocess.Popen([writer, "join", folder, f"w{n}", str(seconds)], stdout=subprocess.DEVNULL)
               for n in range(WRITERS)]
    watching = [subprocess.Popen([writer, "watch", folder, str(seconds)], stdout=subprocess.PIPE, text=True)
                for _ in range(2)]
    before = after = float("inf")
    if cuts:
        time.sleep(seconds / 2)
        before, after = cut(folder)
    told = [process.communicate()[0] for process in watching]
    failed = [process.returncode for process in watching + writing if process.wait() != 0]
    looks, false, silent, alarms, most = 0, 0, 0, [], 0
    for line in "".join(told).split("\n"):
        words = line.split(" ")
        if words[0] == "ALARM":
            alarms.append(line[6:])
        elif words[0] == "LOOK" and len(words) == 5:
            looks, most = looks + 1, max(most, int(words[3]))
            false += float(words[2]) < before and words[4] != "0"
            silent += float(words[1]) > after and words[4] == "0"
    shutil.rmtree(folder)
    words = f"{looks} looks at up to {most} sittings of {WRITERS} writers, {false} false alarms"
    if cuts:
        told_words = f"{words} before a cut, {silent} looks after it that told nothing"
        say("races of readers with a cut", told_words, not false and not silent and looks > 3 and after < float("inf"))
    else:
        words = f"{words}, first: {alarms[:1] or 'none'}, {time.time() - began:.0f} s"
        say("races of readers", words, not false and not failed and looks > 3)


def cut(folder):
    """Cuts the last action off a sitting that is ended and seen, and says between which moments."""
    ledger = f"{folder}/ledger"
    files = sorted((os.path.getmtime(path), path) for path in (
        f"{ledger}/{name}/{file}" for name in os.listdir(ledger) for file in os.listdir(f"{ledger}/{name}")))
    whole = []
    for _, path in files[1:len(files) // 2 + 1]:
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")
        if len(lines) > 14:
            whole.append((path, lines))
    path, lines = random.choice(whole)
    ends = [number for number, line in enumerate(lines) if b'"sign"' in line]
    before = time.monotonic()
    os.truncate(path, sum(len(line) + 1 for line in lines[:ends[-2] + 1]))
    return before, time.monotonic()
