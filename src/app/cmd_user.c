/* Accounts from the command line: the first administrator, and whoever has lost the way in. */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "app/command.h"
#include "app/sample_accounts.h"
#include "core/secret.h"
#include "feature/account/account_store.h"
#include "feature/account/session_store.h"

struct user_options {
    const char *db, *email, *role, *name, *site, *ground;
    int party, organization;
};

/* The account of an address, which must be there. */
static enum err find_account(struct db *db, struct arena *a, const char *typed, int64_t *ret_id, struct problem *why)
{
    const char *email;
    if (account_email_read(a, typed, &email) != OK)
        return problem(why, ERR_INPUT, "email", "", "not an e-mail address");
    TRY(account_find_by_email(db, email, ret_id));
    return *ret_id ? OK : problem(why, ERR_NOT_FOUND, "", "", "there is no such account");
}

static enum err print_link(struct db *db, struct arena *a, int64_t id, const struct user_options *o)
{
    const char *token = secret_make(a);
    TRY(login_link_add(db, id, token, "", moment_now(), LINK_FIRST_SECONDS));
    printf("%s/kirjaudu/linkki?avain=%s\n", o->site, token);
    return OK;
}

static enum err add(struct db *db, struct arena *a, const struct user_options *o, struct problem *why)
{
    const struct moment now = moment_now();
    struct account account = {.name = o->name ? o->name : o->email, .language = "fi", .created_at = now};
    struct grant grant = {.permission = {.role = (enum role)word_read(&permission_roles, o->role ? o->role : ""),
                                         .scope = o->organization ? SCOPE_ORGANIZATION
                                                  : o->party      ? SCOPE_PARTY
                                                                  : SCOPE_INSTALLATION,
                                         .party_id = o->organization ? 0 : o->party,
                                         .organization_id = o->organization,
                                         .starts_on = day_today(),
                                         .ends_on = DAY_NONE},
                          .ground = o->ground ? o->ground : "",
                          .now = now};
    auto_tx struct db_tx tx = {0};
    int64_t id = 0, permission;
    if (!o->email || account_email_read(a, o->email, &account.email) != OK)
        return problem(why, ERR_INPUT, "email", "", "an e-mail address is needed");
    if (!grant.permission.role)
        return problem(why, ERR_INPUT, "role", "", "is administrator, coordinator, secretary, chair, member, "
                                                   "representative, funder or auditor");
    if (!role_fits(grant.permission.role, grant.permission.scope))
        return problem(why, ERR_INPUT, "role", "", "cannot be held there: see --party and --organization");
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(account_find_by_email(db, account.email, &id));
    if (!id) TRY(account_add(db, &account, NULL, &id));
    grant.permission.account_id = id;
    enum err e = permission_add(db, &grant, NULL, &permission, why);
    if (e == ERR_CONFLICT) return problem(why, e, "", "", "there is no such party or organization");
    TRY(e);
    TRY(print_link(db, a, id, o));
    return db_commit(&tx);
}

static enum err list(struct db *db, struct arena *a, const struct user_options *o, struct problem *why)
{
    struct granted_permission *all;
    size_t n;
    TRY(permission_list(db, a, &all, &n));
    for (size_t i = 0; i < n; i++) {
        const struct permission *p = &all[i].permission;
        if (!permission_in_force(p, day_today())) continue;
        printf("%s  %s  %s  %s\n", all[i].account_email, word_code(&permission_roles, p->role),
               *all[i].place_name ? all[i].place_name : word_code(&permission_scopes, p->scope), all[i].ground);
    }
    return OK;
}

static enum err end(struct db *db, struct arena *a, const struct user_options *o, struct problem *why)
{
    int64_t id;
    TRY(find_account(db, a, o->email ? o->email : "", &id, why));
    enum err e = account_end(db, id, moment_now(), day_today(), NULL);
    return e == ERR_CONFLICT ? problem(why, e, "", "", "somebody must stay administrator") : e;
}

static enum err link(struct db *db, struct arena *a, const struct user_options *o, struct problem *why)
{
    int64_t id;
    TRY(find_account(db, a, o->email ? o->email : "", &id, why));
    return print_link(db, a, id, o);
}

static enum err sample(struct db *db, struct arena *a, const struct user_options *o, struct problem *why)
{
    for (const struct sample_account *s = sample_accounts; s->email; s++) {
        int64_t id;
        TRY(find_account(db, a, s->email, &id, why));
        printf("%-14s ", word_code(&permission_roles, s->role));
        TRY(print_link(db, a, id, o));
    }
    return OK;
}

static const struct {
    const char *name;
    enum err (*run)(struct db *db, struct arena *a, const struct user_options *o, struct problem *why);
} actions[] = {{"add", add}, {"list", list}, {"end", end}, {"link", link}, {"sample-links", sample}};

static int run(const struct command_line *line, const struct user_options *o)
{
    auto_arena struct arena *a = arena_new();
    struct problem why = {0};
    struct db *db;
    size_t i = 0, n = sizeof actions / sizeof *actions;
    while (i < n && line->argc == 1 && strcmp(actions[i].name, line->argv[0]))
        i++;
    if (line->argc != 1 || i == n) return command_misused(line, "say add, list, end, link or sample-links");
    enum err e = db_open(o->db, DB_MODE_CREATE, &db, &why);
    if (e != OK) return command_failed(line, e, &why);
    e = db_migrate(db, NULL, &why);
    if (e == OK) e = actions[i].run(db, a, o, &why);
    if (e != OK && !*why.note) e = problem(&why, e, "", "", "%s", db_error(db));
    db_close(db);
    return e == OK ? EXIT_DONE : command_failed(line, e, &why);
}

int cmd_user(struct command_line *line)
{
    struct user_options o = {.site = "http://127.0.0.1:8080"};
    const struct option options[] = {
        {"db", OPTION_REQUIRED, &o.db, "PATH", "database file, or postgresql://…"},
        {"email", OPTION_TEXT, &o.email, "ADDRESS", "whose account"},
        {"role", OPTION_TEXT, &o.role, "ROLE",
         "administrator, coordinator, secretary, chair, member, representative, funder, auditor"},
        {"party", OPTION_NUMBER, &o.party, "ID", "the role is held in this party"},
        {"organization", OPTION_NUMBER, &o.organization, "ID", "the role is held in this organ or network"},
        {"name", OPTION_TEXT, &o.name, "NAME", "the person's name, shown in the workspace"},
        {"ground", OPTION_TEXT, &o.ground, "TEXT", "why the role is given: a decision, a duty"},
        {"site", OPTION_TEXT, &o.site, "URL", "address of the site, for the link (http://127.0.0.1:8080)"},
        {0},
    };
    int status = command_read(line, "Add, list and end accounts; print links to sign in with", options,
                              "add|list|end|link|sample-links");
    return status == COMMAND_GO ? run(line, &o) : status;
}
