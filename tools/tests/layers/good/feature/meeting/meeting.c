/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/meeting/meeting.h"
#include "feature/organization/organization.h"
#include "core/viewer.h"
