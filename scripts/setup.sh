#!/usr/bin/env bash
# Installs what is missing, into a cache folder of the user and keyed by version. Nothing is
# installed for the whole machine, but for the browser, and that only as root on Debian or Ubuntu.
# Usage: scripts/setup.sh rust|build|check|browser …
set -euo pipefail

# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"
cd "$ROOT"

say() { printf 'set-up: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

require() { # command…
  local name advice missing=
  for name in "$@"; do
    command -v "$name" >/dev/null && continue
    case $name in
      rustup) advice="rustup 1.28 or newer (https://rustup.rs)" ;;
      cc) advice="a C compiler, gcc or clang" ;;
      *) advice="Node.js 20 or newer with npm (https://nodejs.org)" ;;
    esac
    say "$name is missing: install $advice"
    missing=yes
  done
  [ -z "$missing" ] || exit 1
}

# One set-up at a time for a cache: the lock is a symbolic link that names the process.
lock() {
  local owner told=
  [ -z "${locked:-}" ] || return 0
  mkdir -p "$CACHE/tools"
  until ln -s "$$" "$CACHE/lock" 2>/dev/null; do
    owner=$(readlink "$CACHE/lock") || continue
    if kill -0 "$owner" 2>/dev/null; then
      [ "$told" = "$owner" ] || say "waiting for another set-up, process $owner"
      told=$owner
      sleep 1
    else
      rm -f "$CACHE/lock"
    fi
  done
  locked=yes
  trap 'rm -rf "$CACHE"/tools/*.new "$CACHE/lock"' EXIT
}

# The second word of a program's first line about itself.
version_of() {
  "$1" --version 2>/dev/null </dev/null | awk 'NR == 1 { print $2 }' || true
}

rust_ready() {
  local sysroot
  sysroot=$(RUSTUP_AUTO_INSTALL=0 rustc --print sysroot 2>/dev/null) || return 1
  [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib" ] &&
    [ -x "$sysroot/bin/cargo-clippy" ] && [ -x "$sysroot/bin/rustfmt" ]
}

rust() {
  require rustup cc
  rust_ready && return
  say "installing the Rust toolchain of rust-toolchain.toml"
  rustup toolchain install >&2 ||
    die "rustup could not install the toolchain of rust-toolchain.toml; it must be 1.28 or newer"
}

# The ways to get a program, each into $new/bin, from the cheapest to the dearest.
from_binstall() { # crate version
  command -v cargo-binstall >/dev/null &&
    cargo binstall --no-confirm --disable-telemetry --strategies crate-meta-data --root "$new" "$1@$2" \
      >/dev/null 2>&1 </dev/null
}

from_release() { # address program…
  local url=$1 program
  shift
  mkdir -p "$new/archive"
  curl --proto '=https' --tlsv1.2 -fsL --connect-timeout 5 --max-time 300 "$url" 2>/dev/null |
    tar -xzf - -C "$new/archive" 2>/dev/null || return 1
  for program in "$@"; do
    find "$new/archive" -type f -name "$program" -exec cp {} "$new/bin/$program" \; || return 1
    chmod 755 "$new/bin/$program" || return 1
  done
}

from_wheel() { # package version
  [ "$1" != none ] &&
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --upgrade \
      --target "$new" "$1==$2" >/dev/null 2>&1
}

from_source() { # crate version opt-level
  say "building $1 $2 from source: minutes, but once per user"
  # Quick to build matters more here than quick to run.
  CARGO_TARGET_DIR=$CACHE/build/$1-$2 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=$3 CARGO_PROFILE_RELEASE_STRIP=true CARGO_PROFILE_RELEASE_DEBUG=false \
    cargo install --quiet --locked --root "$new" "$1@$2" >&2 </dev/null || return 1
  rm -rf "$CACHE/build/$1-$2"
}

# A program counts only once it tells the right version itself.
tool() { # program crate version opt-level wheel address-of-release program-in-release…
  local program=$1 crate=$2 version=$3 level=$4 wheel=$5 home=$CACHE/tools/$1-$3 new way
  shift 5
  [ ! -x "$home/bin/$program" ] || return 0
  [ "$(version_of "$program")" != "$version" ] || return 0
  lock
  [ ! -x "$home/bin/$program" ] || return 0 # the set-up we waited for has made it
  new=$home.new
  for way in "from_binstall $crate $version" "from_release $*" "from_wheel $wheel $version" \
    "from_source $crate $version $level"; do
    rm -rf "$new" && mkdir -p "$new/bin"
    # shellcheck disable=SC2086 # a way is a function and its arguments, none of them with spaces
    $way || continue
    if [ "$(version_of "$new/bin/$program")" = "$version" ]; then
      rm -rf "$new/archive" "$home" && mv "$new" "$home"
      say "$program $version is in $home"
      return
    fi
  done
  die "$program $version could not be installed; install it by hand"
}

platform() { # libc
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo "x86_64-unknown-linux-$1" ;;
    Linux-aarch64) echo "aarch64-unknown-linux-$1" ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    *) echo unknown ;;
  esac
}

