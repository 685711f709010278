/* SPDX-License-Identifier: EUPL-1.2 */
#include "i18n/i18n.h"
#include <stdarg.h>

const char *lang_prefix(enum lang lang) { return lang == LANG_SV ? "/sv" : lang == LANG_EN ? "/en" : ""; }
