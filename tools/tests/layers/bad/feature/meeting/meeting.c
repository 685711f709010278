/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"
#include "http/http.h"
#include "feature/organization/organization_store.h"
#include "feature/meeting/meeting_store.h"
#include "feature/meeting/meeting_web.h"
#include "feature/meeting.tpl.h"
#include "feature/agenda/agenda.h"
