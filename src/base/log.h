/* log.h — one line to standard error per event, written by the outermost layer only. Never a query string, a name, a
 * secret. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "base/err.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

/* Lines above `level` are dropped. Call before threads; LOG_INFO at first. */
void log_set_level(enum log_level level);
void log_line(enum log_level level, const char *format, ...) printf_like(2, 3);
