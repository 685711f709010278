/* SPDX-License-Identifier: EUPL-1.2 */
#include <md4c-html.h>
#include "feature/meeting/meeting.h"
