/* SPDX-License-Identifier: EUPL-1.2 */
/* Not a message: _("comment"). */
static const char *stored = _N("Stored"); // nor _("this")
const char *f(struct view *v)
{
    problem(why, ERR_INPUT, "field", "Not marked", "note %s", "x");
    problem(why, ERR_INPUT, "field", _N("Marked"), "note");
    problem(why, ERR_INPUT, "field", "", "note (%s", "_(\"no\")");
    return i18n_f(a, v->lang, n > 1 ? _N("%d of them") : _N("One " "of \"them\""), n, i18n(lang, "Inner"));
}