npm_packages() {
  local major
  require node npm
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge 20 ] || die "Node.js $major is too old: install 20 or newer (https://nodejs.org)"
  cmp -s package-lock.json node_modules/.installed-lock && return
  say "installing the npm packages of package-lock.json"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefer-offline --no-audit --no-fund --loglevel=error \
    >/dev/null </dev/null || die "npm could not install the packages of package-lock.json"
  cp package-lock.json node_modules/.installed-lock
}

build() {
  require rustup cc node npm
  rust
  npm_packages
  tool trunk trunk "$TRUNK_VERSION" 0 none \
    "https://github.com/trunk-rs/trunk/releases/download/v$TRUNK_VERSION/trunk-$(platform gnu).tar.gz" \
    trunk
  tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 1 none \
    "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$WASM_BINDGEN_VERSION/wasm-bindgen-$WASM_BINDGEN_VERSION-$(platform musl).tar.gz" \
    wasm-bindgen wasm-bindgen-test-runner
  cargo fetch --locked --quiet # trunk runs cargo without a network
}

check() {
  rust
  tool typos typos-cli "$TYPOS_VERSION" 1 typos \
    "https://github.com/crate-ci/typos/releases/download/v$TYPOS_VERSION/typos-v$TYPOS_VERSION-$(platform musl).tar.gz" \
    typos
  tool cargo-deny cargo-deny "$CARGO_DENY_VERSION" 0 none \
    "https://github.com/EmbarkStudios/cargo-deny/releases/download/$CARGO_DENY_VERSION/cargo-deny-$CARGO_DENY_VERSION-$(platform musl).tar.gz" \
    cargo-deny
}

has_cjk_font() {
  if command -v fc-list >/dev/null; then [ -n "$(fc-list :lang=zh-cn family)" ]; else
    [ "$(uname -s)" = Darwin ] || ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1
  fi
}

browser() {
  local packages=
  npm_packages
  [ -n "$ROTARIUM_CHROMIUM" ] || packages=chromium
  has_cjk_font || packages="$packages fonts-noto-cjk"
  [ -n "$packages" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing with apt-get: $packages"
    # shellcheck disable=SC2086 # a list of packages
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } \
      >/dev/null </dev/null || say "apt-get could not install: $packages"
  fi
  find_chromium >/dev/null || die "no browser for the tests: install Chromium or Google Chrome"
  has_cjk_font || say "no Chinese font: install one (Debian: fonts-noto-cjk) to see Chinese in pictures"
}

[ $# -gt 0 ] || die "usage: scripts/setup.sh rust|build|check|browser …"
for part in "$@"; do
  case $part in
    rust | build | check | browser) "$part" ;;
    *) die "unknown part: $part" ;;
  esac
done
