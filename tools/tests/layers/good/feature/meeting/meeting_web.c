/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting.tpl.h"
#include "feature/organization.tpl.h"
#include "feature/organization/organization_store.h"
#include "http/http.h"
