#!/usr/bin/env bash
# Runs all checks: format of the code, directions of imports, types, tests and how much of the code they reach. Makes
# its own virtual environment in .venv and, on Debian, installs the programs that the tests drive (LibreOffice, Gnumeric,
# Chromium, poppler, Node.js, whose packages a test fetches into node_modules). Options go on to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONUTF8=1

missing=()
need() { command -v "$1" >/dev/null || missing+=("${@:2}"); }
need soffice libreoffice-calc-nogui libreoffice-writer-nogui
need ssconvert gnumeric
need node nodejs
need npm npm
need chromium chromium
need pdftotext poppler-utils
[ -e /usr/lib/python3/dist-packages/uno.py ] || missing+=(python3-uno)
# fc-list belongs to fontconfig; without it there is no font to ask for either
{ command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .; } || missing+=(fontconfig fonts-noto-cjk)
if ((${#missing[@]})); then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

python=$(command -v python3.11 || command -v python3)
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'

.venv/bin/ruff check src tests benchmarks
.venv/bin/ruff format --check src tests benchmarks
.venv/bin/lint-imports
.venv/bin/mypy
.venv/bin/python -m pytest -n 2 --dist loadfile "$@"
# After a run of all tests: the quick ones with other versions of Python and of the libraries, and how much they reach.
(($#)) || exec .venv/bin/python tests/versions.py
