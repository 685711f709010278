/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/view.h"
#include "feature/organization.sql.h"
#include "feature/meeting.tpl.h"
#include "feature/agenda/agenda_store.h"
