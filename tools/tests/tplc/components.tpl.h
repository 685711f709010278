#pragma once
#include "html/view.h"
/* A panel; closed by panel_end. */
void panel_begin(struct view *v, const char *title);
void panel_end(struct view *v);
void page(struct view *v);
