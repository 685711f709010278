/* front_api.h — the front page as JSON. */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "feature/front/front_web.h"

void front_write_page(struct out *out, const struct front_page *page, struct day today);
