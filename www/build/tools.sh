#!/usr/bin/env bash
# Installs what the build or the tests need and this machine lacks. The second time it does nothing.
#
#   tools.sh build    the WebAssembly target, the sources of the standard library, wasm-bindgen and wasm-pack
#   tools.sh test     the browsers, and fonts for them
#   tools.sh embed    the browser that only the whole of tests/embed tries
#
# What is on PATH at the right version is taken; the rest comes from the registries into target/tools.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly WASM_PACK=0.15.1
readonly TARGET=wasm32-unknown-unknown
readonly TOOLS=$PWD/target/tools

say() { printf '%s\n' "$*" >&2; }

locked_version() {
  awk -v crate="$1" '$0 == "name = \"" crate "\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

at_version() {
  [[ "$("$1" --version 2>/dev/null || true)" == *" $2"* ]]
}

# crate, the program to ask for its version, version
install_crate() {
  local crate=$1 program=$2 version=$3
  local home=$TOOLS/$crate-$version
  if [[ ! -x $home/bin/$program ]]; then
    if PATH=${PATH//"$TOOLS/bin:"/} at_version "$program" "$version"; then
      rm -f "$TOOLS/bin/$program"
      return
    fi
    say "Installing $crate $version, once; this takes a minute or two."
    rm -rf "$home" "$home.partial"
    # Neither needs a TLS stack to build: they download nothing here. The dependencies are built lightly.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install "$crate" --version "$version" --no-default-features \
      --root "$home.partial" --target-dir "$TOOLS/build"
    # An interrupted install leaves no folder of this name.
    mv "$home.partial" "$home"
    rm -rf "$TOOLS/build"
  fi
  mkdir -p "$TOOLS/bin"
  ln -sf "$home"/bin/* "$TOOLS/bin/"
}

build_tools() {
  if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx "$TARGET"; then
    rustup target add "$TARGET"
  fi
  # The sources of the standard library, which is built along.
  local sources
  sources=$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock
  if [[ ! -f $sources ]]; then
    if ! command -v rustup >/dev/null; then
      say "The build needs the sources of Rust's standard library at $sources, for example by: rustup component add rust-src."
      exit 1
    fi
    rustup component add rust-src
  fi
  install_crate wasm-bindgen-cli wasm-bindgen "$(locked_version wasm-bindgen)"
  install_crate wasm-pack wasm-pack "$WASM_PACK"
}

# Debian packages, each with the program that shows that it is there: package=program …
install_packages() {
  local missing=() pair
  for pair; do
    command -v "${pair#*=}" >/dev/null || missing+=("${pair%%=*}")
  done
  # Without these fonts, pictures show boxes.
  if command -v dpkg-query >/dev/null; then
    local package
    for package in fonts-noto-cjk fonts-liberation; do
      dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
  fi
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null || ((EUID)); then
    say "The browser tests need: ${missing[*]}. Please install them (as root: apt-get install ${missing[*]})."
    exit 1
  fi
  say "Installing ${missing[*]}."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

case ${1-} in
  build) build_tools ;;
  test) install_packages chromium=chromium chromium-driver=chromedriver firefox-esr=firefox-esr ;;
  embed) install_packages webkit2gtk-driver=WebKitWebDriver xvfb=Xvfb ;;
  *) say "usage: tools.sh build | test | embed"; exit 2 ;;
esac
