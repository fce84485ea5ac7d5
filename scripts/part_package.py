"""A small package with some targets of this one and their tests, copied to a place under .build.

What is tried out there touches nothing else, and takes a fraction of the whole to build.
"""
import os
import shutil

import manifest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _targets():
    with open(f"{ROOT}/Package.swift", encoding="utf-8") as file:
        found, _ = manifest.targets(file.read())
    return {target.name: target for target in found}


TARGETS = _targets()

HEAD = """// swift-tools-version: 6.2
import PackageDescription
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("InternalImportsByDefault"),
]
let wide: [SwiftSetting] = %s
let package = Package(
  name: "appraise",
  dependencies: [%s],
  targets: [
"""
CRYPTO = '.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")'


def closure(names):
    """The targets with all that they use."""
    found = []
    for name in names:
        for used in [n for n in TARGETS[name].uses if n in TARGETS]:
            found += [n for n in closure([used]) if n not in found]
        found += [name] if name not in found else []
    return found


def description(names):
    wide = '[.unsafeFlags(["-Xcc", "-mavx2"])]' if os.uname().machine == "x86_64" else "[]"
    lines = []
    for name in closure(names):
        target = TARGETS[name]
        kind = "testTarget" if target.kind == "tests" else "target"
        uses = ", ".join(
            f'"{used}"' if used in TARGETS else f'.product(name: "{used}", package: "swift-crypto")'
            for used in target.uses)
        more = f" + {target.settings}" if target.settings else ""
        settings = "" if target.kind == "C" else f", swiftSettings: strict{more}"
        lines.append(
            f'    .{kind}(name: "{name}", dependencies: [{uses}], path: "{target.folder}"'
            f"{settings}),\n")
    crypto = CRYPTO if any("swift-crypto" in line for line in lines) else ""
    return HEAD % (wide, crypto) + "".join(lines) + "  ])\n"


def copy(place, names):
    """Brings the copy of some test targets, and what they use, up to date; touches only what differs."""
    os.makedirs(f"{place}/docs/format", exist_ok=True)
    write(f"{place}/Package.swift", description(names))
    shutil.copy(f"{ROOT}/docs/format/verify.py", f"{place}/docs/format/verify.py")
    # Tests read the cases that come with the program.
    shutil.copytree(f"{ROOT}/data", f"{place}/data", dirs_exist_ok=True)
    if not os.path.exists(f"{place}/Package.resolved"):
        shutil.copy(f"{ROOT}/Package.resolved", f"{place}/Package.resolved")
    wanted = [TARGETS[name].folder for name in closure(names)]
    kept = set()
    for folder in wanted:
        for base, _, files in os.walk(f"{ROOT}/{folder}"):
            for name in files:
                path = os.path.relpath(os.path.join(base, name), ROOT)
                kept.add(path)
                os.makedirs(os.path.dirname(f"{place}/{path}"), exist_ok=True)
                with open(f"{ROOT}/{path}", encoding="utf-8") as file:
                    write(f"{place}/{path}", file.read())
    for folder in ("Sources", "Tests"):
        for base, _, files in os.walk(f"{place}/{folder}"):
            for name in files:
                path = os.path.join(base, name)
                if os.path.relpath(path, place) not in kept:
                    os.remove(path)


def write(path, text):
    """Writes a file unless it says the same already, so that nothing is built again for nothing."""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
