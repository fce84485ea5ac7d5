"""Kills and failing calls while edits are saved."""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

from torture_tools import ROOT, acknowledged, need, options_and_criteria, read, run, say, surroundings

sys.path.insert(0, os.path.join(ROOT, "docs/format"))
import verify  # the reader that uses nothing of the program


def kills_of_writers(place, writer, rounds, verb="write"):
    folder, acked, seq, kills = f"{place}/kills", set(), 0, 0
    torn = total = lost = 0
    wrong = []
    started = time.time()
    for number in range(rounds):
        if number % 100 == 0:
            folder = f"{place}/kills-{number}"
            run(writer, "create", folder)
            acked = set()
        processes = []
        for name in ("w1", "w2", "w3"):
            command = [writer, verb, folder, name, str(seq), "4000", str(1 + number % 3)]
            processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            seq += 4000
        time.sleep(random.uniform(0.004, 0.06))
        for process in processes:
            process.kill()
        for process in processes:
            acked |= acknowledged(process.communicate()[0])
            kills += process.returncode == -signal.SIGKILL
        if number % 100 == 99 or number == rounds - 1:
            have, bad, ends = read(writer, folder)
            torn += ends
            wrong += bad
            lost += len(acked - have)
            total += len(acked)
            shutil.rmtree(folder)
    seconds = time.time() - started
    words = f"{kills} kills of three writers at once, {total} acknowledged, {lost} lost, {torn} torn ends"
    words = f"{words}, wrong: {wrong[:2] or 'nothing'}, {seconds:.0f} s"
    if verb == "write":
        say("kills", words, not wrong and not lost and total > kills)
    else:
        say("kills control", words, lost > 0)


