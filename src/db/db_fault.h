/* db_fault.h — makes a statement fail on purpose, so that tests can see what is left behind. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

struct db;

/* The n-th statement from now (1 is the next) is not run and answers ERR_INTERNAL; later ones run again. 0:
 * none. */
void db_fail_after(struct db *db, int n);
