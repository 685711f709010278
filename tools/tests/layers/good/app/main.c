/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting_store.h"
#include "http/http.h"
