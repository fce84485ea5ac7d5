"""Power cuts: a file system that is shut down at a random moment."""
import fcntl
import os
import random
import shutil
import struct
import subprocess
import tempfile
import threading
import time

from torture_tools import Skipped, need, read, run, say

SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN; 2 means without writing the log
ACKNOWLEDGED_PER_CUT = 210  # on average


def power(place, writer, kind, rounds, careless=False):
    # In memory, so that many edits are acknowledged in little time.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else place
    with tempfile.TemporaryDirectory(prefix="appraise-power-", dir=memory) as disks:
        try:
            cut_power(place, f"{disks}/{kind}.img", writer, kind, rounds, careless)
        finally:
            run("umount", "-l", f"{place}/{kind}", check=False)


def cut_power(place, image, writer, kind, rounds, careless):
    need(f"mkfs.{kind}", "mount", "losetup", *(["eatmydata"] if careless else []))
    if os.geteuid() != 0:
        raise Skipped("only root may mount")
    mount = f"{place}/{kind}"
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
        for name in ("w1", "w2", "w3"):
            command = [writer, "write", folder, name, str(seq), "4000", str(1 + number % 4)]
            processes.append(subprocess.Popen(
                (["eatmydata"] if careless else []) + command, stdout=subprocess.PIPE, text=True))
            seq += 4000
        threads = [threading.Thread(target=drain, args=(process, got, is_cut)) for process in processes]
        for thread in threads:
            thread.start()
        # Cut once so many were acknowledged, and a random moment later.
        enough, patience = random.randrange(2 * ACKNOWLEDGED_PER_CUT), time.time() + 10
        while len(got) < enough and time.time() < patience:
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.02))
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
