{# SPDX-License-Identifier: EUPL-1.2 #}
<p>It's {{ _("Front page") }} and {{ _f("%s, in all", _n("%d reply", "%d replies", n)) }}
<p>{{ _n("%d item", "%d items", f(n, ")")) }} {{ v->href_("not") }}
{{ _(open ? "Open" : "Closed") }} {{ _(label("not")) }}
