#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# embed_schema.sh FOLDER OUTPUT — writes the steps of schema/ as a C table, in the order of their numbers.
# NNNN_name.pg.sql beside NNNN_name.sql takes its place on PostgreSQL. Two steps of one number, or a gap, stop the build.
set -eu
folder=$1 output=$2

quote() { sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/        "/' -e 's/$/\\n"/' "$1"; }

stop() { echo "schema: $1" >&2; exit 1; }

expected=0
{
    printf '/* Made from schema/ by embed_schema.sh. */\n#include "db/db_engine.h"\n\nconst struct db_step db_steps[] = {\n'
    for file in "$folder"/[0-9][0-9][0-9][0-9]_*.sql; do
        case $file in *.pg.sql) continue ;; esac
        name=$(basename "$file" .sql)
        number=$(expr "${name%%_*}" + 0) || true
        [ "$number" -eq "$expected" ] || stop "$name: expected number $expected"
        expected=$((expected + 1))
        printf '    {\n        .number = %d,\n        .name = "%s",\n        .sql =\n' "$number" "$name"
        quote "$file"
        printf '        ,\n'
        if [ -e "$folder/$name.pg.sql" ]; then
            printf '        .pg =\n'
            quote "$folder/$name.pg.sql"
            printf '        ,\n'
        fi
        printf '    },\n'
    done
    printf '};\nconst int db_n_steps = sizeof db_steps / sizeof *db_steps;\n'
} >"$output.new"
for file in "$folder"/*.pg.sql; do
    [ -e "$file" ] || continue
    [ -e "${file%.pg.sql}.sql" ] || stop "$(basename "$file"): no step of this name for SQLite"
done
if cmp -s "$output.new" "$output"; then rm "$output.new"; else mv "$output.new" "$output"; fi
