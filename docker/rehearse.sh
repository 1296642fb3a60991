#!/usr/bin/env bash
# Runs what the Dockerfile runs, without a Docker engine: same scripts, a clean copy of what git tracks, production
# packages only; then runs migrate from the result as the owner (DATABASE_URL), starts http and worker with the
# application's login alone, as compose.yaml does, and asks for their health.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DATABASE_URL:?DATABASE_URL must name an empty Postgres database}"
work=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait; rm -rf "$work"' EXIT
mkdir "$work/src"
git ls-files -z | xargs -0 tar cf - | tar xf - -C "$work/src"
node24="$PWD/node_modules/.bin/node"
# the lockfile is the same, so the installed packages stand in for steps/install.sh when they are there
if [ "${REHEARSE_INSTALL:-0}" = 1 ]; then (cd "$work/src" && sh docker/steps/install.sh); else ln -s "$PWD/node_modules" "$work/src/node_modules"; fi
(cd "$work/src" && sh docker/steps/build.sh "$work/app") >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }

port=$((30000 + RANDOM % 10000))
export NODE_ENV=production KOMPASSPLAN_PROFILE=server HOST=127.0.0.1 PORT=$port FRONTEND_DIR="$work/app/frontend"
export KOMPASSPLAN_SECRET=${KOMPASSPLAN_SECRET:-rehearsal-rehearsal-rehearsal-rehearsal} SMTP_URL=${SMTP_URL:-smtp://127.0.0.1:9} MAIL_FROM=${MAIL_FROM:-plan@example.test} PUBLIC_URL=http://127.0.0.1:$port
export APP_DATABASE_URL=${APP_DATABASE_URL:-$("$node24" -e 'const a = new URL(process.env.DATABASE_URL); a.username = "kompassplan_app"; a.password = "rehearsal"; console.log(a.href)')}
cd "$work/app"
"$node24" --no-warnings backend/backend/src/migrate.js
unset DATABASE_URL
"$node24" --no-warnings backend/backend/src/main.js >"$work/http.log" 2>&1 & pids+=($!)
"$node24" --no-warnings backend/backend/src/worker.js >"$work/worker.log" 2>&1 & pids+=($!)
for _ in $(seq 150); do
  if "$node24" healthcheck.mjs; then
    kill -0 "${pids[1]}" || { cat "$work/worker.log"; exit 1; }
    echo "the image's steps work: http is healthy and the worker runs"
    exit 0
  fi
  sleep 0.2
done
cat "$work/http.log" "$work/worker.log"
exit 1
