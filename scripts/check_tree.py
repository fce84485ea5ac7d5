"""Holds the tree to the rules that neither the compiler nor the formatter knows.

Prints one sentence for each fault, "file:line: what is wrong", and exits with 1 if there is any.
Takes the folder to check; without one, the repository that this file is in.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import manifest
from swift_source import code_of

MOST_LINES = 500
MOST_FUNCTION_LINES = 60
MOST_BYTES = 1 << 20

# Who may import curses, whatever Package.swift says: one target drives the terminal.
CURSES_IMPORTERS = {"Terminal", "TerminalTests"}

# The one symbolic link: a target that is another one's sources, compiled with other settings. A checkout
# that cannot hold links does not build, and says so at once; a copy could fall behind in silence.
LINKS = {"Sources/SampleKernelWide": "SampleKernel"}

# Modules from outside that neither read nor change anything outside the program.
PURE_MODULES = {"Crypto", "FoundationEssentials"}

FORBIDDEN = [
    (r"\bfatalError\b", "fatalError ends the program: throw an error that carries the facts"),
    (r"\bpreconditionFailure\b", "preconditionFailure ends the program: throw an error"),
    (r"\bprecondition\s*\(", "precondition ends the program: throw an error"),
    (r"\btry!", "try! ends the program where it fails: catch or pass on the error"),
    (r"\bas!", "as! ends the program where it fails: use as? or a closed enum"),
    (r"\bnonisolated\(unsafe\)", "nonisolated(unsafe) switches off the check for data races"),
    (r"@unchecked\s+Sendable\b", "@unchecked Sendable switches off the check for data races"),
]

# Text leaves the program by one file, which knows what is safe where; what else writes to a terminal.
CONSOLE = "Sources/AppraiseCommands/Console.swift"
OUTPUT = r"(?<![\w.])(?<!func )(?:debugPrint|print|dump|fputs|puts|fwrite|putchar|printf)\("

# What would make the same input give another answer.
IMPURE = [
    (r"\bSystemRandomNumberGenerator\b", "takes randomness from the system"),
    (r"\.(?:shuffled?|randomElement)\(\s*\)", "takes randomness from the system"),
    (r"\.random\((?![^()]*\busing:)", "takes randomness from the system"),
    (r"\b(?:Continuous|Suspending)Clock\b", "reads a clock"),
    (r"\bCommandLine\.", "reads the command line"),
    (r"(?<![\w.])readLine\(", "reads standard input"),
    (r"(?<![\w.])(?<!func )(?:debugPrint|print|dump)\(", "writes to standard output"),
    (r"\.hashValue\b|\bHasher\(\)", "uses hashes that differ from run to run"),
]

UNWANTED_NAMES = re.compile(
    r"(^|/)(\.DS_Store|\.env|core|__pycache__|node_modules|\.idea|\.vscode|id_(rsa|ed25519))(/|$)"
    r"|\.(orig|rej|bak|tmp|log|swp|swo|o|a|so|dylib|pyc|profraw|profdata|pem|key)$|~$"
)


class Tree:
    """The files that are, or would be, under version control."""

    def __init__(self, root):
        self.root = root
        self.paths = sorted(self._listed())
        self._texts, self._codes = {}, {}
        self.targets_by_folder = self.targets()

    def _listed(self):
        if (self.root / ".git").exists():
            listing = subprocess.run(
                ["git", "-C", self.root, "ls-files", "-z", "-co", "--exclude-standard"],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            return [p for p in set(listing.split("\0")) if p and self._is_there(self.root / p)]
        paths = []
        for folder, inner, names in os.walk(self.root):
            inner[:] = [name for name in inner if name != ".build"]
            names += [name for name in inner if (Path(folder) / name).is_symlink()]
            paths += [str((Path(folder) / name).relative_to(self.root)) for name in names]
        return paths

    @staticmethod
    def _is_there(file):
        return file.is_file() or file.is_symlink()

    def text(self, path):
        if path not in self._texts:
            file = self.root / path
            self._texts[path] = "" if file.is_symlink() else file.read_text("utf-8", "replace")
        return self._texts[path]

    def code(self, path):
        if path not in self._codes:
            self._codes[path] = code_of(self.text(path))
        return self._codes[path]

    def swift(self, *folders):
        return [p for p in self.paths if p.endswith(".swift") and p.split("/")[0] in folders]

    def folders(self):
        """The folders directly in Sources and Tests that hold files; Python alone makes no target."""
        parts = [path.split("/") for path in self.paths if not path.endswith(".py")]
        found = {f"{p[0]}/{p[1]}" for p in parts if p[0] in ("Sources", "Tests") and len(p) > 2}
        return found | (LINKS.keys() & set(self.paths))

    def targets(self):
        """The targets that Package.swift lists, by their folder."""
        found, _ = manifest.targets(self.text("Package.swift"))
        return {target.folder: target for target in found}

    def target_of(self, path):
        """The target that a file belongs to, or nothing."""
        targets = self.targets_by_folder
        parts = path.split("/")
        folders = ["/".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]
        return next((targets[folder] for folder in folders if folder in targets), None)

    def matches(self, path, pattern, text=None):
        """Line number and match of each place where the code has the pattern."""
        text = self.code(path) if text is None else text
        for match in re.finditer(pattern, text):
            yield text.count("\n", 0, match.start()) + 1, match

    def line(self, path, number):
        return self.text(path).split("\n")[number - 1]


def check_manifest(tree):
    """Package.swift is the one list of what a target may use."""
    path = "Package.swift"
    found, products = manifest.targets(tree.text(path))
    kinds, folders = {}, tree.folders()
    for target in found:
        if target.name in kinds:
            yield path, target.line, f"lists the target {target.name} twice"
        kinds[target.name] = target.kind
        if target.folder not in folders and not target.folder.startswith("Benchmarks/"):
            yield path, target.line, f"lists the target {target.name}, which does not exist"
        if target.kind not in manifest.MACHINE_MODULES:
            yield path, target.line, f"does not say by its helper what the target {target.name} is"
        if "CNcurses" in target.uses and target.name not in CURSES_IMPORTERS:
            yield path, target.line, f"lets {target.name} use CNcurses, which only Terminal may"
    for folder in sorted(folders - tree.targets_by_folder.keys()):
        yield path, 1, f"does not list the target {folder.split('/')[1]}"
    for target in found:
        for used in target.uses:
            if used not in kinds and used not in products:
                yield path, target.line, f"lets {target.name} use {used}, which it does not list"
            elif target.kind == "pure" and kinds.get(used) != "pure" and used not in PURE_MODULES:
                yield path, target.line, f"calls {target.name} pure, which uses {used}"


def check_imports(tree):
    pattern = (
        r"(?<![\w.])import[ \t]+"
        r"(?:(?:struct|class|enum|protocol|typealias|actor|func|var|let)[ \t]+)?(\w+)"
    )
    imported = {}
    for path in tree.swift("Sources", "Tests", "Benchmarks"):
        target = tree.target_of(path)
        for line, match in tree.matches(path, pattern) if target else []:
            name, module = target.name, match.group(1)
            imported.setdefault(name, set()).add(module)
            if module == "CNcurses" and name not in CURSES_IMPORTERS:
                yield path, line, f"{name} imports CNcurses, which only Terminal may"
            elif module not in target.imports:
                yield path, line, f"{name} imports {module}, which Package.swift does not allow"
    for link, source in LINKS.items():
        if link in tree.paths:
            imported[Path(link).name] = imported.get(source, set())
    targets = tree.targets_by_folder.values()
    programs = {target.name for target in targets if target.kind == "program"}
    for target in targets:
        for used in sorted(set(target.uses) - imported.get(target.name, set()) - programs):
            sentence = f"lets {target.name} use {used}, which it does not import"
            yield "Package.swift", target.line, sentence
    for path in tree.paths:
        if re.match(r"Sources/(?!CNcurses/|CTerminal/).*\.[ch]$", path):
            for line, _ in tree.matches(path, r"#\s*include\s*[<\"].*curses", tree.text(path)):
                yield path, line, "includes curses, which only CNcurses and CTerminal may"


def check_constructs(tree):
    for path in tree.swift("Sources"):
        target = tree.target_of(path)
        rules = list(FORBIDDEN)
        if target and target.kind == "pure":
            rules += [(p, f"{what}, and {target.name} is pure") for p, what in IMPURE]
        for pattern, sentence in rules:
            for line, _ in tree.matches(path, pattern):
                if "// why:" not in tree.line(path, line):
                    yield path, line, f'{sentence} (or say "// why: ..." on the line)'


def check_text(tree):
    for path in tree.swift("Sources"):
        for line, _ in tree.matches(path, r'\bsplit\(\s*separator:\s*"\\[nr]', tree.text(path)):
            yield path, line, "passes over a carriage return with its line feed: use textLines"
        if path != CONSOLE:
            for line, _ in tree.matches(path, OUTPUT):
                yield path, line, f"writes to a terminal: only {CONSOLE} does"


def check_notes_to_self(tree):
    for path in tree.paths:
        if path.split("/")[0] in ("Sources", "Tests", "Benchmarks"):
            for line, match in tree.matches(
                path, r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b", tree.text(path)
            ):
                yield path, line, f"{match.group(1)}: do it, or leave it unsaid"


def is_program_text(path):
    return path.endswith((".swift", ".c", ".h", ".py", ".sh")) or (
        path.split("/")[0] in ("scripts", "Benchmarks", ".ci") and "." not in Path(path).name
    )


def check_lengths(tree):
    for path in tree.paths:
        if is_program_text(path) and "Generated by scripts/" not in tree.text(path)[:400]:
            lines = tree.text(path).count("\n")
            if lines > MOST_LINES:
                yield path, lines, f"has {lines} lines; the limit is {MOST_LINES}"
    declaration = re.compile(r"\b(?:func|init|subscript|var|let|case|associatedtype|typealias)\b")
    head = re.compile(r"\b(?:func\s+([^\s(<]+)|(init)\b[?]?)\s*(?=[(<])")
    for path in tree.swift("Sources"):
        code = tree.code(path)
        for match in head.finditer(code):
            after = closing(code, code.find("(", match.end()), "()")
            body = re.compile(r"[{}]").search(code, after)
            # A requirement of a protocol has no body: the next brace belongs to something else.
            if not body or body.group() == "}" or declaration.search(code, after, body.start()):
                continue
            end = closing(code, body.start(), "{}")
            lines = code.count("\n", match.start(), end) + 1
            if lines > MOST_FUNCTION_LINES and not is_one_switch(code[body.end() : end - 1]):
                line = code.count("\n", 0, match.start()) + 1
                name = match.group(1) or "init"
                yield path, line, f"{name} has {lines} lines; the limit is {MOST_FUNCTION_LINES}"


def is_one_switch(body):
    """Whether a body is one `switch`: cut in two it would need a `default:` that hides cases."""
    body = body.strip()
    return body.startswith("switch ") and closing(body, body.find("{"), "{}") == len(body)


def closing(code, opening, pair):
    """The place after the bracket that closes the one at `opening`."""
    depth = 0
    for match in re.compile(f"[{re.escape(pair)}]").finditer(code, max(opening, 0)):
        depth += 1 if match.group() == pair[0] else -1
        if depth == 0:
            return match.end()
    return len(code)


def check_expectations(tree):
    """Each test expects something itself, or by a function whose name says so."""
    expectation = re.compile(
        r"#expect\b|#require\b|\bexpect(?:[A-Z]\w*)?\(|\bwaitUntil\("
        r"|\bconfirmation\(|\bIssue\.record\("
    )
    for path in tree.swift("Tests"):
        code = tree.code(path)
        for line, match in tree.matches(path, r"@Test\b"):
            start = re.compile(r"\bfunc\b").search(code, match.end())
            if start and not expectation.search(body_after(code, start.end())):
                yield path, line, "is a test without an expectation: it cannot fail"


def body_after(code, position):
    """The body of the function whose name or parameters stand at a place."""
    parameters = closing(code, code.find("(", position), "()")
    opening = code.find("{", parameters)
    return "" if opening < 0 else code[opening : closing(code, opening, "{}")]


def check_methods(tree):
    """Each method has its test file, and a note that bears its name or names it."""
    texts = "".join(tree.text(p) for p in tree.paths if re.match(r"docs/methods/.*\.md$", p))
    tests = {
        Path(p).stem for p in tree.swift("Tests") if p.startswith("Tests/DecisionAnalysisTests/")
    }
    sources = [p for p in tree.swift("Sources") if p.startswith("Sources/DecisionAnalysis/")]
    for path in sources:
        # Foundations and extensions serve the methods; they are none.
        name = Path(path).stem
        if "/Foundations/" in path or "+" in name:
            continue
        if f"{name}Tests" not in tests:
            yield path, 1, f"has no {name}Tests.swift in Tests/DecisionAnalysisTests"
        if f"`{name}`" not in texts and f"docs/methods/{name}.md" not in tree.paths:
            yield path, 1, f"has no note: nothing in docs/methods is about `{name}`"
    for path in tree.paths:
        name = Path(path).stem
        is_note = path.startswith("docs/methods/") and re.match(r"[A-Z]\w*$", name)
        if is_note and name != "README" and not any(Path(s).stem == name for s in sources):
            yield path, 1, f"is about {name}, which is not in Sources/DecisionAnalysis"


def check_generated(tree):
    script = tree.root / "scripts/generate"
    if script.exists():
        run = subprocess.run(
            [script, "--check"], capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        if run.returncode != 0:
            said = (run.stdout + run.stderr).strip().replace("\n", " ")
            yield "scripts/generate", 1, f"generated files are stale: run it. It says: {said}"


def check_clutter(tree):
    for path in tree.paths:
        file = tree.root / path
        if UNWANTED_NAMES.search(path):
            yield path, 1, "looks committed by mistake"
        elif file.is_symlink():
            if os.readlink(file) != LINKS.get(path):
                yield path, 1, "is a symbolic link, which not every checkout can hold"
        elif file.stat().st_size > MOST_BYTES:
            yield path, 1, f"is larger than {MOST_BYTES >> 20} MiB"
        elif path.endswith((".swift", ".md", ".json", ".txt", ".py", ".c", ".h", ".yml")):
            for line, _ in tree.matches(path, r"(?m)^(<{7} |>{7} |={7}$)", tree.text(path)):
                yield path, line, "has a mark of an unresolved merge"


def check_links(tree):
    for path in tree.paths:
        if not path.endswith(".md"):
            continue
        for line, match in tree.matches(path, r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)", tree.text(path)):
            goal = match.group(1)
            if "://" in goal or goal.startswith("mailto:"):
                continue
            if not (tree.root / path).parent.joinpath(goal).exists():
                yield path, line, f"links to {goal}, which does not exist"


CHECKS = [
    check_manifest,
    check_imports,
    check_constructs,
    check_text,
    check_notes_to_self,
    check_lengths,
    check_expectations,
    check_methods,
    check_generated,
    check_clutter,
    check_links,
]


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()
    tree = Tree(root)
    faults = [fault for check in CHECKS for fault in check(tree)]
    for path, line, sentence in faults:
        print(f"{path}:{line}: {sentence}.")
    print(f"{len(tree.paths)} files, {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}.")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
