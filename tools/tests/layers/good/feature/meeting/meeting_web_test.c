/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/features.h"
#include "lib/testdb.h"
#include "db/db.h"
