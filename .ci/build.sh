#!/usr/bin/env bash
# Release build into dist/. Arguments go to trunk.
set -eu
cd "$(dirname "$0")/.."

# Error messages inside the wasm name source files. Without this they name folders of the building machine:
# longer, different on every machine, and nobody's business.
cargo fetch --quiet --target wasm32-unknown-unknown "${@}"
# v0 names say which module a function belongs to, whatever it is generic over: split.mjs goes by them.
flags="-Csymbol-mangling-version=v0 --remap-path-prefix=$PWD=. --remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=rust"
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  flags="$flags --remap-path-prefix=$sources="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"

trunk build --release --offline "$@"

# Makes the program small and divides it; makes the rest small.
node .ci/split.mjs dist
node .ci/pack.mjs dist

# Nothing that only a developer or a desktop wants.
find dist -type f \( -name '*.map' -o -name '*.d.ts' -o -name '.DS_Store' -o -name '.gitkeep' \) -delete
