#!/usr/bin/env bash
# Runs every test in release, and fails where fewer ran than Tests/floor says: a suite that runs nothing passes too.
set -euo pipefail
cd "$(dirname "$0")/.."

floor=$(<Tests/floor)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Without testable imports the tests run the very modules that `swift build -c release` makes, and neither command
# makes the other compile again.
swift test -c release --disable-testable-imports 2>&1 | tee "$log"

ran=$(sed -nE 's/.*Test run with ([0-9]+) tests? .*/\1/p' "$log" | tail -n 1)
if [ "${ran:-0}" -lt "$floor" ]; then
  echo "test: ${ran:-0} tests ran, fewer than the $floor of Tests/floor" >&2
  exit 1
fi
echo "$ran tests ran; Tests/floor asks for $floor."
