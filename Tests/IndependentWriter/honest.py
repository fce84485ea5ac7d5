"""Puts an honest record through what happens to folders: honest.py FOLDER.

Prints of each trouble: its name, the exit code of `appraise verify`, whether the state is what it
was (same), less (less) or more (more), what has to be said of it or a hyphen, and its path; of the
record as it was, first. Nobody forges anything here, so nobody may be said to have.

What takes a tool that is missing is done without it where it can be, and is said on the standard
error.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

from ledger import Key, comment, join, mark, others
from meeting import meeting

TROUBLES = []
GOOD, DAMAGED, UNJUDGED = 0, 1, 2


def trouble(name, code=GOOD, state="same", said="-"):
    def add(change):
        TROUBLES.append((name, code, state, said, change))
        return change

    return add


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, capture_output=True, **options)


def has(tool):
    if shutil.which(tool):
        return True
    print(f"SKIPPED: there is no {tool}; the same is done without it.", file=sys.stderr)
    return False


def copied(record, make):
    """Puts a copy of the folder in its place; `make` is given where it is and where the copy goes."""
    original = record.path.with_suffix(".original")
    record.path.rename(original)
    make(original, record.path)
    shutil.rmtree(original)


# Clocks

def clock(name, change):
    """A clock that is wrong on the machine of one person, in all that they wrote; or of several."""
    for person in (0, 1, 3):
        @trouble(f"{name}, {('ann', 'bob', 'cat', 'mal')[person]}'s")
        def _(record, person=person):
            for number, line in enumerate(record.sittings[person].lines):
                if line.members and line.members["at"]: line.put(at=change(line.members["at"], number))
            again(record)


def again(record):
    """Makes what others say to have seen true again, in the order in which it was written."""
    names = {sitting.segment: sitting for sitting in record.sittings}
    for _ in range(30):
        before = [sitting.bytes() for sitting in record.sittings]
        for sitting in record.sittings:
            for line in sitting.lines:
                for name, text in (line.members.get("saw") or {}).items():
                    line.members["saw"][name] = names[name].proof(line.members["seen"][name]) + text[192:]
        if before == [sitting.bytes() for sitting in record.sittings]:
            return record.save()
    raise AssertionError("They have seen each other in a circle.")


clock("a clock an hour ahead", lambda at, n: at.replace("T09", "T10"))
clock("a clock an hour behind", lambda at, n: at.replace("T09", "T08"))
clock("a clock a year ahead", lambda at, n: at.replace("2026", "2027"))
clock("a clock a year behind", lambda at, n: at.replace("2026", "2025"))
clock("a clock of 1970", lambda at, n: at.replace("2026-11-21", "1970-01-01"))
clock("a clock that runs backwards", lambda at, n: f"2026-11-21T23:{59 - n:02}:00.000Z")
clock("a clock that stands still", lambda at, n: "2026-11-21T09:00:00.000Z")

@trouble("an observer who joins with a clock of 1970", state="more")
def _(record): record.sitting("zed", at="1970-01-01T00:00:00.000Z").append(join("zed", "observer"), at="1970-01-01T00:00:01.000Z").save()


# Copies by programs

@trouble("copied by git")
def _(record): copied(record, lambda old, new: git(old, new))

@trouble("copied by git on a machine that converts line ends")
def _(record): copied(record, lambda old, new: git(old, new, "-c", "core.autocrlf=true"))

@trouble("copied by git on a machine that converts line ends, without .gitattributes", DAMAGED, "less", "saved again by another program")
def _(record):
    (record.path / ".gitattributes").unlink()
    copied(record, lambda old, new: git(old, new, "-c", "core.autocrlf=true"))


def git(old, new, *settings):
    home = dict(os.environ, HOME=str(old.parent), GIT_CONFIG_NOSYSTEM="1")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    run("git", "init", "-q", ".", cwd=old, env=home)
    run("git", "add", "-A", cwd=old, env=home)
    run("git", *who, "commit", "-q", "-m", "As it is", cwd=old, env=home)
    run("git", *settings, "clone", "-q", *settings, f"{old}/.git", new, env=home)
    shutil.rmtree(new / ".git")


def rsync(old, new, *options):
    if has("rsync"): run("rsync", *options, f"{old}/", f"{new}/")
    elif "-a" in options: run("cp", "-a", old, new)
    else: run("cp", "-r", old, new)


@trouble("copied by rsync with times")
def _(record): copied(record, lambda old, new: rsync(old, new, "-a"))

@trouble("copied by rsync without times")
def _(record): copied(record, lambda old, new: rsync(old, new, "-r"))

@trouble("copied by zip and unzip")
def _(record):
    def make(old, new):
        if not has("zip") or not has("unzip"): return shutil.copytree(old, new)
        run("zip", "-q", "-r", f"{old}.zip", ".", cwd=old)
        run("unzip", "-q", f"{old}.zip", "-d", new)
    copied(record, make)

@trouble("copied by tar")
def _(record):
    def make(old, new):
        run("tar", "-cf", f"{old}.tar", "-C", old, ".")
        new.mkdir()
        run("tar", "-xf", f"{old}.tar", "-C", new)
    copied(record, make)

@trouble("copied by a stick with FAT")
def _(record):
    def make(old, new):
        if os.geteuid() == 0 and has("mkfs.vfat") and stick(old, new): return
        shutil.copytree(old, new, copy_function=shutil.copyfile)
        for path in new.rglob("*"): path.chmod(0o777)
    copied(record, make)


def stick(old, new):
    """By way of an image of a stick; false where it cannot be mounted."""
    image, place = f"{old}.img", old.with_suffix(".stick")
    place.mkdir()
    with open(image, "wb") as file: file.truncate(64 << 20)
    try:
        run("mkfs.vfat", image)
        run("mount", "-o", "loop", image, place)
    except (OSError, subprocess.CalledProcessError):
        return print("SKIPPED: no stick can be mounted; the same is done without it.", file=sys.stderr)
    try:
        run("cp", "-r", old, place / "a")
        run("cp", "-r", place / "a", new)
    finally:
        run("umount", place)
    return True


@trouble("copied by a stick that has lost the difference of capital and small letters")
def _(record):
    for sitting in record.sittings: sitting.path.rename(sitting.path.parent / (sitting.path.stem.upper() + ".jsonl"))
    for sitting in record.sittings: sitting.path.parent.rename(sitting.path.parent.parent / sitting.writer.upper())

for mask in (0o000, 0o027, 0o077, 0o111):
    @trouble(f"copied with a mask of {mask:03o}")
    def _(record, mask=mask):
        for path in record.path.rglob("*"): path.chmod((0o777 if path.is_dir() else 0o666) & ~mask | (0o700 if path.is_dir() else 0o400))


# What sync clients leave

def left(name, place="ledger/bob-1", said="not a part of the record", change=lambda data: data):
    @trouble(f"left by a sync client: {name}", said=said)
    def _(record): (record.path / place / name.replace("{}", record.sittings[1].segment)).write_bytes(change(record.sittings[1].bytes()))


left("{} (conflicted copy 2026-11-21).jsonl", said="-")
left("{}.sync-conflict-20261121-091200-ABCDEFG.jsonl", said="-")
left("{} (ann's older copy).jsonl", said="-", change=lambda data: b"".join(line + b"\n" for line in data.split(b"\n")[:5]))
left("{} (a copy cut in a line).jsonl", said="unfinished record", change=lambda data: data[:-500])
left("{} (an empty copy).jsonl", said="-", change=lambda data: b"")
left("{} - Copy.jsonl", "ledger/cat-1", "-")
left("{}.jsonl~")
left(".nfs000000000001")
left(".{}.jsonl.Xy12Za")
left("{}.jsonl.part")
left("{}.jsonl.bak")
left("desktop.ini", "ledger")
left("Thumbs.db", ".")
left(".DS_Store", ".")
left("000001-0123456789abcdef (conflicted copy).json", "snapshots")

@trouble("the sitting in its place is older, and the newer one is left as a conflict", said="-")
def _(record):
    path, data = record.sittings[1].path, record.sittings[1].bytes()
    path.with_suffix(".conflict.jsonl").write_bytes(data)
    path.write_bytes(b"".join(line + b"\n" for line in data.split(b"\n")[:6]))


# What editors do

def edited(name, change):
    trouble(f"a sitting saved by an editor: {name}", DAMAGED, "less", "saved again by another program")(
        lambda record: record.sittings[1].path.write_bytes(change(record.sittings[1].bytes())))


edited("with CRLF", lambda data: data.replace(b"\n", b"\r\n"))
edited("with a byte order mark", lambda data: b"\xef\xbb\xbf" + data)
edited("with empty lines", lambda data: data.replace(b"\n", b"\n\n"))

@trouble("a sitting saved by an editor: without its last line feed")
def _(record): record.sittings[1].path.write_bytes(record.sittings[1].bytes()[:-1])

@trouble("every sitting saved with CRLF", DAMAGED, "less", "saved again by another program")
def _(record):
    for sitting in record.sittings: sitting.path.write_bytes(sitting.bytes().replace(b"\n", b"\r\n"))


# Renamed and moved

@trouble("a writer's folder renamed")
def _(record): record.sittings[1].path.parent.rename(record.path / "ledger" / "robert")

@trouble("every sitting in one folder")
def _(record):
    for sitting in record.sittings[1:]: sitting.path.rename(record.sittings[0].path.parent / sitting.file)

@trouble("a sitting's file renamed")
def _(record): record.sittings[1].path.rename(record.sittings[1].path.with_name("bob (1).jsonl"))

@trouble("the whole folder renamed", said="-")
def _(record):
    other = record.path.with_name("renamed.appraisal")
    record.path.rename(other)
    other.rename(record.path)

@trouble("what can be deleted deleted, and empty folders dropped")
def _(record): (record.path / "snapshots").rmdir()

@trouble("without .gitattributes", said="keeps git from changing line ends is missing")
def _(record): (record.path / ".gitattributes").unlink()

@trouble("with a sitting of another appraisal", said="belongs to another appraisal")
def _(record): record.sitting("dan", appraisal="0123456789abcdef-0123456789abcdef0123456789abcdef").append(join("dan", "member")).save()

@trouble("with a sitting by a version that signs nothing", said="Nobody signed it")
def _(record): record.sitting("bob", key=False).append(comment("b", "bob", "From the old machine.")).save()


# Old copies

def ends(record, count):
    """Cuts every sitting to what it was when it had so many batches, or fewer."""
    for sitting in record.sittings:
        signatures = [number for number, line in enumerate(sitting.lines) if line.members["op"] == "sign"]
        sitting.cut(signatures[min(count, len(signatures)) - 1] + 1).save()


@trouble("an old copy of everything, as it was before anybody had marked", state="less")
def _(record):
    ends(record, 1)

@trouble("a sitting from an old copy", DAMAGED, "less", "which is not here")
def _(record):
    record.sittings[1].path.write_bytes(b"".join(line + b"\n" for line in record.sittings[1].bytes().split(b"\n")[:6]))

@trouble("a sitting from an old copy, cut in a line", DAMAGED, "less", "which is not here")
def _(record): record.sittings[1].path.write_bytes(record.sittings[1].bytes()[:2500])

@trouble("a sitting that was not copied", DAMAGED, "less", "which is not here")
def _(record): record.sittings[1].path.unlink()

@trouble("a writer's folder that was not copied", DAMAGED, "less", "which is not here")
def _(record): shutil.rmtree(record.sittings[1].path.parent)

@trouble("the founding sitting that was not copied", DAMAGED, "less", "which is not here")
def _(record): record.sittings[0].path.unlink()

@trouble("a sitting that was not copied and that nobody had seen", state="same")
def _(record):
    record.sitting("bob").append(comment("late", "bob", "One more thing.")).save().path.unlink()

@trouble("a sitting that may not be read", UNJUDGED, "less", "cannot be read")
def _(record):
    record.sittings[1].path.unlink()
    record.sittings[1].path.symlink_to("/nowhere")


# Crashes

def torn(name, change, state="same", said="unfinished record"):
    @trouble(f"a crash: {name}", state=state, said=said)
    def _(record): record.sittings[2].path.write_bytes(change(record.sittings[2].bytes()))


def lines(data, count): return b"".join(line + b"\n" for line in data.split(b"\n")[:count])


torn("in the middle of a line", lambda data: data + b'{"n":17,"op":"x","at":"2026-11-21T')
torn("before the signature of the last batch", lambda data: lines(data, 16), "less")
torn("in the signature of the last batch", lambda data: data[:-100], "less")
torn("sectors that never reached the disk", lambda data: data + bytes(512 - len(data) % 512) + bytes(1024))

@trouble("a crash: before the first line", said="-")
def _(record): (record.path / "ledger/bob-1/20261121T100000Z-0123456789abcdef.jsonl").touch()

@trouble("a crash: in the first batch", said="unfinished record")
def _(record):
    sitting = record.sitting("bob").append(comment("late", "bob", "One more thing.")).save()
    sitting.path.write_bytes(sitting.bytes()[:-200])

@trouble("a crash: a snapshot that was not given its name", said="was left by a crash")
def _(record): (record.path / "snapshots/.new-0123456789abcdef").write_text("{")


# Machines

def second(record): return record.sitting("bob", writer="bob-2", host="laptop")
def vouch(key): return dict(vouch=dict(assessor="bob", key=key.public))


@trouble("a second machine that asks for its key")
def _(record): second(record).append(vouch(Key.of("bob-2"))).save()

@trouble("a second machine that wrote before its key was confirmed")
def _(record): second(record).append(comment("laptop", "bob", "From my laptop.")).save()

@trouble("a second machine whose key the facilitator confirmed", state="more")
def _(record):
    second(record).append(vouch(Key.of("bob-2"))).save()
    record.sittings[0].append(vouch(Key.of("bob-2")), seen=others(record, record.sittings[0])).save()
    record.sitting("bob", writer="bob-2").append(comment("laptop", "bob", "From my laptop.")).save()

@trouble("a second machine whose key the first one confirmed", state="more")
def _(record):
    second(record).append(vouch(Key.of("bob-2")), comment("laptop", "bob", "From my laptop."), group=False).save()
    record.sittings[1].append(vouch(Key.of("bob-2"))).save()

@trouble("a home that was copied to another machine", state="more")
def _(record): record.sitting("bob", writer="bob-9", key=Key.of("bob-1")).append(comment("laptop", "bob", "From my laptop.")).save()


def make(folder, number, change):
    record = meeting(folder / f"{number:03}.appraisal")
    change(record)
    return record.path


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    print("as it was", GOOD, "same", "-", make(folder, 0, lambda record: None), sep="\t")
    for number, (name, code, state, said, change) in enumerate(TROUBLES, 1):
        print(name, code, state, said, make(folder, number, change), sep="\t")
