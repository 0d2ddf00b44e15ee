#!/usr/bin/env bash
# The real window, under a display of its own: it opens the demo, draws, takes a key and closes.
#   window_test.sh DATELINE      (run by xvfb-run)
set -u
dateline=$1
# The display's OpenGL driver is unloaded before leaks are counted, so its own have no module to be excused by; the
# other tests of the viewer count ours.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
folder=$(mktemp -d)
export XDG_STATE_HOME=$folder/state
trap 'rm -rf "$folder"; kill "$viewer" 2>/dev/null' EXIT
fail() { echo "FAILED: $1"; cat "$folder/log"; exit 1; }

cd "$folder" || exit 1
"$dateline" >"$folder/log" 2>&1 &
viewer=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --name Dateline | head -n 1)
[ -n "$window" ] || fail "no window came up"

# The demo is read on a worker: colours come with the map, the markers and the panels.
colours=0
for _ in $(seq 60); do
  colours=$(import -window "$window" png:- 2>/dev/null | identify -format '%k' - 2>/dev/null || echo 0)
  [ "${colours:-0}" -gt 400 ] && break
  sleep 0.5
done
[ "${colours:-0}" -gt 400 ] || fail "the window shows no map ($colours colours)"

# A slow frame swallows a short tap, so the key is pressed again until the program is gone.
for _ in $(seq 30); do
  kill -0 "$viewer" 2>/dev/null || break
  xdotool windowfocus "$window" keydown ctrl keydown q 2>/dev/null
  sleep 0.4
  xdotool keyup q keyup ctrl 2>/dev/null
done
kill -0 "$viewer" 2>/dev/null && fail "Ctrl+Q did not close the window"
wait "$viewer" || fail "the program ended with $?"
echo "the window opened, drew $colours colours and closed"
