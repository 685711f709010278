/* SPDX-License-Identifier: EUPL-1.2 */
%#include "feature/organization/organization_form.h"
