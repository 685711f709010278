-- name: account_get   params: id int   rows: one
SELECT a.id, a.email, a.name, a.language, a.created_at, a.ended_at, a.wrong_codes, a.wrong_codes_since,
       t.confirmed_at AS totp_at,
       (SELECT count(*) FROM recovery_code r WHERE r.account_id = a.id AND r.used_at IS NULL) AS recovery_codes
  FROM account a LEFT JOIN totp t ON t.account_id = a.id
 WHERE a.id = :id;

-- name: account_find_by_email   params: email text   rows: one
SELECT id FROM account WHERE email = :email AND ended_at IS NULL;

-- name: account_list   rows: many
SELECT a.id, a.email, a.name, a.language, a.created_at, a.ended_at, t.confirmed_at AS totp_at
  FROM account a LEFT JOIN totp t ON t.account_id = a.id
 ORDER BY a.name COLLATE fi, a.id;

-- name: account_add   params: email text, name text, language text, created_at int   rows: one
INSERT INTO account (email, name, language, created_at) VALUES (:email, :name, :language, :created_at) RETURNING id;

-- name: account_end   params: id int, ended_at int   rows: none
UPDATE account SET ended_at = :ended_at WHERE id = :id AND ended_at IS NULL;

-- name: account_set_wrong_codes   params: id int, wrong_codes int, since int   rows: none
UPDATE account SET wrong_codes = :wrong_codes, wrong_codes_since = :since WHERE id = :id;

-- name: account_permission_add   params: account_id int, role text, scope text, party_id int, organization_id int, starts_on text, ends_on text, ground text, granted_by_id int, granted_at int   rows: one
INSERT INTO permission (account_id, role, scope, party_id, organization_id, starts_on, ends_on, ground, granted_by_id,
                        granted_at)
VALUES (:account_id, :role, :scope, :party_id, :organization_id, :starts_on, :ends_on, :ground, :granted_by_id,
        :granted_at) RETURNING id;

-- name: account_permission_get   params: id int   rows: one
SELECT id, account_id, role, scope, party_id, organization_id, starts_on, ends_on, ended_at
  FROM permission WHERE id = :id;

-- name: account_permission_list_in_force   params: account_id int, today text   rows: many
SELECT id, account_id, role, scope, party_id, organization_id, starts_on, ends_on, ended_at FROM permission
 WHERE account_id = :account_id AND ended_at IS NULL AND starts_on <= :today AND coalesce(ends_on, '9999') >= :today
 ORDER BY id;

-- name: account_permission_list_by_account   params: account_id int   rows: many
SELECT p.id, p.account_id, p.role, p.scope, p.party_id, p.organization_id, p.starts_on, p.ends_on, p.ended_at,
       a.name AS account_name, a.email AS account_email, coalesce(o.name, y.name) AS place_name, p.ground,
       g.name AS granted_by, p.granted_at
  FROM permission p JOIN account a ON a.id = p.account_id LEFT JOIN party y ON y.id = p.party_id
       LEFT JOIN organization o ON o.id = p.organization_id LEFT JOIN account g ON g.id = p.granted_by_id
 WHERE p.account_id = :account_id ORDER BY p.id;

-- name: account_permission_list   rows: many
SELECT p.id, p.account_id, p.role, p.scope, p.party_id, p.organization_id, p.starts_on, p.ends_on, p.ended_at,
       a.name AS account_name, a.email AS account_email, coalesce(o.name, y.name) AS place_name, p.ground,
       g.name AS granted_by, p.granted_at
  FROM permission p JOIN account a ON a.id = p.account_id LEFT JOIN party y ON y.id = p.party_id
       LEFT JOIN organization o ON o.id = p.organization_id LEFT JOIN account g ON g.id = p.granted_by_id
 ORDER BY a.name COLLATE fi, a.id, p.id;

-- name: account_permission_end   params: id int, ended_at int   rows: none
UPDATE permission SET ended_at = :ended_at WHERE id = :id AND ended_at IS NULL;

-- name: account_permission_end_by_account   params: account_id int, ended_at int   rows: none
UPDATE permission SET ended_at = :ended_at WHERE account_id = :account_id AND ended_at IS NULL;

-- name: account_permission_count_administrators   params: today text, except_id int   rows: one
-- scan: an administrator takes a right away
SELECT count(*) FROM permission p JOIN account a ON a.id = p.account_id
 WHERE p.role = 'administrator' AND p.ended_at IS NULL AND p.starts_on <= :today
   AND coalesce(p.ends_on, '9999') >= :today AND a.ended_at IS NULL AND p.id <> :except_id;

-- name: account_link_add   params: token_hash text, account_id int, browser_hash text, created_at int, expires_at int   rows: none
INSERT INTO login_link (token_hash, account_id, browser_hash, created_at, expires_at)
VALUES (:token_hash, :account_id, :browser_hash, :created_at, :expires_at);

-- name: account_link_get   params: token_hash text   rows: one
SELECT account_id, browser_hash, created_at, expires_at, used_at FROM login_link WHERE token_hash = :token_hash;

-- name: account_link_use   params: token_hash text, used_at int   rows: none
UPDATE login_link SET used_at = :used_at WHERE token_hash = :token_hash AND used_at IS NULL;

