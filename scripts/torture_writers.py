"""Many writers at once: on one machine, on two, and on one value."""
import json
import os
import random
import shutil
import subprocess
import sys
import time

from torture_tools import Skipped, acknowledged, need, read, run, say, surroundings


def many_writers(place, writer, folders, name, count):
    """Eight writers of so many edits, spread over the paths of one folder."""
    started, processes = time.time(), []
    for number in range(8):
        command = [writer, "write", folders[number % len(folders)], f"w{number}", str(number * count), str(count)]
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    acked = set()
    for process in processes:
        acked |= acknowledged(process.communicate()[0])
    have, bad, torn = read(writer, folders[0])
    good = acked == have == set(range(8 * count)) and not bad and not torn
    say(name, f"{len(have)} of {8 * count} edits of eight writers present, wrong: {bad[:1] or 'nothing'}, "
        f"{time.time() - started:.0f} s", good)


SHARED = """
import os, sys
path, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + count):
    with open(path) as file: text = file.read()
    with open(f"{path}-{first}", "w") as file: file.write(f"{text}{number}\\n")
    os.replace(f"{path}-{first}", path)
"""


def shared_file(place, count):
    """The control: eight writers of one file, which each of them reads and replaces."""
    path = f"{place}/shared.txt"
    open(path, "w", encoding="utf-8").close()
    processes = [subprocess.Popen([sys.executable, "-c", SHARED, path, str(number * count), str(count)])
                 for number in range(8)]
    finished = all(process.wait() == 0 for process in processes)
    with open(path, encoding="utf-8") as file:
        have = len(set(file.read().split()))
    say("writers control", f"{have} of {8 * count} present where eight replace one file",
        finished and have < 8 * count)


def contested_writers(place, program):
    """Eight programs give one cell eight marks at once; what did not see each other is contested."""
    environment = surroundings(place)
    races = wrong = 0
    for number in range(20):
        folder = f"{place}/race-{number}"
        run(program, "new", folder, "--case", "mk-2010", "--as", "fay", env=environment)
        processes = [subprocess.Popen(
            [program, "score", folder, "--option", "join-council", "--criterion", "care", "--value",
             str(10 + value), "--as", "fay"], env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL) for value in range(8)]
        saved = sum(process.wait() == 0 for process in processes)
        marks = open_marks(folder)
        ranked = json.loads(run(program, "rank", folder, "--json", env=environment).stdout)
        races += marks > 1
        wrong += (ranked["form"] == "contested") != (marks > 1) or saved < 8
        shutil.rmtree(folder)
    say("races", f"20 cells marked by eight programs at once, {races} of them raced, {wrong} told wrongly",
        wrong == 0 and races > 0)
    folder = f"{place}/no-race"
    run(program, "new", folder, "--case", "mk-2010", "--as", "fay", env=environment)
    for value in range(8):
        run(program, "score", folder, "--option", "join-council", "--criterion", "care", "--value",
            str(10 + value), "--as", "fay", env=environment)
    ranked = json.loads(run(program, "rank", folder, "--json", env=environment).stdout)
    quiet = open_marks(folder) == 1 and ranked["form"] != "contested"
    say("races control", "eight marks one after the other are not called contested", quiet)


def open_marks(folder):
    """How many marks stand that no other had seen, worked out from the files alone."""
    marks, seen = [], {}
    ledger = f"{folder}/ledger"
    for path in (f"{ledger}/{writer}/{name}" for writer in os.listdir(ledger)
                 for name in os.listdir(f"{ledger}/{writer}")):
        segment, heads = None, {}
        with open(path, encoding="utf-8") as file:
            for line in map(json.loads, file):
                segment = line.get("header", {}).get("segment", segment)
                heads.update(line["seen"])
                if "mark" in line.get("edit", {}):
                    marks.append((segment, line["n"], dict(heads)))
    return sum(not any(other.get(segment, -1) >= n or name == segment and number > n
                       for name, number, other in marks) for segment, n, _ in marks)


def two_hosts(place, writer, count):
    need("sshfs", "fusermount3", "ssh-keygen")
    if not os.path.exists("/usr/sbin/sshd"):
        raise Skipped("sshd missing")
    home = f"{place}/ssh"
    os.makedirs(home, mode=0o700)
    os.makedirs("/run/sshd", exist_ok=True)
    for key in ("host", "user"):
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{home}/{key}")
    shutil.copy(f"{home}/user.pub", f"{home}/authorized")
    port = random.randrange(20000, 40000)
    server = subprocess.Popen(
        ["/usr/sbin/sshd", "-D", "-f", "/dev/null", "-p", str(port), "-h", f"{home}/host", "-o",
         "ListenAddress=127.0.0.1", "-o", f"AuthorizedKeysFile={home}/authorized", "-o", "StrictModes=no",
         "-o", "Subsystem=sftp internal-sftp", "-o", "PidFile=none", "-o", "UsePAM=no", "-o",
         "PermitRootLogin=yes"], stderr=subprocess.DEVNULL)
    mounts = [f"{place}/host-1", f"{place}/host-2"]
    try:
        time.sleep(1)
        run(writer, "create", f"{place}/shared")
        for mount in mounts:
            os.makedirs(mount)
            done = run("sshfs", f"127.0.0.1:{place}/shared", mount, "-p", str(port), "-o",
                       f"IdentityFile={home}/user", "-o", "StrictHostKeyChecking=no", "-o",
                       "UserKnownHostsFile=/dev/null", check=False, timeout=30)
            if done.returncode:
                raise Skipped(f"sshfs: {done.stderr.strip()[:80]}")
        many_writers(place, writer, mounts, "two hosts", count)
    finally:
        for mount in mounts:
            run("fusermount3", "-u", mount, check=False)
        server.terminate()
        server.wait()


def writers(place, writer, count):
    run(writer, "create", f"{place}/eight")
    many_writers(place, writer, [f"{place}/eight"], "writers", count)
