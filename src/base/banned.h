/* banned.h — calls that are never right here become compile errors that name our own. Forced into every unit. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok atoi atol atoll atof gets
#pragma GCC poison gmtime localtime asctime ctime setlocale system popen tmpnam mktemp gettext
/* Use instead: arena_printf, struct out, str_cut, str_to_int, day_* and moment_* (base/day.h), i18n/. */
