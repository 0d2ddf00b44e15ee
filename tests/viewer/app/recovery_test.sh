#!/usr/bin/env bash
# The real program is killed with a report and a decision in it that no file holds. Started again, it offers both, and
# saves them. Killed once more after a decision about the saved project, it has lost nothing.
#   recovery_test.sh DATELINE      (run by xvfb-run)
set -u
dateline=$1
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
folder=$(mktemp -d)
export XDG_STATE_HOME=$folder/state
kept=$XDG_STATE_HOME/dateline/recovery
trap 'rm -rf "$folder"; kill -9 "$viewer" 2>/dev/null' EXIT
fail() { echo "FAILED: $1"; cat "$folder/log"; exit 1; }
press() { xdotool windowfocus "$window" keydown "$@" 2>/dev/null; sleep 0.4; xdotool keyup "$@" 2>/dev/null; sleep 0.4; }

reviewed() { "$dateline" info "$1" 2>/dev/null | grep -q "^events .* $2 reviewed)$"; }
find_window() {
  window=$(timeout 60 xdotool search --sync --onlyvisible --name Dateline | head -n 1)
  [ -n "$window" ] || fail "no window came up"
}

cd "$folder" || exit 1
echo "ALEPPO (Test Wire) - Rebels shelled the Hamdaniyeh district of Aleppo on 28 July 2016, residents said." >report.txt
"$dateline" report.txt >"$folder/log" 2>&1 &
viewer=$!
for _ in $(seq 120); do
  file=$(find "$kept" -name 'unsaved-*.gpkg' 2>/dev/null | head -n 1)
  [ -n "$file" ] && "$dateline" info "$file" 2>/dev/null | grep -q '^documents  1$' && break
  sleep 0.5
done
[ -n "${file:-}" ] || fail "the report is not kept while no file holds it"
find_window
for _ in $(seq 30); do
  reviewed "$file" 1 && break
  press n
  press a
done
reviewed "$file" 1 || fail "the decision is not kept while no file holds it"
kill -9 "$viewer"
wait "$viewer" 2>/dev/null

"$dateline" >"$folder/log" 2>&1 &
viewer=$!
find_window
for _ in $(seq 60); do
  xdotool getwindowname "$window" | grep -q '^Recovered' && break
  press Return
done
xdotool getwindowname "$window" | grep -q '^Recovered' || fail "Return did not recover the report"
for _ in $(seq 60); do
  [ -f project.gpkg ] && break
  press ctrl s
  press Return
done
[ -f project.gpkg ] || fail "the recovered project could not be saved"
"$dateline" info project.gpkg | grep -q '^documents  1$' || fail "the report is not in the saved project"
[ -z "$(find "$kept" -name 'unsaved-*' 2>/dev/null)" ] || fail "the recovery file outlived the saving"
reviewed project.gpkg 1 || fail "the decision is not in the saved project"

for _ in $(seq 30); do
  reviewed project.gpkg 0 && break
  press n
  press u
done
reviewed project.gpkg 0 || fail "the decision about the saved project is not in its file"
kill -9 "$viewer"
wait "$viewer" 2>/dev/null
reviewed project.gpkg 0 || fail "the decision about the saved project was lost"
"$dateline" project.gpkg >"$folder/log" 2>&1 &
viewer=$!
find_window
for _ in $(seq 30); do
  xdotool getwindowname "$window" | grep -q '^project.gpkg' && break
  sleep 0.5
done
xdotool getwindowname "$window" | grep -q '^project.gpkg' || fail "the project does not open after the program died"
echo "report and decisions were kept, recovered and saved"