-- name: account_link_count   params: account_id int, since int   rows: one
SELECT count(*) FROM login_link WHERE account_id = :account_id AND created_at > :since;

-- name: account_link_list_by_account   params: account_id int   rows: many
SELECT account_id, created_at, expires_at, used_at FROM login_link WHERE account_id = :account_id ORDER BY created_at;

-- name: account_link_remove_old   params: before int   rows: none
DELETE FROM login_link WHERE expires_at < :before;

-- name: account_session_add   params: account_id int, key_hash text, agent text, now int, expires_at int, second_factor_from text   rows: one
INSERT INTO session (account_id, key_hash, agent, created_at, seen_at, expires_at, second_factor_from)
VALUES (:account_id, :key_hash, :agent, :now, :now, :expires_at, :second_factor_from) RETURNING id;

-- name: account_session_find   params: key_hash text, token_hash text   rows: one
SELECT s.id, s.account_id, s.agent, s.created_at, s.seen_at, s.expires_at, s.ended_at, s.second_factor_at,
       s.second_factor_from, s.replayed_at, s.replayed_agent, a.name AS account_name, a.ended_at AS account_ended_at,
       o.confirmed_at AS totp_at, t.issued_at AS token_issued_at, t.used_at AS token_used_at,
       t.superseded_at AS token_superseded_at
  FROM session s JOIN session_token t ON t.token_hash = :token_hash AND t.session_id = s.id
       JOIN account a ON a.id = s.account_id LEFT JOIN totp o ON o.account_id = a.id
 WHERE s.key_hash = :key_hash;

-- name: account_session_list_by_account   params: account_id int, since int   rows: many
SELECT id, account_id, agent, created_at, seen_at, expires_at, ended_at, second_factor_at, replayed_at, replayed_agent
  FROM session WHERE account_id = :account_id AND created_at > :since ORDER BY created_at DESC, id DESC;

-- name: account_session_seen   params: id int, seen_at int   rows: none
UPDATE session SET seen_at = :seen_at WHERE id = :id;

-- name: account_session_replayed   params: id int, replayed_at int, replayed_agent text   rows: none
UPDATE session SET replayed_at = :replayed_at, replayed_agent = :replayed_agent WHERE id = :id;

-- name: account_session_second_factor   params: id int, second_factor_at int, second_factor_from text   rows: none
UPDATE session SET second_factor_at = :second_factor_at, second_factor_from = :second_factor_from WHERE id = :id;

-- name: account_session_end   params: id int, account_id int, ended_at int   rows: none
UPDATE session SET ended_at = :ended_at WHERE id = :id AND account_id = :account_id AND ended_at IS NULL;

-- name: account_session_end_by_account   params: account_id int, except_id int, ended_at int   rows: none
UPDATE session SET ended_at = :ended_at WHERE account_id = :account_id AND id <> :except_id AND ended_at IS NULL;

-- name: account_session_token_add   params: token_hash text, session_id int, issued_at int, used_at int   rows: none
INSERT INTO session_token (token_hash, session_id, issued_at, used_at)
VALUES (:token_hash, :session_id, :issued_at, :used_at);

-- name: account_session_token_use   params: token_hash text, used_at int   rows: none
UPDATE session_token SET used_at = :used_at WHERE token_hash = :token_hash;

-- name: account_session_token_supersede   params: session_id int, except_hash text, at int   rows: none
UPDATE session_token SET superseded_at = :at
 WHERE session_id = :session_id AND token_hash <> :except_hash AND superseded_at IS NULL;

-- name: account_session_token_remove_old   params: before int   rows: none
-- scan: once a sign-in
DELETE FROM session_token WHERE session_id IN (SELECT id FROM session WHERE expires_at < :before);

-- name: account_session_remove_old   params: before int   rows: none
-- scan: once a sign-in
DELETE FROM session WHERE expires_at < :before;

-- name: account_totp_get   params: account_id int   rows: one
SELECT secret, created_at, confirmed_at, last_step FROM totp WHERE account_id = :account_id;

-- name: account_totp_start   params: account_id int, secret text, created_at int   rows: none
INSERT INTO totp (account_id, secret, created_at) VALUES (:account_id, :secret, :created_at);

-- name: account_totp_remove   params: account_id int   rows: none
DELETE FROM totp WHERE account_id = :account_id;

-- name: account_totp_confirm   params: account_id int, confirmed_at int   rows: none
UPDATE totp SET confirmed_at = :confirmed_at WHERE account_id = :account_id AND confirmed_at IS NULL;

-- name: account_totp_step   params: account_id int, last_step int   rows: none
UPDATE totp SET last_step = :last_step WHERE account_id = :account_id AND last_step < :last_step;

-- name: account_recovery_remove   params: account_id int   rows: none
DELETE FROM recovery_code WHERE account_id = :account_id;

-- name: account_recovery_add   params: code_hash text, account_id int, created_at int   rows: none
INSERT INTO recovery_code (code_hash, account_id, created_at) VALUES (:code_hash, :account_id, :created_at);

-- name: account_recovery_use   params: code_hash text, account_id int, used_at int   rows: none
UPDATE recovery_code SET used_at = :used_at
 WHERE code_hash = :code_hash AND account_id = :account_id AND used_at IS NULL;
