#!/usr/bin/env bash
# Installs what a fresh Debian or Ubuntu machine lacks beside Rust and a C compiler: Mesa, for drawing pictures in tests. Elsewhere, and where it is there
# already, it does nothing.
set -euo pipefail
[ "$(uname -s)" = Linux ] || exit 0
if ldconfig -p 2>/dev/null | grep -q 'libEGL\.so' && ldconfig -p | grep -q 'libGL\.so\|libGLX_mesa\|libEGL_mesa'; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -q >/dev/null
  apt-get install -y -q --no-install-recommends libegl1 libgl1-mesa-dri libgl1 >/dev/null
else
  echo "setup: Mesa's EGL was not found; install libegl1 and libgl1-mesa-dri (or what your system calls them) for the tests that draw pictures" >&2
fi
