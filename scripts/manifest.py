"""The targets that Package.swift lists: what each of them is, where it lies, and what it uses."""

import re
from dataclasses import dataclass

# How a target is written down: by a helper of the manifest, or plainly where it is no Swift.
_CALL = re.compile(
    r'(?<![\w.])(pure|effect|program|shared|tests)\(\s*"(\w+)"'
    r'|(?<!\w)\.(target|systemLibrary|executableTarget|testTarget)\(\s*name: "(\w+)"'
)
_PRODUCT = re.compile(r"let (\w+) = Target\.Dependency\.product\(\s*name: \"(\w+)\"")

# Modules of the machine and of testing that a kind of target may import beside what it uses.
_MACHINE = {"Glibc", "Synchronization"}
MACHINE_MODULES = {
    "pure": set(),
    "effect": _MACHINE,
    "program": _MACHINE,
    "shared": _MACHINE | {"Foundation", "Testing"},
    "tests": _MACHINE | {"Foundation", "Testing"},
    "C": set(),
}


@dataclass
class Target:
    name: str
    kind: str  # a key of MACHINE_MODULES, or "other" where no helper of the manifest is used
    uses: list  # names of targets, and of products of other packages
    folder: str
    line: int
    settings: str = ""  # the name of more settings than all have

    @property
    def imports(self):
        """The modules that its sources may import."""
        return set(self.uses) | MACHINE_MODULES.get(self.kind, set())


def targets(text):
    """The targets of a manifest in their order, and the names of the products it uses."""
    text = _without_comments(text)
    products = dict(_PRODUCT.findall(text))
    found = []
    for match in _CALL.finditer(text):
        call = text[match.end() : _closing(text, match.start())]
        name = match.group(2) or match.group(4)
        found.append(
            Target(
                name,
                match.group(1) or _plain_kind(match.group(3), call),
                _uses(call, products),
                _folder(name, match.group(1) or match.group(3), call),
                text.count("\n", 0, match.start()) + 1,
                (re.findall(r"settings: (\w+)", call) or [""])[0],
            )
        )
    return found, set(products.values())


def _plain_kind(call, text):
    return "C" if call in ("target", "systemLibrary") and "swiftSettings" not in text else "other"


def _uses(call, products):
    listed = re.match(r"\s*,\s*(?:dependencies:\s*)?\[([^\]]*)\]", call)
    words = re.findall(r'"(\w+)"|(\w+)', listed.group(1)) if listed else []
    return [name or products.get(product, product) for name, product in words]


def _folder(name, call, text):
    path = re.search(r'path: "([^"]+)"', text)
    if path:
        return path.group(1)
    return ("Tests/" if call in ("shared", "tests", "testTarget") else "Sources/") + name


def _closing(text, start):
    depth = 0
    for match in re.compile(r"[()]").finditer(text, start):
        depth += 1 if match.group() == "(" else -1
        if depth == 0:
            return match.start()
    return len(text)


def _without_comments(text):
    # An address has slashes of its own.
    return re.sub(r"(?<!:)//[^\n]*", "", text)
