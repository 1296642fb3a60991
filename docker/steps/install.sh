#!/bin/sh
# Packages exactly as the lockfile says; no package may run a script of its own.
set -eu
npm ci --ignore-scripts --no-audit --no-fund
