%/* SPDX-License-Identifier: EUPL-1.2 */
%#include "html/frame.h"
%#include "html/html.h"

%static const struct {
%    const char *path, *label;
%} sections[] = {
%    {"/paatokset", _N("Decisions")},
%    {"/kokoukset", _N("Meetings")},
%    {"/asiat", _N("Cases")},
%    {"/sopimukset", _N("Agreements")},
%    {"/toimielimet", _N("Decision-making bodies")},
%    {"/verkostot", _N("Networks")},
%    {"/toimijat", _N("Parties")},
%};

%static const char *const languages[LANG_COUNT] = {"Suomi", "Svenska", "English"};

%static const char *whole_address(struct view *v, enum lang lang)
%{
%    return arena_printf(v->arena, "%s%s", v->site, href_in(v, lang));
%}

%static bool given(const char *text)
%{
%    return text && *text;
%}

%/* Where the page is known by search engines: its own address, and its other languages. */
%static void page_links(struct view *v, const struct frame *frame)
%{
%if (!v->robots) {
<meta name="robots" content="noindex">
%} else if (given(v->site)) {
<link rel="canonical" href="{{ whole_address(v, v->lang) }}">
%    for (int l = 0; l < LANG_COUNT; l++) {
%        enum lang lang = (enum lang)l;
<link rel="alternate" hreflang="{{ lang_code(lang) }}" href="{{ whole_address(v, lang) }}">
%    }
%}
%for (size_t i = 0; i < frame->n_feeds; i++) {
<link rel="alternate" type="application/rss+xml" title="{{ frame->feeds[i].title }}" href="{{ frame->feeds[i].url }}">
%}
%if (given(frame->json)) {
<link rel="alternate" type="application/json" href="{{ frame->json }}">
%}
%}

%static void page_head(struct view *v, const struct frame *frame)
%{
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title lang??="{{ lang_unlike(v, frame->lang) }}">{{ given(frame->title) ? frame->title : "" }}{{ given(frame->title) ? " – " : "" }}Yhdyspinta</title>
%if (given(frame->description)) {
<meta name="description" content="{{ frame->description }}">
%}
%if (given(v->stylesheet)) {
<link rel="stylesheet" href="{{ v->stylesheet }}">
%}
%page_links(v, frame);
%if (given(v->script)) {
<script src="{{ v->script }}" defer></script>
%}
</head>
%}

%static void language_links(struct view *v)
%{
<nav class="lang-nav" aria-label="{{ _("Language") }}">
<ul>
%for (int l = 0; l < LANG_COUNT; l++) {
%    enum lang lang = (enum lang)l;
%    const char *code = lang_code(lang);
  <li><a href="{{ href_in(v, lang) }}" lang="{{ code }}" hreflang="{{ code }}"
  aria-current??="{{ lang == v->lang ? "true" : "" }}">{{ languages[lang] }}</a></li>
%}
</ul>
</nav>
%}

%static void site_header(struct view *v, const struct frame *frame)
%{
<header class="site-header">
<div class="wrap">
<a class="site-name" href="{{ href(v, "/") }}">Yhdyspinta
%if (given(v->region)) {
<span class="site-region">{{ v->region }}</span>
%}
</a>
%if (!frame->own_search) {
<form class="site-search" role="search" action="{{ href(v, "/haku") }}"
aria-label="{{ _("Search decisions and meetings") }}">
<label class="visually-hidden" for="site-search">{{ _("Search decisions and meetings") }}</label>
<input id="site-search" name="q" type="search" maxlength="200" placeholder="{{ _("Search decisions") }}">
<button type="submit">{{ _("Search") }}</button>
</form>
%}
%language_links(v);
</div>
</header>
<nav class="site-nav" aria-label="{{ _("Main navigation") }}">
<div class="wrap">
<ul>
%for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
%    bool here = frame->section && strcmp(frame->section, sections[i].path) == 0;
%    bool same = here && strcmp(v->path, sections[i].path) == 0;
  <li><a href="{{ href(v, "%s", sections[i].path) }}"
  aria-current??="{{ same ? "page" : here ? "true" : "" }}">{{ _(sections[i].label) }}</a></li>
%}
</ul>
</div>
</nav>
%}

