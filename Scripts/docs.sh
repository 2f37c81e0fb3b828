#!/usr/bin/env bash
# Builds the documentation of every library target of the manifest under .build/docs and fails on any warning.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release
built=$(swift build -c release --show-bin-path)
triple=$(swift -print-target-info | sed -nE 's/.*"triple" *: *"([^"]+)".*/\1/p' | head -n 1)

# The targets of one type and module type, one name per line. The description gives a target's keys in alphabetical
# order, a line each.
description=$(swift package describe --type json)
targets() {
  awk -F '"' -v type="$1" -v module="$2" '
    $2 == "module_type" { seen = $4 }
    $2 == "name" { name = $4 }
    $2 == "type" && $4 == type && seen == module { print name }
    $2 == "type" { seen = "" }' <<<"$description"
}

# A module that imports a C library within is only read where that library's module map is found.
doors=()
for door in $(targets system-target SystemLibraryTarget); do doors+=(-I "Sources/$door"); done
for door in $(targets library ClangTarget); do
  map="$built/$door.build/module.modulemap"
  [ -e "$map" ] || map="Sources/$door/include/module.modulemap"
  doors+=(-Xcc "-fmodule-map-file=$map")
done

rm -rf .build/docs .build/symbols
mkdir -p .build/docs
for target in $(targets library SwiftTarget); do
  echo "Documenting $target"
  symbols=.build/symbols/$target
  mkdir -p "$symbols"
  swift symbolgraph-extract -module-name "$target" -target "$triple" -I "$built/Modules" "${doors[@]}" \
    -minimum-access-level public -output-dir "$symbols"
  catalogue=()
  for folder in "Sources/$target"/*.docc; do
    [ ! -d "$folder" ] || catalogue=("$folder")
  done
  docc convert "${catalogue[@]}" --additional-symbol-graph-dir "$symbols" --fallback-display-name "$target" \
    --fallback-bundle-identifier "ballast.$target" --output-path ".build/docs/$target.doccarchive" --warnings-as-errors
done
echo "The documentation is in .build/docs."
