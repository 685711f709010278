/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "html/view.h"
/* SPDX-License-Identifier: EUPL-1.2 */
/* A panel; closed by panel_end. */
void panel_begin(struct view *v, const char *title);
void panel_end(struct view *v);
void page(struct view *v);
