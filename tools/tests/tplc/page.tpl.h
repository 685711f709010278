/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "html/view.h"
#include "feature/meeting/meeting.h"
/* A list of meetings, newest first. */
void meeting_page_list(struct view *v, const struct meeting *m, size_t n);
