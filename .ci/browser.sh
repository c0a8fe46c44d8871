#!/usr/bin/env bash
# Makes sure that Chromium and its driver are there for the browser tests. A missing browser is a failure, never a skip.
set -eu

present() { command -v chromium >/dev/null && command -v chromedriver >/dev/null; }

if ! present && command -v apt-get >/dev/null; then
  echo "• chromium and chromium-driver: the browser tests click through the page as a person would (1 minute, once)."
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core >/dev/null
fi

if ! present; then
  echo "Stopped: the browser tests need the programs 'chromium' and 'chromedriver' on the PATH. Please install both in the same version." >&2
  exit 1
fi
