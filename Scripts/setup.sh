#!/usr/bin/env bash
# Sees that what the build and the report need is there: a Swift toolchain, which it asks for, and system packages,
# which it installs. Where nothing is missing it says nothing and asks for nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

unavailable=69 # sysexits: EX_UNAVAILABLE

# One line per need: the package, then others that serve as well.
needs=(
  "libopenblas-dev"
  "liblapack-dev"
  "liblapacke-dev"
  "libboost-math-dev libboost-dev"
  "libnlopt-dev"
  "libssl-dev"
  "gnuplot-nox gnuplot-qt gnuplot-x11"
  "pkg-config pkgconf"
)

say() { echo "setup: $*" >&2; }

check_toolchain() {
  local wanted found
  wanted=$(sed -nE 's|^// swift-tools-version: *([0-9.]+).*|\1|p' Package.swift)
  found=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p') || true
  if [ -z "$found" ]; then
    say "no Swift toolchain on the PATH; install Swift $wanted or newer from https://swift.org/install"
    exit $unavailable
  fi
  if ! printf '%s\n' "$wanted" "$found" | sort -V -C; then
    say "Swift $found is too old; install Swift $wanted or newer from https://swift.org/install"
    exit $unavailable
  fi
}

is_installed() { dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

has_candidate() { [[ $(LC_ALL=C apt-cache policy "$1") == *"Candidate: "[!\(]* ]]; }

# Prints the names of its arguments that satisfy a test, one per line.
those_that() {
  local test=$1 name
  shift
  for name in "$@"; do
    if "$test" "$name"; then echo "$name"; fi
  done
}

install_missing_packages() {
  local need missing=() packages=() available as_root=()
  for need in "${needs[@]}"; do
    # shellcheck disable=SC2086 # a need is a list of names
    [ -n "$(those_that is_installed $need)" ] || missing+=("$need")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  say "missing: ${missing[*]%% *}"
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "there is no sudo here; as root, run: apt-get install ${missing[*]%% *}"
      exit $unavailable
    fi
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120)

  "${as_root[@]}" update || say "the package lists could not be brought up to date; going on with those that are here"
  for need in "${missing[@]}"; do
    # shellcheck disable=SC2086 # a need is a list of names
    available=$(those_that has_candidate $need)
    if [ -z "$available" ]; then
      say "no package source offers ${need// / or }"
      exit $unavailable
    fi
    packages+=("${available%%$'\n'*}")
  done
  say "installing: ${packages[*]}"
  "${as_root[@]}" install -y --no-install-recommends "${packages[@]}"
}

# On other systems packages have other names, so that only what they bring can be looked for.
check_libraries() {
  local libraries=(openblas lapacke nlopt libcrypto)
  if command -v gnuplot >/dev/null && pkg-config --exists "${libraries[@]}" 2>/dev/null; then return 0; fi
  say "this is no Debian or Ubuntu; install OpenBLAS, LAPACK with LAPACKE, Boost.Math, NLopt, OpenSSL (each with its"
  say "headers), gnuplot and pkg-config with this system's package manager"
  pkg-config --exists "${libraries[@]}" 2>/dev/null || exit $unavailable
}

check_toolchain
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  install_missing_packages
else
  check_libraries
fi
