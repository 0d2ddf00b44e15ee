#!/usr/bin/env bash
# Installs what Dateline needs to be built, run and tested on Debian 12, and nothing that is there already.
# Sourced by run.sh and test.sh; may be run by itself. Works as root and with sudo.
#   ./setup.sh          what building and running need
#   ./setup.sh tests    that, and what the tests and linters need

# package                 why
DATELINE_PACKAGES="
g++                       compiler
cmake                     build
ninja-build               build
ccache                    builds again without compiling again
pkg-config                finds libraries that have no CMake package
libexpected-dev           tl::expected: errors are values
libfmt-dev                text formatting
libicu-dev                encodings, Unicode, line breaks
libhowardhinnant-date-dev time zones
tzdata                    the time zones themselves
nettle-dev                SHA-256
zlib1g-dev                compressed reports and web archives
libxml2-dev               web pages, feeds and the XML of office documents
libgmime-3.0-dev          mails
libzip-dev                office documents
poppler-utils             text of PDF files
libgdal-dev               basemaps, layers, the project file
libcurl4-openssl-dev      tiles from servers, where a person allows it
libgeos-dev               triangulation of polygons
libgeographiclib-dev      UTM, MGRS and degrees of positions, distances and areas
libsqlite3-dev            the project file's transactions
nlohmann-json3-dev        JSON
libsimdjson-dev           GeoJSON of a million points
libcli11-dev              command line
libpugixml-dev            XML
libglm-dev                matrices
libepoxy-dev              OpenGL functions
libgl-dev                 OpenGL headers
libopengl-dev             what CMake asks for with them
libegl-dev                OpenGL without a window system
libegl1                   the same, at run time
libgl1-mesa-dri           OpenGL in software where there is no graphics card
libglfw3-dev              windows
libimgui-dev              panels
libstb-dev                image files
libdeflate-dev            fast compression of PNG files
libharfbuzz-dev           text shaping
libfribidi-dev            right-to-left text
libfreetype-dev           glyphs
fonts-noto-core           fonts
"
DATELINE_TEST_PACKAGES="
catch2                    test framework
gdal-bin                  ogrinfo, to see our projects as others do
python3                   runs clang-tidy on two files at a time
clang-format              layout of the code
clang-tidy                linter
clang                     compiler of the sanitizers' builds
libclang-rt-dev           the sanitizers themselves
git                       asks which files are ours
xvfb                      a display for the tests of the real window
xauth                     the same
xdotool                   a hand on the keyboard and the mouse of that display
imagemagick               takes the picture of that display
"

dateline_setup() {
  local wanted missing="" name why
  wanted="$DATELINE_PACKAGES"
  if [ "${1:-}" = tests ]; then
    wanted="$wanted$DATELINE_TEST_PACKAGES"
  fi
  if ! command -v dpkg-query >/dev/null; then
    echo "setup: this is not Debian or one of its kin; install by hand what setup.sh lists" >&2
    return 1
  fi
  while read -r name why; do
    [ -n "$name" ] || continue
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
      missing="$missing $name"
      printf 'setup: will install %-26s %s\n' "$name" "$why"
    fi
  done <<<"$wanted"
  [ -n "$missing" ] || return 0

  local as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "setup: the packages above are missing; run this as root, or install sudo" >&2
      return 1
    fi
    as_root=sudo
  fi
  $as_root apt-get update -q || return 1
  # shellcheck disable=SC2086  # a list of words is meant
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  dateline_setup "$@"
fi
