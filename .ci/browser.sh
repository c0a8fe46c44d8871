#!/usr/bin/env bash
# Makes sure that the programs are there which the tests use from outside: without an argument Chromium and its driver,
# with "office" LibreOffice. What is missing is a failure, never a skip.
set -eu

install() {
  command -v apt-get >/dev/null || return 0
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if [ "${1:-}" = office ]; then
  present() { command -v soffice >/dev/null || command -v libreoffice >/dev/null; }
  if ! present; then
    echo "• libreoffice-calc-nogui: a test opens our tables in it, to see that no cell becomes a formula (2 minutes, once)."
    install libreoffice-calc-nogui
  fi
  present && exit 0
  echo "Stopped: the table test needs LibreOffice, as 'soffice' or 'libreoffice' on the PATH. Please install it." >&2
  exit 1
fi

present() { command -v chromium >/dev/null && command -v chromedriver >/dev/null; }
if ! present; then
  echo "• chromium and chromium-driver: the browser tests click through the page as a person would (1 minute, once)."
  install chromium chromium-driver fonts-dejavu-core
fi
if ! present; then
  echo "Stopped: the browser tests need the programs 'chromium' and 'chromedriver' on the PATH. Please install both in the same version." >&2
  exit 1
fi
