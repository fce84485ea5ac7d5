# Helpers of the scripts in this repository. Source it; it does nothing by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "${0##*/}: $*"
  exit 1
}

# Puts the Swift toolchain on PATH.
need_swift() {
  command -v swift >/dev/null && return
  local folder
  for folder in /opt/swift/usr/bin "$HOME/.local/share/swiftly/bin" /usr/local/swift/usr/bin; do
    if [ -x "$folder/swift" ]; then
      export PATH="$folder:$PATH"
      return
    fi
  done
  die "Swift was not found on PATH or in /opt/swift. Install Swift 6.3 or newer from https://www.swift.org/install."
}

# Installs those of the named Debian packages that are missing. Never asks anything.
need_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian system, so nothing is installed. Debian calls what is needed: $*."
    return
  fi
  local name missing=()
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
      missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    if ! { command -v sudo && sudo -n true; } >/dev/null 2>&1; then
      die "Missing Debian packages, and no right to install them here. Run first: sudo apt-get install ${missing[*]}"
    fi
    as_root=(sudo -n)
  fi
  say "Installing Debian packages: ${missing[*]}"
  # The package lists of a new machine may be empty or old: fetch them only when the first try fails.
  quietly apt_get install "${missing[@]}" && return
  loudly apt_get update || true
  loudly apt_get install "${missing[@]}" ||
    die "apt-get could not install ${missing[*]}; its messages are above."
}

apt_get() {
  local verb=$1
  shift
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$verb" -y \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 --no-install-recommends "$@"
}

# Runs a command without input and without a word, whatever becomes of it.
quietly() { "$@" </dev/null >/dev/null 2>&1; }

# Runs a command without input; shows what it printed only if it fails.
loudly() {
  local log status=0
  log=$(mktemp)
  "$@" </dev/null >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# Builds a product as it is shipped, and sets $binary to its path.
# The runtime is linked in: the program starts sooner and needs no Swift where it runs.
build_release() {
  local product=$1
  binary="$root/.build/release/$product"
  # A binary newer than everything it is made of needs no build, which alone would take a second.
  if [ -x "$binary" ] && [ -z "$(find "$root/Sources" "$root/data" "$root/Package.swift" \
    "$root/Benchmarks/analysis/swift" -newer "$binary" -print -quit)" ]; then
    return
  fi
  [ -x "$binary" ] || say "Building $product. The first time takes several minutes."
  loudly swift build --package-path "$root" -c release --product "$product" \
    --static-swift-stdlib -Xswiftc -static-executable || die "the build of $product failed; its messages are above."
}

# Sets $python to an interpreter, private to this checkout, that has the given packages of PyPI
# ("name==version").
need_python() {
  local venv="$root/.build/python" package wanted
  python="$venv/bin/python"
  if ! quietly "$python" -c 'import pip'; then
    need_packages python3 python3-venv
    local base=/usr/bin/python3
    [ -x "$base" ] || base=$(command -v python3) || die "python3 was not found."
    rm -rf "$venv"
    loudly "$base" -m venv "$venv" || die "python3 could not make a private environment in $venv."
  fi
  wanted=()
  for package in "$@"; do
    quietly "$python" -c 'import sys
from importlib.metadata import version
name, wanted = sys.argv[1].split("==")
sys.exit(version(name) != wanted)' "$package" || wanted+=("$package")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  say "Fetching from PyPI: ${wanted[*]}"
  loudly "$python" -m pip install --disable-pip-version-check --quiet "${wanted[@]}" ||
    die "pip could not fetch ${wanted[*]}; its messages are above."
}
