#!/usr/bin/env bash
# The pinned tools on PATH: `scripts/env.sh COMMAND…` runs one command with them; bash may also source it.

TRUNK_VERSION=0.22.1
WASM_BINDGEN_VERSION=0.2.129 # the wasm-bindgen crate in Cargo.lock must be the same
TYPOS_VERSION=1.52.0
CARGO_DENY_VERSION=0.20.2

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${ROTARIUM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/rotarium}

find_chromium() {
  local candidate
  for candidate in "${ROTARIUM_CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$candidate" ] && command -v "$candidate"; then return; fi
  done
  return 1
}

PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH # rustup's cargo before a system's
PATH=$CACHE/tools/typos-$TYPOS_VERSION/bin:$CACHE/tools/cargo-deny-$CARGO_DENY_VERSION/bin:$PATH
PATH=$CACHE/tools/trunk-$TRUNK_VERSION/bin:$CACHE/tools/wasm-bindgen-$WASM_BINDGEN_VERSION/bin:$PATH
export PATH="$ROOT/node_modules/.bin:$PATH"
# trunk takes its tools from PATH and downloads nothing.
export TRUNK_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true
ROTARIUM_CHROMIUM=$(find_chromium) || ROTARIUM_CHROMIUM=
export ROTARIUM_CHROMIUM

if [ "${BASH_SOURCE[0]}" = "$0" ]; then exec "$@"; fi
