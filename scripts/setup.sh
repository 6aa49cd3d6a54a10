#!/usr/bin/env bash
# Installs Mesa, with which tests draw pictures, on Debian and Ubuntu. Rust and a C compiler must be there.
# Does nothing on other systems, or if Mesa is installed.
set -euo pipefail
[ "$(uname -s)" = Linux ] || exit 0
if ldconfig -p 2>/dev/null | grep -q 'libEGL\.so' && ldconfig -p | grep -q 'libGL\.so\|libGLX_mesa\|libEGL_mesa'; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -q >/dev/null
  apt-get install -y -q --no-install-recommends libegl1 libgl1-mesa-dri libgl1 >/dev/null
else
  echo "setup: Mesa's EGL was not found; install libegl1 and libgl1-mesa-dri (or what your system calls them) for the tests that draw pictures" >&2
fi
