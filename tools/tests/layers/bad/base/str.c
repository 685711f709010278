/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/str.h"
#include "i18n/i18n.h"
