#!/usr/bin/env bash
# Release build into dist/. Arguments go to trunk.
set -eu
cd "$(dirname "$0")/.."

# Error messages inside the wasm name source files. Without this they name folders of the building machine:
# longer, different on every machine, and nobody's business.
cargo fetch --quiet --target wasm32-unknown-unknown "${@}"
flags="--remap-path-prefix=$PWD=. --remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=rust"
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  flags="$flags --remap-path-prefix=$sources="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"

trunk build --release --offline "$@"

# Nothing that only a developer or a desktop wants.
find dist -type f \( -name '*.map' -o -name '*.d.ts' -o -name '.DS_Store' -o -name '.gitkeep' \) -delete
