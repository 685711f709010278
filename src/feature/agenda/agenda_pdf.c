/* SPDX-License-Identifier: EUPL-1.2 */
#include "feature/agenda/agenda_pdf.h"

struct view record_view(const struct request *r, const char *language)
{
    struct view v = r->view;
    v.lang = LANG_FI;
    for (enum lang lang = LANG_FI; lang <= LANG_EN; lang++)
        if (strcmp(lang_code(lang), language) == 0) v.lang = lang;
    return v;
}

/* ---- remedies ---------------------------------------------------------------------------------------------------- */

static const char *remedy_instruction(struct view *v, bool county, enum remedy remedy)
{
    switch (remedy) {
    case REMEDY_REVIEW:
        if (county)
            return _("Who is not content with the decision may ask in writing for its review. The request is made to the organ that decided, within 14 days of notice of the decision, by a party to the matter or a member of the wellbeing services county. An appeal to a court is possible only after the review. (Act on Wellbeing Services Counties 611/2021, sections 139, 142 and 143)");
        return _("Who is not content with the decision may ask in writing for its review. The request is made to the organ that decided, within 14 days of notice of the decision, by a party to the matter or a member of the municipality. An appeal to a court is possible only after the review. (Local Government Act 410/2015, sections 134, 137 and 138)");
    case REMEDY_APPEAL:
        if (county)
            return _("The decision may be appealed in writing to the administrative court within 30 days of notice of it, by a party to the matter or a member of the wellbeing services county. The grounds may be that it was made in a wrong procedure, that the authority went beyond its powers, or that the decision is otherwise against the law. (Act on Wellbeing Services Counties 611/2021, sections 140, 142 and 143)");
        return _("The decision may be appealed in writing to the administrative court within 30 days of notice of it, by a party to the matter or a member of the municipality. The grounds may be that it was made in a wrong procedure, that the authority went beyond its powers, or that the decision is otherwise against the law. (Local Government Act 410/2015, sections 135, 137 and 138)");
    case REMEDY_NONE:
        if (county)
            return _("No review and no appeal can be sought, since the decision only prepares a matter or puts one into effect. (Act on Wellbeing Services Counties 611/2021, section 141)");
        return _("No review and no appeal can be sought, since the decision only prepares a matter or puts one into effect. (Local Government Act 410/2015, section 136)");
    }
    return "";
}

static const char *notice_instruction(struct view *v, bool county)
{
    if (county)
        return _("Members are deemed to have had notice seven days after the minutes were published on the public network. A party to the matter is told separately: by letter, with notice on the seventh day after it was sent, or electronically with consent, on the third. The day of notice is not counted; a last day that is no working day moves to the next one. (Sections 143–145)");
    return _("Members are deemed to have had notice seven days after the minutes were published on the public network. A party to the matter is told separately: by letter, with notice on the seventh day after it was sent, or electronically with consent, on the third. The day of notice is not counted; a last day that is no working day moves to the next one. (Sections 138–140)");
}

void agenda_pdf_remedy(struct view *v, struct pdf *p, enum regime regime, enum remedy remedy, const char *sections)
{
    bool county = regime == REGIME_COUNTY;
    if (regime == REGIME_NONE || !remedy) return;
    if (*sections) {
        pdf_heading(p, 3, i18n(v->lang, word_label(&remedies, remedy)));
        pdf_paragraph(p, _f("Sections: %s", sections));
    }
    pdf_paragraph(p, remedy_instruction(v, county, remedy));
    if (remedy != REMEDY_NONE) pdf_paragraph(p, notice_instruction(v, county));
}

/* ---- an item ----------------------------------------------------------------------------------------------------- */

static void add_line(struct out *o, const char *text)
{
    if (o->n && *text) out_char(o, '\n');
    out_put(o, text);
}

static const char *lines_of(struct view *v, struct out *o)
{
    const char *text = arena_strndup(v->arena, o->p ? o->p : "", o->n);
    out_clear(o);
    return text;
}

static const char *persons(struct view *v, const struct handling *h, enum person_role role)
{
    auto_out struct out o = out_make(64 * 1024);
    for (size_t i = 0; h && i < h->n_persons; i++) {
        const struct handling_person *person = &h->persons[i];
        if (person->role != role) continue;
        add_line(&o, person_text(v, person));
        if (*person->email) out_printf(&o, ", %s", person->email);
    }
    return lines_of(v, &o);
}

static const char *presenter(struct view *v, const struct handling *h)
{
    if (!h) return "";
    return person_text(v, &(struct handling_person){.title = h->presenter_title, .name = h->presenter_name,
                                                    .phone = "", .email = ""});
}

/* What its meeting's front page tells of every item. */
static void meeting_facts(struct view *v, struct pdf *p, const struct item_page *page)
{
    const struct agenda_item *item = &page->item;
    pdf_fact(p, _("Organ"), arena_printf(v->arena, "%s, %s", item->organization_name, item->party_name));
    pdf_fact(p, _("Meeting"), page->around.starts_at.s ? i18n_moment(v->arena, v->lang, page->around.starts_at)
                                                       : i18n_day(v->arena, v->lang, item->held_on));
    pdf_fact(p, item->paragraph ? _("Section") : _("Item number"), agenda_item_mark(v->arena, item));
}

static void facts(struct view *v, struct pdf *p, const struct item_page *page)
{
    const struct agenda_item *item = &page->item;
    const struct handling *own = agenda_item_own(item);
    auto_out struct out numbers = out_make(64 * 1024);
    for (size_t i = 0; i < page->n_papers; i++) add_line(&numbers, page->papers[i].number);
    pdf_fact(p, _("Case number"), lines_of(v, &numbers));
    for (enum person_role role = PERSON_PREPARER; role <= PERSON_SPEAKER; role++) {
        pdf_fact(p, i18n(v->lang, word_label(&person_roles, role)), persons(v, own, role));
        if (role == PERSON_PREPARER) pdf_fact(p, _("Presenter"), presenter(v, own));
    }
    pdf_fact(p, _("Appeal"), remedy_text(v, item));
}

