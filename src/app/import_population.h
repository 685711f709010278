/* import_population.h — `yhdyspinta import population`: files of population figures, with a report of each. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "app/command.h"
#include "db/db.h"

/* Every path of the line after its first argument; *ret_failed says whether one of them could not be stored. */
must_check enum err import_population(struct db *db, const struct command_line *line, bool json, bool *ret_failed,
                                      struct problem *why);
