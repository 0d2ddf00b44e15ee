#!/usr/bin/env bash
# Installs what is missing, builds a release with its tests and runs every test. Needs no display: it brings up what
# it needs. Arguments are passed on to ctest (-L unit, -R name ...).
set -eu
top=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$top/setup.sh"
dateline_setup tests
cd "$top"
cmake --preset release
cmake --build --preset release
ctest --preset release "$@"
