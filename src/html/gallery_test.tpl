%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "html/frame.h"
%#include "html/html.h"

%static const struct column columns[] = {{"Kunta", false}, {"Väestö", true}};
%static const struct choice years[] = {{"2024", "2024"}, {"2023", "2023"}};

%static void boxes(struct view *v)
%{
%status_tag(v, TONE_SUCCESS, "Hyväksytty");
<h1>Esimerkkisivu</h1>
%facts_begin(v);
%fact_link(v, "Toimielin", href(v, "/toimielimet/3"), "Kunnanhallitus");
%fact_html(v, "Kokous", html_moment(v, moment_make((struct day){19583}, 14, 0)));
%fact(v, "Pykälä", "§ 180");
%fact(v, "Tyhjä", "");
%fact_html(v, "Tyhjä", html_day(v, DAY_NONE));
%fact_begin(v, "Valmistelija");
<em>Sivistysjohtaja</em>
%fact_end(v);
%facts_end(v);
%outcome_begin(v, "approved", "Päätös");
<p>Hyväksyttiin yksimielisesti.</p>
%outcome_end(v);
%notice(v, TONE_INFO, "", "Tämä on esimerkki.");
%notice(v, TONE_ERROR, "Virhe", "Kaksi < kolme & \"neljä\"");
<div class="tiles">
%tile(v, "Sopimuksen arvo", "40 000 €");
</div>
%}

%static void lists(struct view *v)
%{
%const struct list_item items[] = {
%    {.url = href(v, "/kokousasiat/1"), .title = "Valtuustoaloite", .meta = "Kunnanhallitus · § 40",
%     .day = {19037}, .state = "Lähetetty valmisteltavaksi", .tone = TONE_NEUTRAL},
%    {.url = href(v, "/kokousasiat/2"), .title = "Protokoll", .lang = "sv", .day = DAY_NONE,
%     .snippet = html_of(STR("ett <mark>avtal</mark>"))},
%};
%item_list_begin(v);
%list_item(v, 2, &items[0]);
%list_item(v, 3, &items[1]);
%item_list_end(v);
%table_begin(v, "Väestö 31.12.2023", columns, 2);
%row_begin(v);
%row_head_link(v, href(v, "/toimijat/1"), "Kouvola");
%cell_number(v, i18n_number(v->arena, v->lang, 79429));
%row_end(v);
%row_begin(v);
%row_head(v, "Yhteensä");
%cell_begin(v);
<strong>–</strong>
%cell_end(v);
%row_end(v);
%table_end(v);
%series_begin(v, "Pykälät 2023");
%series_link(v, 1, href(v, "/kokousasiat/1"), "Kokouksen avaus");
%series_gap(v, 2);
%series_end(v);
%pager_numbered(v, href(v, "/haku?q=sopimus&sivu="), 6, 12);
%neighbours(v, href(v, "/kokousasiat/179"), "§ 179", "", "");
%pager_by_key(v, NULL, href(v, "/paatokset?jalkeen=17"));
%pager_by_name(v, href(v, "/toimijat"), href(v, "/toimijat?jalkeen=17"));
%}

%static void form(struct view *v)
%{
%search_begin(v, href(v, "/haku"), "Haku");
%hidden_field(v, "sivu", "1");
%field(v, &(struct field){.name = "q", .label = "Hakusana", .value = "\"hyte\"", .type = "search", .max = 200});
%field(v, &(struct field){.name = "alkaen", .label = "Alkaen", .hint = "Muodossa 1.2.2024", .error = "Päivää ei ole"});
%select_field(v, &(struct select){.name = "kausi", .label = "Kausi", .value = "2023", .none = "Kaikki kaudet",
%                                 .choices = years, .n = 2});
%button(v, "Hae");
%button_link(v, href(v, "/haku"), "Tyhjennä");
%search_end(v);
%form_begin(v, href(v, "/paatokset"), "Rajaa luetteloa");
%field(v, &(struct field){.name = "asti", .label = "Asti", .type = "date"});
%year_field(v, (struct years){2012, 2023}, 2003);
%form_end(v);
%}

%static void side(struct view *v)
%{
%side_begin(v);
%panel_begin(v, "Asian vaiheet");
%timeline_begin(v);
%timeline_step(v, &(struct step){.day = {19017}, .title = "Valtuustoaloite", .url = href(v, "/kokousasiat/8")});
%timeline_step(v, &(struct step){.day = DAY_NONE, .title = "Valtuusto", .note = "lähetettiin"});
%timeline_step(v, &(struct step){.day = {19037}, .title = "Kunnanhallitus § 40", .url = "/x", .current = true});
%timeline_step(v, &(struct step){.day = DAY_NONE, .title = "Valtuusto", .coming = true});
%timeline_end(v);
%panel_end(v);
%panel_begin(v, "Liitteet");
<ul>
  <li>
%    file_link(v, href(v, "/liitteet/7/luonnos.pdf"), "Sopimusluonnos", "PDF", 217088);
  </li>
  <li>
%    file_link(v, href(v, "/liitteet/8/taulukko"), "Taulukko", "", 0);
  </li>
</ul>
%panel_end(v);
%side_end(v);
%}

%/* One page with every component on it. */
%void gallery(struct view *v)
%{
%const struct crumb crumbs[] = {{"Päätökset", href(v, "/paatokset")}};
%const struct feed_link feeds[] = {{"Uusimmat päätökset", "/rss/kokousasiat"}};
%const struct frame frame = {.title = "Esimerkki <sivu>", .section = "/paatokset", .crumbs = crumbs, .n_crumbs = 1,
%                            .crumb = "§ 180", .lang = "sv", .description = "Kuvaus & muuta", .feeds = feeds, .n_feeds = 1,
%                            .json = "/kokousasiat/1.json"};
%frame_begin(v, &frame);
<div class="page-grid">
<div class="main-column">
%boxes(v);
%lists(v);
%form(v);
</div>
%side(v);
</div>
%frame_end(v);
%}
