-- name: agreement_get   params: id int   rows: one
SELECT g.id, g.title, g.type, g.language, g.content, g.paper_id, g.replaces_id, g.parent_id, g.validity, g.starts_on,
       g.ends_on, g.sent_out_on, g.notice_months, g.ended_on, g.ending_item_id, g.ending_text, g.share_rule, g.is_kept_here,
       g.is_example, (SELECT min(s.id) FROM agreement s WHERE s.replaces_id = g.id) AS successor_id
  FROM agreement g WHERE g.id = :id;

-- name: agreement_list   params: before_day text, before_id int, limit int   rows: many
SELECT g.id, g.title, g.type, g.language, g.starts_on, g.ends_on, g.sent_out_on, g.ended_on, g.is_kept_here, g.is_example,
       (SELECT min(s.id) FROM agreement s WHERE s.replaces_id = g.id) AS successor_id,
       (SELECT count(*) FROM agreement_party p WHERE p.agreement_id = g.id AND p.is_signatory = 1) AS n_parties,
       (SELECT count(*) FROM agreement_party p WHERE p.agreement_id = g.id AND p.is_signatory = 1 AND p.decided_on IS NOT NULL) AS n_approved,
       (SELECT count(*) FROM agreement_party p WHERE p.agreement_id = g.id AND p.is_signatory = 1 AND p.signed_on IS NOT NULL) AS n_signed,
       (SELECT max(p.decided_on) FROM agreement_party p WHERE p.agreement_id = g.id AND p.is_signatory = 1) AS last_decided_on,
       (SELECT max(p.signed_on) FROM agreement_party p WHERE p.agreement_id = g.id AND p.is_signatory = 1) AS last_signed_on,
       (SELECT min(t.ends_on) FROM agreement_termination t WHERE t.agreement_id = g.id AND t.effect = 'all') AS terminated_to
  FROM agreement g
 WHERE g.listed_on <= :before_day AND NOT (g.listed_on = :before_day AND g.id >= :before_id)
 ORDER BY g.listed_on DESC, g.id DESC LIMIT :limit;

-- name: agreement_list_key   params: id int   rows: one
SELECT id, listed_on AS starts_on FROM agreement WHERE id = :id;

-- name: agreement_list_successors   params: id int   rows: many
SELECT id, title, language, starts_on, ends_on, ended_on FROM agreement WHERE replaces_id = :id ORDER BY starts_on, id;

-- name: agreement_list_annexes   params: id int   rows: many
SELECT id, title, language, starts_on, ends_on, ended_on FROM agreement WHERE parent_id = :id ORDER BY title COLLATE fi, id;

-- name: agreement_list_parties   params: agreement_id int   rows: many
SELECT ap.id, ap.agreement_id, ap.party_id, ap.organization_id, ap.is_signatory, ap.is_payer, ap.is_provider,
       ap.is_coordinator, ap.is_employer, ap.organ_text, ap.decided_on, ap.paragraph, ap.item_id, ap.decision_url,
       ap.final_on, ap.mandate, ap.signed_on, coalesce(p.name, o.name) AS name, p.municipality_code, o.is_network
  FROM agreement_party ap LEFT JOIN party p ON p.id = ap.party_id LEFT JOIN organization o ON o.id = ap.organization_id
 WHERE ap.agreement_id = :agreement_id ORDER BY ap.seq, ap.id;

-- name: agreement_list_deliverables   params: agreement_id int   rows: many
SELECT text FROM agreement_deliverable WHERE agreement_id = :agreement_id ORDER BY seq;

-- name: agreement_list_terminations   params: agreement_id int   rows: many
SELECT t.id, t.agreement_id, t.party_id, t.given_on, t.ends_on, t.effect, p.name AS party_name
  FROM agreement_termination t JOIN party p ON p.id = t.party_id
 WHERE t.agreement_id = :agreement_id ORDER BY t.given_on, t.ends_on, t.id;

-- name: agreement_list_tables   params: agreement_id int   rows: many
SELECT id, agreement_id, year, payers, total_cents, rule, basis_on, basis_source, basis_status, approved_on
  FROM share_table WHERE agreement_id = :agreement_id ORDER BY year DESC, payers DESC;