def kills_of_program(place, program, rounds):
    """Kills the program itself while it saves reasons, three at once.

    An edit is acknowledged when the line that says so was printed whole, killed afterwards or not.
    """
    environment = surroundings(place)
    options, criteria = options_and_criteria()
    kills = number = total = unsaid = 0
    wrong, span, started = [], 0, time.time()
    while kills < rounds:
        folder, acked, begun = f"{place}/program-{kills}", set(), set()
        run(program, "new", folder, "--case", "mk-2010", "--as", "fay", env=environment)
        for _ in range(min(100, (rounds - kills) // 3 + 1)):
            processes = []
            for person in ("ann", "bob", "cat"):
                number += 1
                command = [
                    program, "score", folder, "--option", options[number % len(options)],
                    "--criterion", criteria[number % len(criteria)], "--value", "50", "--reason",
                    f"reason {number}", "--as", person, "--new"]
                processes.append((number, subprocess.Popen(
                    command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)))
            if span:
                time.sleep(random.uniform(0, span))
                for _, process in processes:
                    process.kill()
            killed, begins = 0, time.time()
            for saved, process in processes:
                said = process.communicate()[0]
                killed += process.returncode == -signal.SIGKILL
                if said.startswith("Saved: ") and said.endswith("\n"):
                    acked.add(f"reason {saved}")
                else:
                    begun.add(f"reason {saved}")
            kills += killed
            # The first three are left alone, to see how long they take.
            span = span or 2 * (time.time() - begins)
            # On a busy machine everything takes longer: as many are to end as are killed.
            span *= {0: 0.96, 3: 1.04}.get(killed, 1)
        have = reasons(folder)
        missing = acked - have
        total, unsaid = total + len(acked), unsaid + len(begun - have)
        wrong += [f"{len(missing)} lost"] * bool(missing)
        shown = run(program, "show", folder, "--json", check=False, env=environment)
        words = [line for line in shown.stderr.split("\n") if line and "as a crash leaves it" not in line
                 and "was cut short" not in line]
        if shown.returncode or words:
            wrong.append(f"show says {shown.returncode} {words[:1]}")
        shutil.rmtree(folder)
    words = f"{kills} kills of three programs at once, {total} acknowledged"
    say("program", f"{words}, wrong: {wrong[:2] or 'nothing'}, {time.time() - started:.0f} s",
        not wrong and total > kills / 20)
    say("program control", f"{unsaid} that were not acknowledged are not there", unsaid > 0)


def reasons(folder):
    """The reasons in the lines that count."""
    found = set()
    for _, entries, path in verify.Folder(pathlib.Path(folder)).files:
        for line in pathlib.Path(path).read_bytes().split(b"\n")[:len(entries)]:
            edit = json.loads(line).get("edit", {})
            if "reason" in edit:
                found.add(edit["reason"]["new"])
    return found


CALLS = ["openat", "mkdirat", "fchmodat", "fchmod", "fstat", "newfstatat", "getdents64", "write",
         "fdatasync", "fsync", "close", "renameat2", "unlinkat", "read"]


def kills_at_calls(place, writer, step, verb="write", calls=CALLS):
    """Kills at every occurrence of every call, or at one in so many from a random one on."""
    need("strace")
    points, wrong, losses = 0, [], 0
    for call in calls:
        for when in range(random.randint(1, step), 60, step):
            folder = f"{place}/calls"
            shutil.rmtree(folder, ignore_errors=True)
            made = strace(call, when, writer, "create", folder)
            if made.returncode == 0 and when > 1 and not made.stdout:
                written = strace(call, when, writer, verb, folder, "w1", "0", "6", "2")
            else:
                written = made
                run(writer, "create", folder, check=False)
                after = read(writer, folder)
                if after[1]:
                    wrong.append(f"create, {call} {when}: {after[1][0]}")
                written = strace(call, when, writer, verb, folder, "w1", "0", "6", "2")
            points += 1
            # The next start is killed at the same place, and then goes on.
            again = strace(call, when, writer, verb, folder, "w1", "100", "2")
            run(writer, "write", folder, "w1", "200", "2", check=False)
            have, bad, _ = read(writer, folder)
            missing = (acknowledged(written.stdout) | acknowledged(again.stdout) | {200, 201}) - have
            losses += bool(missing)
            if missing or bad:
                wrong.append(f"{call} {when}: {sorted(missing)} {bad[:1]}")
            if made.returncode == 0 and written.returncode == 0 and again.returncode == 0:
                break
    words = f"killed at {points} places in system calls, twice each"
    if verb == "write":
        say("calls", f"{words}, wrong: {wrong[:3] or 'nothing'}", not wrong and points >= len(calls))
    else:
        say("calls control", f"{words}, edits lost at {losses} of them", losses > 0)


def strace(call, when, *command):
    inject = f"inject={call}:signal=SIGKILL:when={when}"
    return run("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject, *command,
               check=False)


ERRORS = ["EIO", "ENOSPC", "EDQUOT", "ESTALE", "EINTR"]


WHENS = ["2", "3", "5", "1+", "3+", "4+"]


def errors_at_calls(place, writer, whens, verb="write"):
    """Lets calls fail at some of their occurrences, or from them on."""
    need("strace")
    wrong, count, losses = [], 0, 0
    for call in ("write", "fdatasync", "fsync", "openat"):
        for error in ERRORS:
            for when in whens or [random.choice(WHENS)]:
                folder = f"{place}/errors"
                shutil.rmtree(folder, ignore_errors=True)
                run(writer, "create", folder)
                # On its output the writer may be failed as well; then it promised nothing. Files are
                # opened by the loader too, which is of no interest.
                near = ["-P", folder + "/ledger/w1"] if call in ("openat", "fsync") else []
                inject = f"inject={call}:error={error}:when={when}"
                done = run("strace", "-f", "-qq", "-o", "/dev/null", *near, "-e", f"trace={call}", "-e", inject,
                           writer, verb, folder, "w1", "0", "8", check=False)
                have, bad, _ = read(writer, folder)
                missing = acknowledged(done.stdout) - have
                count += 1
                losses += bool(missing)
                if missing or bad:
                    wrong.append(f"{call} {error} {when}: {sorted(missing)} {bad[:1]}")
    if verb == "write":
        say("errors", f"{count} runs with failing calls, wrong: {wrong[:3] or 'nothing'}", not wrong)
    else:
        say("errors control", f"{count} runs with failing calls, edits lost in {losses} of them", losses > 0)
