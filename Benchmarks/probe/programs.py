"""The programs that are measured, and how each is started, moved about in and left."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

UP, DOWN = b"\x1b[A", b"\x1b[B"
ESCAPE = b"\x1b"


@dataclass
class Program:
    """`marker` stands on its first complete screen; `arrive` are keys to the place to move about in."""

    name: str
    command: list
    folder: Path
    marker: str
    down: bytes = b"j"
    up: bytes = b"k"
    quit: list = field(default_factory=lambda: [b"q"])
    arrive: list = field(default_factory=list)


class Workspace:
    """A folder with something to show for every program, and an environment that is always the same."""

    def __init__(self, folder, entries):
        self.folder = Path(folder)
        self.entries = entries
        home = self.folder / "home"
        home.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "USER": "probe",
            "LOGNAME": "probe",
            "SHELL": "/bin/sh",
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def text(self):
        """A text file of 500 lines."""
        path = self.folder / "text" / "table.csv"
        path.parent.mkdir(exist_ok=True)
        rows = [f"option {i:03},{i * 37 % 101},{i * 53 % 97},{i * 71 % 89}" for i in range(500)]
        path.write_text("\n".join(rows) + "\n")
        return path

    def files(self):
        """A folder with one file for each entry."""
        folder = self.folder / "files"
        folder.mkdir(exist_ok=True)
        for i in range(self.entries):
            (folder / f"entry-{i:03}.txt").write_text("entry\n")
        return folder

    def repository(self):
        """A git repository with one commit for each entry."""
        folder = self.folder / "repository"
        if not folder.exists():
            git = ["git", "-C", str(folder)]
            folder.mkdir()
            subprocess.run([*git, "init", "-q", "-b", "main"], check=True, env=self.environment)
            commits = "".join(
                f"commit refs/heads/main\ncommitter Probe <probe@example.org> {1700000000 + i} +0000\n"
                f"data <<END\nentry {i:03}: an option is weighed against the others\nEND\n"
                for i in range(self.entries)
            )
            subprocess.run(
                [*git, "fast-import", "--quiet"],
                check=True,
                env=self.environment,
                input=commits.encode(),
            )
        return folder


def appraise(binary, path, workspace, marker, name, keys):
    """The program on an appraisal; `keys` lead from its first screen to where it is measured."""
    arrive = [key.encode() for key in keys]
    return Program(name, [binary, path], workspace.folder, marker, DOWN, UP, arrive=arrive)


def peers(workspace):
    """Well-known programs, those that are installed."""
    text, files, repository = workspace.text(), workspace.files(), workspace.repository()
    newest = f"entry {workspace.entries - 1:03}"
    leave_vim = [ESCAPE, b":q!\r"]
    found = [
        Program("vim", ["vim", "-u", "NONE", text.name], text.parent, "option 000", quit=leave_vim),
        Program("tig", ["tig"], repository, newest, quit=[b"Q"]),
        Program("less", ["less", text.name], text.parent, "option 000"),
        Program("mc", ["mc", "-u", ".", "."], files, "entry-000.txt", DOWN, UP, [b"\x1b[21~"]),
        Program("htop", ["htop"], files, "PID", DOWN, UP),
    ]
    return [program for program in found if shutil.which(program.command[0])]
