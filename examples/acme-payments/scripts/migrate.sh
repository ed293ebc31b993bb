#!/usr/bin/env sh
# Runs the migrations in order; stops at the first that fails.
set -eu
: "${DATABASE_URL:?Set DATABASE_URL}"

for file in db/migrations/*.sql; do
  psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f "$file"
done
