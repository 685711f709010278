/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"
#include <sqlite3.h>
#include "base/err.h"
