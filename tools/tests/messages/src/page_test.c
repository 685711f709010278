/* SPDX-License-Identifier: EUPL-1.2 */
const char *t = _("Only tested");
