#!/bin/sh
# Builds backend and frontend and lays out what the image runs in $1: compiled code and production packages only.
set -eu
out=$1
PATH="$PWD/node_modules/.bin:$PATH"
export PATH NX_DAEMON=false
nx run-many -t build -p backend,frontend
mkdir -p "$out"
cp -R dist/backend "$out/backend"
cp -R dist/frontend/browser "$out/frontend"
cp docker/healthcheck.mjs "$out/healthcheck.mjs"
cp package.json package-lock.json .npmrc "$out/"
(cd "$out" && npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund)
