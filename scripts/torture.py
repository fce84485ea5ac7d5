"""The long trials of the record: kills, power cuts, torn disks, many writers at once.

Each trial prints one line of figures. A trial that cannot run here says SKIPPED and why; one whose
control passes has no teeth and counts as failed.
"""
import argparse
import fcntl
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VERIFY = os.path.join(ROOT, "docs/format/verify.py")
failures = []


class Skipped(Exception):
    """Why a trial cannot run here."""


def say(name, words, good=True):
    print(f"{'ok    ' if good else 'FAILED'} {name}: {words}", flush=True)
    if not good:
        failures.append(name)


def run(*command, check=True, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if check and done.returncode:
        raise RuntimeError(f"{command}: {done.returncode} {done.stdout[-200:]} {done.stderr[-200:]}")
    return done


def need(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        raise Skipped(f"{', '.join(missing)} missing")


def read(writer, folder):
    """The numbers that are there, and what is wrong other than torn ends."""
    done = run(writer, "read", folder, check=False)
    lines = done.stdout.split("\n")
    bad = [line for line in lines if line.startswith(("BAD", "FAILED"))]
    if done.returncode != 0:
        bad.append(f"reading failed with {done.returncode}")
    have = {int(line[5:]) for line in lines if line.startswith("HAVE ")}
    return have, bad, sum(line.startswith("TORN") for line in lines)


def acknowledged(text):
    """The numbers on whole lines that begin with ACK."""
    lines = text.split("\n")[:-1]
    return {int(line[4:]) for line in lines if line.startswith("ACK ")}


# Kills


def kills_of_writers(place, writer, rounds):
    folder, acked, seq, kills = f"{place}/kills", set(), 0, 0
    torn = 0
    wrong = []
    started = time.time()
    for number in range(rounds):
        if number % 100 == 0:
            folder = f"{place}/kills-{number}"
            run(writer, "create", folder)
            acked = set()
        processes = []
        for name in ("w1", "w2", "w3"):
            command = [writer, "write", folder, name, str(seq), "4000", str(1 + number % 3)]
            processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            seq += 4000
        time.sleep(random.uniform(0.004, 0.06))
        for process in processes:
            process.kill()
            kills += 1
        for process in processes:
            acked |= acknowledged(process.communicate()[0])
        if number % 100 == 99 or number == rounds - 1:
            have, bad, ends = read(writer, folder)
            torn += ends
            wrong += bad + [f"{len(acked - have)} lost"] * bool(acked - have)
            kills_of_writers.total += len(acked)
            shutil.rmtree(folder)
    total = kills_of_writers.total
    seconds = time.time() - started
    words = f"{kills} kills of three writers at once, {total} acknowledged, {torn} torn ends"
    say("kills", f"{words}, wrong: {wrong[:2] or 'nothing'}, {seconds:.0f} s", not wrong and total > kills)


kills_of_writers.total = 0


def kills_of_program(place, program, rounds):
    """Kills the program itself while it saves a reason; done means that it said so by its code."""
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": place, "XDG_STATE_HOME": f"{place}/state",
        "XDG_DATA_HOME": f"{place}/data", "APPRAISE_CASES": f"{ROOT}/data/cases",
        "SWIFT_BACKTRACE": "enable=no"}
    kills, finished, wrong, number = 0, set(), [], 0
    started = time.time()
    with open(f"{ROOT}/data/cases/mk-2010.json", encoding="utf-8") as file:
        case = json.load(file)
    options = [option["id"] for option in case["options"]]
    criteria = [criterion["id"] for criterion in case["criteria"] if criterion.get("kind", "scored") == "scored"]
    folder = f"{place}/whole"
    run(program, "new", folder, "--case", "mk-2010", "--as", "fay", env=environment)
    before = time.time()
    run(program, "score", folder, "--option", options[0], "--criterion", criteria[0], "--value", "50",
        env=environment)
    whole = time.time() - before
    while kills < rounds:
        folder = f"{place}/program-{kills}"
        run(program, "new", folder, "--case", "mk-2010", "--as", "fay", env=environment)
        finished = set()
        for _ in range(min(100, (rounds - kills) // 3 + 1)):
            processes = []
            for person in ("ann", "bob", "cat"):
                number += 1
                command = [
                    program, "score", folder, "--option", options[number % len(options)],
                    "--criterion", criteria[number % len(criteria)], "--value", "50", "--reason",
                    f"reason {number}", "--as", person]
                processes.append((number, subprocess.Popen(
                    command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)))
            time.sleep(random.uniform(0, 4 * whole))
            for _, process in processes:
                process.kill()
                kills += 1
            for saved, process in processes:
                if process.wait() == 0:
                    finished.add(f"reason {saved}")
                process.stderr.close()
        have = reasons(folder)
        kills_of_program.total = kills_of_program.total + len(finished)
        if finished - have:
            wrong.append(f"{len(finished - have)} lost")
        shown = run(program, "show", folder, "--json", check=False, env=environment)
        words = [line for line in shown.stderr.split("\n") if line and "as a crash leaves it" not in line
                 and "was cut short" not in line]
        if shown.returncode or words:
            wrong.append(f"show says {shown.returncode} {words[:1]}")
        shutil.rmtree(folder)
    total = kills_of_program.total
    words = f"{kills} kills of three programs at once, {total} acknowledged"
    say("program", f"{words}, wrong: {wrong[:2] or 'nothing'}, {time.time() - started:.0f} s",
        not wrong and total > 0)


kills_of_program.total = 0


def reasons(folder):
    edits = run(sys.executable, "-B", VERIFY, "--edits", folder, check=False).stdout
    return {json.loads(line)["reason"]["new"] for line in edits.split("\n") if '"reason"' in line}


CALLS = ["openat", "mkdirat", "fchmodat", "fchmod", "fstat", "newfstatat", "getdents64", "write",
         "fdatasync", "fsync", "close", "renameat2", "unlinkat", "read"]


def kills_at_calls(place, writer):
    need("strace")
    points, wrong = 0, []
    for call in CALLS:
        for when in range(1, 60):
            folder = f"{place}/calls"
            shutil.rmtree(folder, ignore_errors=True)
            made = strace(call, when, writer, "create", folder)
            if made.returncode == 0 and when > 1 and not made.stdout:
                written = strace(call, when, writer, "write", folder, "w1", "0", "6", "2")
            else:
                written = made
                run(writer, "create", folder, check=False)
                after = read(writer, folder)
                if after[1]:
                    wrong.append(f"create, {call} {when}: {after[1][0]}")
                written = strace(call, when, writer, "write", folder, "w1", "0", "6", "2")
            points += 1
            # The next start is killed at the same place, and then goes on.
            again = strace(call, when, writer, "write", folder, "w1", "100", "2")
            run(writer, "write", folder, "w1", "200", "2", check=False)
            have, bad, _ = read(writer, folder)
            missing = (acknowledged(written.stdout) | acknowledged(again.stdout) | {200, 201}) - have
            if missing or bad:
                wrong.append(f"{call} {when}: {sorted(missing)} {bad[:1]}")
            if made.returncode == 0 and written.returncode == 0 and again.returncode == 0:
                break
    say("calls", f"killed at {points} places in system calls, twice each, wrong: {wrong[:3] or 'nothing'}",
        not wrong and points > 20)


def strace(call, when, *command):
    inject = f"inject={call}:signal=SIGKILL:when={when}"
    return run("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject, *command,
               check=False)


ERRORS = ["EIO", "ENOSPC", "EDQUOT", "ESTALE", "EINTR"]


def errors_at_calls(place, writer):
    need("strace")
    wrong, count = [], 0
    for call in ("write", "fdatasync", "fsync", "openat"):
        for error in ERRORS:
            for when in ["3", "5", "3+", "5+", "9"]:
                folder = f"{place}/errors"
                shutil.rmtree(folder, ignore_errors=True)
                run(writer, "create", folder)
                # On its output the writer may be failed as well; then it promised nothing.
                done = run("strace", "-f", "-qq", "-o", "/dev/null", "-P", folder + "/ledger/w1", "-e",
                           f"trace={call}", "-e", f"inject={call}:error={error}:when={when}", writer,
                           "write", folder, "w1", "0", "8", check=False)
                have, bad, _ = read(writer, folder)
                missing = acknowledged(done.stdout) - have
                count += 1
                if missing or bad:
                    wrong.append(f"{call} {error} {when}: {sorted(missing)} {bad[:1]}")
    say("errors", f"{count} runs with failing calls, wrong: {wrong[:3] or 'nothing'}", not wrong)


# Power cuts

SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN; 2 means without writing the log


def power(place, writer, kind, rounds, careless=False):
    try:
        cut_power(place, writer, kind, rounds, careless)
    finally:
        run("umount", "-l", f"{place}/{kind}", check=False)


def cut_power(place, writer, kind, rounds, careless):
    need(f"mkfs.{kind}", "mount", "losetup", *(["eatmydata"] if careless else []))
    if os.geteuid() != 0:
        raise Skipped("only root may mount")
    image, mount = f"{place}/{kind}.img", f"{place}/{kind}"
    os.makedirs(mount, exist_ok=True)
    run("truncate", "-s", "400M", image)
    run(f"mkfs.{kind}", *(["-q", "-F"] if kind == "ext4" else ["-q", "-f"]), image)
    seq = lost = total = torn = losing = 0
    bad, started = [], time.time()
    for number in range(rounds):
        if run("mount", "-o", "loop", image, mount, check=False).returncode:
            raise Skipped("nothing can be mounted here")
        folder = f"{mount}/d{number}"
        run(writer, "create", folder)
        whole = os.open(mount, os.O_RDONLY)
        processes, got, is_cut = [], set(), threading.Event()
        for name in ("w1", "w2"):
            command = [writer, "write", folder, name, str(seq), "4000", str(1 + number % 3)]
            processes.append(subprocess.Popen(
                (["eatmydata"] if careless else []) + command, stdout=subprocess.PIPE, text=True))
            seq += 4000
        threads = [threading.Thread(target=drain, args=(process, got, is_cut)) for process in processes]
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(0.02, 0.12))
        is_cut.set()
        fcntl.ioctl(whole, SHUTDOWN, struct.pack("I", 2))
        for process in processes:
            process.kill()
            process.wait()
        for thread in threads:
            thread.join()
        os.close(whole)
        run("umount", mount)
        run("mount", "-o", "loop", image, mount)
        have, wrong, ends = read(writer, folder)
        shutil.rmtree(folder, ignore_errors=True)
        run("umount", mount)
        total, torn = total + len(got), torn + ends
        lost, losing = lost + len(got - have), losing + bool(got - have)
        bad += wrong
    words = f"{rounds} cuts, {total} acknowledged, {lost} lost in {losing} of them, {torn} torn ends"
    name = f"power {kind}" + (" control" if careless else "")
    good = lost > 0 or bad if careless else lost == 0 and not bad and total > rounds
    say(name, f"{words}, wrong: {bad[:1] or 'nothing'}, {time.time() - started:.0f} s", bool(good))


def drain(process, got, is_cut):
    """Takes down what was acknowledged before the cut."""
    for line in process.stdout:
        if line.startswith("ACK ") and line.endswith("\n") and not is_cut.is_set():
            got.add(int(line[4:]))


# Many writers


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


def contested_writers(place, program):
    """Eight programs give one cell eight marks at once; what did not see each other is contested."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": place, "XDG_STATE_HOME": f"{place}/state",
                   "APPRAISE_CASES": f"{ROOT}/data/cases"}
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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--writer", required=True)
    parser.add_argument("--short", action="store_true", help="a few of each, for every test run")
    parser.add_argument("--share", type=int, default=1, help="do one in so many of everything")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("trials", nargs="*")
    options = parser.parse_args()
    random.seed(options.seed)
    print(f"seed {options.seed}")
    part = 50 if options.short else options.share
    with tempfile.TemporaryDirectory(prefix="appraise-torture-") as place:
        from torture_blocks import blocks
        writer, program = options.writer, options.program
        trials = {
            "kills": lambda: kills_of_writers(place, writer, 3400 // part),
            "program": lambda: kills_of_program(place, program, 10000 // part),
            "calls": lambda: kills_at_calls(place, writer),
            "errors": lambda: errors_at_calls(place, writer),
            "power-ext4": lambda: power(place, writer, "ext4", 500 // part),
            "power-xfs": lambda: power(place, writer, "xfs", 500 // part),
            "power-ext4-control": lambda: power(place, writer, "ext4", 3, careless=True),
            "power-xfs-control": lambda: power(place, writer, "xfs", 3, careless=True),
            "blocks": lambda: blocks(place, writer, 400 // part, say, run, need, read, Skipped),
            "blocks-control": lambda: blocks(
                place, writer, 40, say, run, need, read, Skipped, careless=True),
            "writers": lambda: writers(place, writer, 2000 // part),
            "races": lambda: contested_writers(place, program),
            "hosts": lambda: two_hosts(place, writer, 2000 // part // 4),
        }
        for name in options.trials or trials:
            try:
                trials[name]()
            except Skipped as reason:
                print(f"SKIPPED {name}: {reason}", flush=True)
    sys.exit(f"failed: {', '.join(failures)}" if failures else 0)


def writers(place, writer, count):
    run(writer, "create", f"{place}/eight")
    many_writers(place, writer, [f"{place}/eight"], "writers", count)


if __name__ == "__main__":
    main()