static void recipients(struct view *v, struct pdf *p, const struct handling *h, int level)
{
    for (enum recipient_way way = RECIPIENT_EXTRACT; way <= RECIPIENT_INFORMED; way++) {
        bool some = false;
        for (size_t i = 0; i < h->n_recipients; i++) {
            if (h->recipients[i].way != way) continue;
            if (!some) {
                pdf_heading(p, level, i18n(v->lang, word_label(&recipient_ways, way)));
                pdf_list_begin(p);
            }
            pdf_list_item(p, h->recipients[i].recipient);
            some = true;
        }
        if (some) pdf_list_end(p);
    }
}

static void texts(struct view *v, struct pdf *p, const struct item_page *page, const struct handling *h, int level)
{
    for (size_t i = 0; h && i < h->n_parts; i++) {
        pdf_heading(p, level, i18n(v->lang, word_label(&part_types, h->parts[i].type)));
        pdf_markdown(p, part_linked(v, page, h->parts[i].markdown), level);
    }
    if (h) recipients(v, p, h, level);
}

static void earlier_handlings(struct view *v, struct pdf *p, const struct item_page *page, int level)
{
    const struct agenda_item *item = &page->item;
    if (item->n_handlings < 2) return;
    pdf_heading(p, level, _("Earlier handling"));
    for (size_t i = 0; i + 1 < item->n_handlings; i++) {
        const struct handling *h = &item->handlings[i];
        const char *name = *h->organization_name ? h->organization_name : h->organization_text;
        pdf_heading(p, level + 1, item_citation(v, name, h->handled_on, h->paragraph));
        pdf_facts_begin(p);
        pdf_fact(p, _("Preparer"), persons(v, h, PERSON_PREPARER));
        pdf_fact(p, _("Presenter"), presenter(v, h));
        pdf_facts_end(p);
        texts(v, p, page, h, level + 2);
        if (h->n_parts == 0) pdf_paragraph(p, _("The text of this handling is not told here."));
    }
}

static void files(struct view *v, struct pdf *p, const struct item_page *page, enum file_kind kind, const char *heading,
                  int level)
{
    bool some = false;
    for (size_t i = 0; i < page->n_files; i++) {
        const struct file *f = &page->files[i];
        if (f->kind != kind) continue;
        if (!some) {
            pdf_heading(p, level, heading);
            pdf_list_begin(p);
        }
        pdf_list_item(p, *f->number ? arena_printf(v->arena, "%s. %s", f->number, f->title) : f->title);
        some = true;
    }
    if (some) pdf_list_end(p);
}

void agenda_pdf_item(struct view *v, struct pdf *p, const struct item_page *page, int level, bool alone)
{
    const struct agenda_item *item = &page->item;
    pdf_facts_begin(p);
    if (alone) meeting_facts(v, p, page);
    if (!item->is_secret) facts(v, p, page);
    pdf_facts_end(p);
    if (alone && item->is_example) pdf_paragraph(p, _("This is an example: nothing of it has happened."));
    if (item->is_secret) {
        pdf_paragraph(p, _("The item is secret"));
        pdf_paragraph(p, *item->secrecy_ground ? _f("Ground: %s", item->secrecy_ground)
                                               : _("Only the title is published."));
        return;
    }
    if (item->has_text) texts(v, p, page, agenda_item_own(item), level);
    else pdf_paragraph(p, _("Only the title is known so far; the text comes when it is published."));
    earlier_handlings(v, p, page, level);
    files(v, p, page, FILE_ATTACHMENT, _("Attachments"), level);
    files(v, p, page, FILE_BACKGROUND, _("Background material"), level);
    files(v, p, page, FILE_MENTIONED, _("Mentioned, not published"), level);
}

enum err agenda_show_pdf(struct request *r)
{
    struct item_page page;
    int64_t id;
    TRY(request_id(r, &id));
    TRY(item_page_read(r->db, r->arena, id, &page));
    const struct agenda_item *item = &page.item;
    struct view record = record_view(r, item->language), *v = &record;
    const char *citation = item_citation(v, item->organization_name, item->held_on, item->paragraph);
    const char *title = *item->title ? item->title : item->is_secret ? _("Secret item") : _("Item without a title");
    for (size_t i = 0; i < item->n_handlings; i++)
        part_reading_order(item->handlings[i].parts, item->handlings[i].n_parts);
    struct pdf *p = pdf_new(r->arena, &(struct pdf_about){.title = arena_printf(r->arena, "%s, %s", citation, title),
        .language = lang_code(v->lang), .author = item->party_name, .footer = citation, .site = request_site(r),
        .made = item->changed_at});
    pdf_heading(p, 1, title);
    agenda_pdf_item(v, p, &page, 2, true);
    bool has_own = handling_part(agenda_item_own(item), PART_APPEAL) != NULL;
    if (!item->is_secret && !has_own && item->regime != REGIME_NONE && item->remedy) {
        pdf_heading(p, 2, i18n(v->lang, word_label(&remedies, item->remedy)));
        agenda_pdf_remedy(v, p, item->regime, item->remedy, "");
    }
    respond_type(r, "application/pdf");
    respond_inline(r, arena_printf(r->arena, "%s.pdf", citation));
    respond_modified(r, item->changed_at);
    return pdf_write(p, r->view.out);
}
