"""What others need for the same entries; each prints nothing and does its work once.

hash FOLDER      reads every segment and works out every hash of its chain
parse FOLDER     the same, and reads every line as JSON
sqlite FILE      checks a database of the entries, and reads them all
"""
import hashlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path


def lines(folder):
    """Every line with the hash of the line before, segment after segment."""
    for path in sorted(Path(folder).glob("ledger/*/*.jsonl")):
        last = b"0" * 64
        for line in path.read_bytes().split(b"\n")[:-1]:
            yield line, last
            last = line[-66:-2]


def check(folder, parse):
    for line, last in lines(folder):
        if hashlib.sha256(b"appraise.ledger.v1\n" + last + line[:-72]).hexdigest().encode() != line[-66:-2]:
            sys.exit("a hash is wrong")
        if parse:
            json.loads(line)


def database(folder, path):
    """Makes the database that `sqlite` checks."""
    with sqlite3.connect(path) as base:
        base.execute("create table entries (segment int, n int, line blob, primary key (segment, n))")
        base.executemany("insert into entries values (?, ?, ?)",
                         ((number % 9, number, line) for number, (line, _) in enumerate(lines(folder))))


def repository(folder, path):
    """Makes a git repository with one commit for every entry."""
    subprocess.run(["git", "init", "-q", "-b", "main", path], check=True)
    commits = b"".join(b"commit refs/heads/main\ncommitter A <a@b> %d +0000\ndata %d\n%s\n" % (
        1_700_000_000 + number, len(line), line) for number, (line, _) in enumerate(lines(folder)))
    subprocess.run(["git", "-C", path, "fast-import", "--quiet"], input=commits, check=True)


def main():
    name, place = sys.argv[1:3]
    if name == "sqlite":
        base = sqlite3.connect(place)
        if base.execute("pragma integrity_check").fetchall() != [("ok",)]:
            sys.exit("the database is damaged")
        sum(len(line) for line, in base.execute("select line from entries order by segment, n"))
    else:
        check(place, name == "parse")


if __name__ == "__main__":
    main()