%static void breadcrumb(struct view *v, const struct frame *frame)
%{
<nav class="breadcrumb" aria-label="{{ _("You are here") }}">
<ol>
  <li><a href="{{ href(v, "/") }}">{{ _("Front page") }}</a></li>
%for (size_t i = 0; i < frame->n_crumbs; i++) {
  <li><a href="{{ frame->crumbs[i].url }}">{{ frame->crumbs[i].text }}</a></li>
%}
  <li aria-current="page" lang??="{{ lang_unlike(v, frame->lang) }}">{{ given(frame->crumb) ? frame->crumb : frame->title }}</li>
</ol>
</nav>
%}

%/* Of the workspace: who has signed in, and the way out. */
%static void account_links(struct view *v)
%{
<nav class="site-nav" aria-label="{{ _("Workspace") }}">
<div class="wrap">
<ul>
  <li><a href="{{ href(v, "/tyotila") }}">{{ _("Workspace") }}</a></li>
  <li><a href="{{ href(v, "/tyotila/tili") }}">{{ v->account }}</a></li>
  <li>
%post_button(v, href(v, "/kirjaudu/ulos"), _("Sign out"), _("Sign out"));
  </li>
</ul>
</div>
</nav>
%}

%void frame_begin(struct view *v, const struct frame *frame)
%{
%v->frame = frame;
<!DOCTYPE html>
<html lang="{{ lang_code(v->lang) }}">
%page_head(v, frame);
<body>
<a class="skip-link" href="#content">{{ _("Skip to content") }}</a>
%site_header(v, frame);
%if (v->account) {
%    account_links(v);
%}
<div class="wrap">
%if (given(frame->title)) {
%    breadcrumb(v, frame);
%}
<main id="content" class="content" tabindex="-1">
%}

%void frame_end(struct view *v)
%{
%const struct frame *frame = v->frame;
</main>
</div>
<footer class="site-footer">
<div class="wrap">
%if (frame->n_feeds || given(frame->json)) {
<ul>
%for (size_t i = 0; i < frame->n_feeds; i++) {
  <li><a href="{{ frame->feeds[i].url }}">{{ frame->feeds[i].title }} (RSS)</a></li>
%}
%if (given(frame->json)) {
  <li><a href="{{ frame->json }}">{{ _("This page as data (JSON)") }}</a></li>
%}
</ul>
%}
<p>{{ _("Yhdyspinta: cooperation and decisions of municipalities, the wellbeing services county and associations") }}</p>
</div>
</footer>
</body>
</html>
%}

%struct error_text {
%    int status;
%    const char *title, *text;
%};

%/* The first stands for every status that is not here. */
%static const struct error_text *error_text(int status)
%{
%    static const struct error_text texts[] = {
%        {500, _N("Something went wrong"), _N("The fault is ours and has been noted. Try again in a while.")},
%        {400, _N("The request was not understood"), _N("Check the address or what was written in the form.")},
%        {403, _N("You may not see this page"), _N("It needs a right that you do not have, or you are not signed in.")},
%        {404, _N("The page was not found"),
%         _N("The address may be mistyped, or the page has been removed. Searching may help.")},
%        {405, _N("This cannot be done here"), _N("The page does not take this kind of request.")},
%        {409, _N("This cannot be done now"), _N("Something has changed in the meantime. Look at the page again.")},
%        {413, _N("That is too much"), _N("What was sent is larger than can be received.")},
%        {414, _N("The address is too long"), _N("Use fewer search words.")},
%        {431, _N("The request is too large"), _N("Removing this site's cookies from the browser may help.")},
%        {429, _N("Too many requests"), _N("Wait a moment and try again.")},
%        {503, _N("The service is busy"), _N("Wait a moment and try again.")},
%    };
%    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
%        if (texts[i].status == status) return &texts[i];
%    return &texts[0];
%}

%const char *frame_error_title(struct view *v, int status)
%{
%    return _(error_text(status)->title);
%}

%void frame_error(struct view *v, int status, const char *message)
%{
%    const struct error_text *error = error_text(status);
%    v->robots = false;
%    frame_begin(v, &(struct frame){.title = _(error->title)});
<h1>{{ _(error->title) }}</h1>
%    if (given(message)) {
<p>{{ _(message) }}</p>
%    }
<p>{{ _(error->text) }}</p>
<p class="meta">{{ _f(_N("Error %d"), status) }}</p>
<p><a href="{{ href(v, "/") }}">{{ _("To the front page") }}</a></p>
%    frame_end(v);
%}
