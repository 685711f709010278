/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_pdf.h"

struct minutes {
    struct meeting_page meeting;
    struct item_page *items;
    int *places;
    size_t n;
    struct moment made;
};

static enum err read_minutes(struct request *r, struct minutes *ret_minutes)
{
    struct minutes m = {0};
    int64_t id;
    TRY(request_id(r, &id));
    TRY(meeting_page_read(r->db, r->arena, id, &m.meeting));
    m.n = m.meeting.n_items;
    m.items = arena_array(r->arena, struct item_page, m.n);
    m.places = arena_array(r->arena, int, m.n);
    for (size_t i = 0; i < m.n; i++) {
        TRY(item_page_read(r->db, r->arena, m.meeting.items[i].id, &m.items[i]));
        if (m.items[i].item.changed_at.s > m.made.s) m.made = m.items[i].item.changed_at;
    }
    *ret_minutes = m;
    return OK;
}

static const char *title_of(struct view *v, const struct agenda_item *item)
{
    return *item->title ? item->title : item->is_secret ? _("Secret item") : _("Item without a title");
}

/* "11–13, 15": the §§ with a remedy (0: any), in the order of the meeting; "" when there is none. */
static const char *sections(struct view *v, const struct minutes *m, enum remedy remedy)
{
    auto_out struct out o = out_make(64 * 1024);
    int64_t first = 0, last = 0;
    for (size_t i = 0; i <= m->n; i++) {
        const struct agenda_item *item = i < m->n ? &m->items[i].item : NULL;
        if (item && (!item->paragraph || (remedy && item->remedy != remedy))) continue;
        if (item && last && item->paragraph == last + 1) {
            last++;
            continue;
        }
        if (last > first) out_printf(&o, "–%lld", (long long)last);
        if (!item) break;
        first = last = item->paragraph;
        out_printf(&o, "%s%lld", o.n ? ", " : "", (long long)first);
    }
    return arena_strndup(v->arena, o.p ? o.p : "", o.n);
}

static const char *time_text(struct view *v, const struct meeting *m)
{
    if (!m->starts_at.s) return i18n_day(v->arena, v->lang, m->held_on);
    const char *starts = i18n_moment(v->arena, v->lang, m->starts_at);
    if (!m->ends_at.s) return starts;
    return arena_printf(v->arena, "%s–%s", starts, i18n_time(v->arena, v->lang, m->ends_at));
}

static void front_page(struct view *v, struct pdf *p, const struct minutes *m)
{
    const struct meeting *meeting = &m->meeting.meeting;
    const char *number = meeting->number ? arena_printf(v->arena, "%lld/%d", (long long)meeting->number,
                                                        day_year(meeting->held_on)) : "";
    pdf_facts_begin(p);
    pdf_fact(p, _("Organ"), arena_printf(v->arena, "%s, %s", meeting->organization_name, meeting->party_name));
    pdf_fact(p, _("Number"), number);
    pdf_fact(p, _("Time"), time_text(v, meeting));
    pdf_fact(p, _("Place"), meeting->place);
    pdf_fact(p, _("State"), i18n(v->lang, word_label(&meeting_states, meeting->state)));
    pdf_fact(p, _("Published"), i18n_day(v->arena, v->lang, meeting->published_on));
    pdf_fact(p, _("Sections handled"), sections(v, m, 0));
    pdf_facts_end(p);
    if (meeting->is_example) pdf_paragraph(p, _("This is an example: nothing of it has happened."));
}

static void index_of(struct view *v, struct pdf *p, const struct minutes *m)
{
    bool numbered = *sections(v, m, 0) != '\0';
    if (m->n == 0) {
        pdf_paragraph(p, _("The items of this meeting are not here."));
        return;
    }
    pdf_heading(p, 2, _("Items"));
    pdf_index_begin(p, numbered ? "§" : _("Number"), _("Title"), _("Page"));
    for (size_t i = 0; i < m->n; i++) {
        m->places[i] = pdf_place(p);
        pdf_index_row(p, agenda_item_mark(v->arena, &m->items[i].item), title_of(v, &m->items[i].item), m->places[i]);
    }
    pdf_index_end(p);
}

/* How each § can be contested: on the last page, where the organ is an authority and anything was decided. */
static void appeal_page(struct view *v, struct pdf *p, const struct minutes *m)
{
    enum regime regime = m->meeting.meeting.regime;
    bool begun = false;
    if (regime == REGIME_NONE) return;
    for (enum remedy remedy = REMEDY_REVIEW; remedy <= REMEDY_NONE; remedy++) {
        const char *concerned = sections(v, m, remedy);
        if (!*concerned) continue;
        if (!begun) {
            pdf_page_break(p);
            pdf_heading(p, 2, _("Appeal instruction"));
        }
        begun = true;
        agenda_pdf_remedy(v, p, regime, remedy, concerned);
    }
}

enum err agenda_minutes_pdf(struct request *r)
{
    struct minutes m;
    TRY(read_minutes(r, &m));
    const struct meeting *meeting = &m.meeting.meeting;
    struct view record = record_view(r, meeting->language), *v = &record;
    const char *kind = meeting->kind ? i18n(v->lang, word_label(&meeting_kinds, meeting->kind)) : _("Meeting");
    const char *name = arena_printf(r->arena, "%s %s", meeting->organization_name,
                                    i18n_day(r->arena, v->lang, meeting->held_on));
    struct pdf *p = pdf_new(r->arena, &(struct pdf_about){.title = arena_printf(r->arena, "%s, %s", name, kind),
        .language = lang_code(v->lang), .author = meeting->party_name,
        .footer = arena_printf(r->arena, "%s, %s", name, kind), .site = request_site(r), .made = m.made});
    pdf_heading(p, 1, arena_printf(r->arena, "%s, %s", name, kind));
    front_page(v, p, &m);
    index_of(v, p, &m);
    for (size_t i = 0; i < m.n; i++) {
        const struct agenda_item *item = &m.items[i].item;
        const char *mark = agenda_item_mark(r->arena, item);
        if (i == 0) pdf_page_break(p);
        pdf_heading_at(p, 2, arena_printf(r->arena, "%s%s%s", mark, *mark ? " " : "", title_of(v, item)), m.places[i]);
        agenda_pdf_item(v, p, &m.items[i], 3, false);
    }
    appeal_page(v, p, &m);
    respond_type(r, "application/pdf");
    respond_inline(r, arena_printf(r->arena, "%s.pdf", name));
    return pdf_write(p, r->view.out);
}
