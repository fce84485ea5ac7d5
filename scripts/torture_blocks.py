"""Disks that lose and reorder what was written since their last flush, and tear its sectors."""
import os
import random
import shutil
import struct
import subprocess
import threading
import time

from torture_tools import Skipped, need, read, run, say

PLUGIN = '''
import io, struct, threading, time
API_VERSION = 2
SIZE = 64 << 20
disk, lock = bytearray(SIZE), threading.Lock()
log = None
def config(key, value):
    global log
    log = io.open(value, "wb", buffering=0)
def open(readonly): return 1
def get_size(h): return SIZE
def can_flush(h): return True
def pread(h, buf, off, flags): buf[:] = disk[off:off + len(buf)]
def note(kind, off, data):
    log.write(struct.pack("<cdQI", kind, time.monotonic(), off, len(data)) + data)
def pwrite(h, buf, off, flags):
    with lock:
        disk[off:off + len(buf)] = buf
        note(b"W", off, bytes(buf))
def flush(h, flags):
    with lock: note(b"F", 0, b"")
'''


def record(place, writer, careless):
    """Runs three writers on a disk that logs, and gives the log and what was acknowledged when."""
    for name in ("disk.log", "socket", "pid", "block"):
        if os.path.exists(f"{place}/{name}"):
            os.unlink(f"{place}/{name}")
    with open(f"{place}/plugin.py", "w", encoding="utf-8") as file:
        file.write(PLUGIN)
    open(f"{place}/block", "w").close()
    os.makedirs(f"{place}/mounted", exist_ok=True)
    run("nbdkit", "-P", f"{place}/pid", "-U", f"{place}/socket", "python", f"{place}/plugin.py",
        f"log={place}/disk.log")
    fuse = subprocess.Popen(["nbdfuse", f"{place}/block", "--unix", f"{place}/socket"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        if os.path.getsize(f"{place}/block"):
            break
        time.sleep(0.1)
    loop = run("losetup", "-f", "--show", f"{place}/block").stdout.strip()
    run("mkfs.ext4", "-q", "-F", "-E", "nodiscard", "-J", "size=4", loop)
    run("mount", "-o", "commit=1", loop, f"{place}/mounted")
    folder = f"{place}/mounted/d"
    run(writer, "create", folder)
    run("sync", "-f", folder)
    acknowledged, begun = [], time.monotonic()

    def drain(process):
        for line in process.stdout:
            if line.startswith("ACK "):
                acknowledged.append((time.monotonic(), int(line[4:])))

    guard = ["eatmydata"] if careless else []
    processes = [subprocess.Popen(guard + [writer, "write", folder, f"w{n}", str(n * 1000), "400", str(n + 1)],
                                  stdout=subprocess.PIPE, text=True) for n in range(3)]
    threads = [threading.Thread(target=drain, args=(process,)) for process in processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ended = time.monotonic()
    if careless:
        time.sleep(2)
    run("umount", f"{place}/mounted")
    run("losetup", "-d", loop)
    run("fusermount3", "-u", f"{place}/block", check=False)
    fuse.wait()
    with open(f"{place}/pid", encoding="utf-8") as file:
        os.kill(int(file.read()), 15)
    return parse(f"{place}/disk.log"), acknowledged, begun, ended


def parse(path):
    with open(path, "rb") as file:
        data = file.read()
    log, place = [], 0
    while place < len(data):
        kind, at, offset, count = struct.unpack_from("<cdQI", data, place)
        place += 21
        log.append((kind, at, offset, data[place:place + count]))
        place += count
    return log


def blocks(place, writer, count, careless=False):
    need("nbdkit", "nbdfuse", "fusermount3", "losetup", "mkfs.ext4", *(["eatmydata"] if careless else []))
    if os.geteuid() != 0:
        raise Skipped("only root may mount")
    if run("losetup", "-f", check=False).returncode or not os.path.exists("/dev/fuse"):
        raise Skipped("there is no loop device or no /dev/fuse")
    place = f"{place}/blocks"
    os.makedirs(place, exist_ok=True)
    log, acknowledged, begun, ended = record(place, writer, careless)
    during = [number for number, entry in enumerate(log) if begun <= entry[1] <= ended]
    if len(during) < 3:
        during = [number for number, entry in enumerate(log) if entry[1] >= begun]
    base, done, pending_images = bytearray(64 << 20), 0, 0
    lost = torn = unmountable = images = 0
    wrong = []
    for cut in sorted(random.choice(during) for _ in range(count)):
        flush = max((n for n in range(done, cut + 1) if log[n][0] == b"F"), default=None)
        if flush is not None:
            for kind, _, offset, data in log[done:flush + 1]:
                if kind == b"W":
                    base[offset:offset + len(data)] = data
            done = flush + 1
        pending = [entry for entry in log[done:cut + 1] if entry[0] == b"W"]
        pending_images += bool(pending)
        image = bytearray(base)
        kept = [entry for entry in pending if random.random() < 0.5]
        random.shuffle(kept)
        for _, _, offset, data in kept:
            if random.random() < 0.3 and len(data) > 512:
                data = data[:random.randrange(len(data) // 512) * 512]
            image[offset:offset + len(data)] = data
        with open(f"{place}/cut.img", "wb") as file:
            file.write(image)
        if run("mount", "-o", "loop", f"{place}/cut.img", f"{place}/mounted", check=False).returncode:
            unmountable += 1
            continue
        have, bad, ends = read(writer, f"{place}/mounted/d")
        run("umount", f"{place}/mounted")
        promised = {number for at, number in acknowledged if at < log[cut][1]}
        images, torn, lost = images + 1, torn + ends, lost + len(promised - have)
        wrong += bad
    shutil.rmtree(place, ignore_errors=True)
    words = (f"{images} images, {pending_images} with writes on the way, {len(acknowledged)} acknowledged, "
             f"{lost} lost, {torn} torn ends, {unmountable} that could not be mounted")
    good = (lost > 0 or wrong) if careless else lost == 0 and not wrong and images > count / 2
    say("blocks control" if careless else "blocks", f"{words}, wrong: {wrong[:1] or 'nothing'}", bool(good))