-- name: agreement_list_rows   params: agreement_id int   rows: many
SELECT r.share_table_id, r.party_id, r.population, r.share_cents, r.share_cents IS NOT NULL AS is_known, p.name,
       p.municipality_code
  FROM share_table t JOIN share_row r ON r.share_table_id = t.id JOIN party p ON p.id = r.party_id
 WHERE t.agreement_id = :agreement_id ORDER BY t.year DESC, t.payers DESC, r.seq;

-- The municipalities that pay, with their populations of a year (0: not known).
-- name: agreement_list_payers   params: agreement_id int, year int   rows: many
SELECT ap.party_id, p.name, p.municipality_code, f.figure AS population, f.source, f.status
  FROM agreement_party ap JOIN party p ON p.id = ap.party_id
  LEFT JOIN population f ON f.municipality_code = p.municipality_code AND f.year = :year AND f.is_current = 1
 WHERE ap.agreement_id = :agreement_id AND ap.is_payer = 1 AND p.municipality_code <> '' ORDER BY ap.seq;

-- name: agreement_add   params: title text, type text, language text, content text, paper_id int, replaces_id int, parent_id int, validity text, starts_on text, ends_on text, sent_out_on text, notice_months int, ended_on text, ending_item_id int, ending_text text, share_rule text, is_kept_here int, is_example int, listed_on text   rows: one
INSERT INTO agreement (title, type, language, content, paper_id, replaces_id, parent_id, validity, starts_on, ends_on,
                       sent_out_on, notice_months, ended_on, ending_item_id, ending_text, share_rule, is_kept_here, is_example,
                       listed_on)
VALUES (:title, :type, :language, :content, :paper_id, :replaces_id, :parent_id, :validity, :starts_on, :ends_on,
        :sent_out_on, :notice_months, :ended_on, :ending_item_id, :ending_text, :share_rule, :is_kept_here, :is_example,
        :listed_on)
RETURNING id;

-- name: agreement_add_party   params: agreement_id int, seq int, party_id int, organization_id int, is_signatory int, is_payer int, is_provider int, is_coordinator int, is_employer int, organ_text text, decided_on text, paragraph int, item_id int, decision_url text, final_on text, mandate text, signed_on text   rows: none
INSERT INTO agreement_party (agreement_id, seq, party_id, organization_id, is_signatory, is_payer, is_provider,
                             is_coordinator, is_employer, organ_text, decided_on, paragraph, item_id, decision_url, final_on,
                             mandate, signed_on)
VALUES (:agreement_id, :seq, :party_id, :organization_id, :is_signatory, :is_payer, :is_provider, :is_coordinator,
        :is_employer, :organ_text, :decided_on, :paragraph, :item_id, :decision_url, :final_on, :mandate, :signed_on);

-- name: agreement_add_deliverable   params: agreement_id int, seq int, text text   rows: none
INSERT INTO agreement_deliverable (agreement_id, seq, text) VALUES (:agreement_id, :seq, :text);

-- name: agreement_add_termination   params: agreement_id int, party_id int, given_on text, ends_on text, effect text   rows: none
INSERT INTO agreement_termination (agreement_id, party_id, given_on, ends_on, effect)
VALUES (:agreement_id, :party_id, :given_on, :ends_on, :effect);

-- name: agreement_add_table   params: agreement_id int, year int, payers text, total_cents int, rule text, basis_on text, basis_source text, basis_status text, approved_on text   rows: one
INSERT INTO share_table (agreement_id, year, payers, total_cents, rule, basis_on, basis_source, basis_status, approved_on)
VALUES (:agreement_id, :year, :payers, :total_cents, :rule, :basis_on, :basis_source, :basis_status, :approved_on)
RETURNING id;

-- name: agreement_add_row   params: share_table_id int, seq int, party_id int, population int, share_cents int   rows: none
INSERT INTO share_row (share_table_id, seq, party_id, population, share_cents)
VALUES (:share_table_id, :seq, :party_id, :population, :share_cents);
