#!/usr/bin/env bash
# Installs the tools that the build needs and that are missing here; says what each is for.
# Usage: .ci/tools.sh rust | page     (page = rust + what turns it into a web page)
set -eu
cd "$(dirname "$0")/.."

trunk_version=0.21.14
# Equal to `wasm-bindgen` in Cargo.toml: the two write and read the same private format.
bindgen_version=$(sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)

say() { printf '• %s\n' "$*"; }
fail() { printf 'Stopped: %s\n' "$*" >&2; exit 1; }

have_rust() {
  command -v rustup >/dev/null || fail "rustup is missing. It installs Rust; please set it up first, then run this again."
  # A cargo call inside the folder makes rustup install the version named in rust-toolchain.toml.
  cargo --version >/dev/null || fail "the Rust version of rust-toolchain.toml could not be installed (message above)."
  if ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "Rust target wasm32-unknown-unknown: lets the compiler write code for browsers (20 seconds)."
    rustup target add wasm32-unknown-unknown
  fi
}

have_trunk() {
  [ "$(trunk --version 2>/dev/null || true)" = "trunk $trunk_version" ] && return
  say "trunk $trunk_version: puts page, styles and compiled code together (5 to 10 minutes, once)."
  cargo install --locked trunk --version "$trunk_version"
}

have_bindgen() {
  [ -n "$bindgen_version" ] || fail "Cargo.toml names no exact wasm-bindgen version (wasm-bindgen = \"=x.y.z\")."
  [ "$(wasm-bindgen --version 2>/dev/null || true)" = "wasm-bindgen $bindgen_version" ] && return
  say "wasm-bindgen-cli $bindgen_version: writes the bridge between Rust and JavaScript (3 minutes, once)."
  # Without --locked on purpose: its lock file names a withdrawn crate.
  cargo install wasm-bindgen-cli --version "$bindgen_version"
}

have_npm_packages() {
  # npm writes the inner file last; older than package-lock.json means that the wanted versions have changed.
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  command -v npm >/dev/null || fail "Node.js (20 or newer) with npm is missing; please install it, then run this again."
  say "npm packages: binaryen and esbuild make the page smaller, axe-core looks for barriers in the tests."
  npm ci --ignore-scripts --silent
  touch node_modules/.package-lock.json
}

case "${1:-}" in
  rust) have_rust ;;
  page) have_rust; have_trunk; have_bindgen; have_npm_packages ;;
  *) fail "say what is needed: rust or page" ;;
esac
