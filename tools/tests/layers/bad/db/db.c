/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/view.h"
#include <unicode/ucol.h>
  #  include  <libxml/tree.h>
#include "lib/testdb.h"
#include "db.h"
#include "../base/err.h"
