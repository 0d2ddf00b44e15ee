#!/usr/bin/env bash
# Installs what is missing, builds a release and starts Dateline. Arguments are passed on; without any it opens the
# built-in demo. Without a display it draws the demo's picture to a file instead.
set -eu
top=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$top/setup.sh"
dateline_setup

# What the build prints is kept for the case that it fails: a person who starts a program wants the program.
build() {
  cmake -S "$top" --preset release && cmake --build "$top/build/release" --target dateline
}
mkdir -p "$top/build"
echo "run: building (the first time takes some minutes; the log is build/run.log)" >&2
if ! (cd "$top" && build) >"$top/build/run.log" 2>&1; then
  tail -n 40 "$top/build/run.log" >&2
  echo "run: the build failed; the whole log is $top/build/run.log" >&2
  exit 1
fi
program="$top/build/release/bin/dateline"

if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  picture="$PWD/dateline-demo.png"
  echo "run: there is no display here, so the demo's picture is drawn to $picture" >&2
  exec "$program" snapshot demo --at 2016-07-28 --window 7d --bbox 37.02,36.16,37.25,36.29 --size 1600x1000 \
    -o "$picture"
fi
exec "$program" "$@"
