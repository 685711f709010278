/* SPDX-License-Identifier: EUPL-1.2 */
#include "odd/odd.h"
