%/* SPDX-License-Identifier: EUPL-1.2 */
%/* Every position a value can stand in. */
%void every_position(struct view *v, const char *x, bool yes)
%{
<p class="{{ x }}" lang??="{{ x }}" hidden?="{{ yes }}"><a href="{{ x }}">{{ x }}</a> \
<a href="/haku?q={{ x }}">{{ html_of(STR("<b>7</b>")) }} {{ 7 }}</a></p>
%}
