/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/sample_accounts.h"

#include "feature/account/account_store.h"
#include "feature/party/party_store.h"

const struct sample_account sample_accounts[] = {
    {"paakayttaja@example.test", "Pääkäyttäjä (esimerkki)", ROLE_ADMINISTRATOR},
    {"koordinaattori@example.test", "Koordinaattori (esimerkki)", ROLE_COORDINATOR},
    {"sihteeri@example.test", "Sihteeri (esimerkki)", ROLE_SECRETARY},
    {"edustaja@example.test", "Edustaja (esimerkki)", ROLE_REPRESENTATIVE},
    {"rahoittaja@example.test", "Rahoittaja (esimerkki)", ROLE_FUNDER},
    {0},
};

enum err sample_accounts_make(struct db *db, struct problem *why)
{
    const struct moment now = moment_now();
    auto_tx struct db_tx tx = {0};
    int64_t party, id, permission;
    TRY(db_begin(db, DB_WRITE, &tx));
    TRY(party_find_by_name(db, "Mallijoki", &party));
    for (const struct sample_account *s = sample_accounts; s->email; s++) {
        const struct account account = {.email = s->email, .name = s->name, .language = "fi", .created_at = now};
        struct grant grant = {.permission = {.role = s->role, .starts_on = day_today(), .ends_on = DAY_NONE},
                              .ground = "Esimerkki", .now = now};
        bool whole = role_fits(s->role, SCOPE_INSTALLATION);
        grant.permission.scope = whole ? SCOPE_INSTALLATION : SCOPE_PARTY;
        grant.permission.party_id = whole ? 0 : party;
        TRY(account_find_by_email(db, s->email, &id));
        if (id) continue;
        TRY(account_add(db, &account, NULL, &id));
        grant.permission.account_id = id;
        TRY(permission_add(db, &grant, NULL, &permission, why));
    }
    return db_commit(&tx);
}
