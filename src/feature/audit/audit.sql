-- name: audit_last   rows: one
-- scan: from the end, one row
SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1;

-- name: audit_add   params: id int, at int, account_id int, action text, subject text, detail text, previous_hash text, hash text   rows: none
INSERT INTO audit_entry (id, at, account_id, action, subject, detail, previous_hash, hash)
VALUES (:id, :at, :account_id, :action, :subject, :detail, :previous_hash, :hash);

-- name: audit_list_all   rows: many
-- scan: the whole chain is followed
SELECT id, at, account_id, action, subject, detail, previous_hash, hash FROM audit_entry ORDER BY id;

-- name: audit_list   params: before int, limit int   rows: many
SELECT e.id, e.at, e.account_id, e.action, e.subject, e.detail, e.hash, a.name AS account_name
  FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
 WHERE e.id < :before ORDER BY e.id DESC LIMIT :limit;

-- name: audit_list_by_account   params: account_id int, limit int   rows: many
SELECT id, at, account_id, action, subject, detail, hash FROM audit_entry
 WHERE account_id = :account_id ORDER BY id DESC LIMIT :limit;

-- name: audit_list_by_subject   params: subject text, limit int   rows: many
SELECT e.id, e.at, e.account_id, e.action, e.subject, e.detail, e.hash, a.name AS account_name
  FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
 WHERE e.subject = :subject ORDER BY e.id DESC LIMIT :limit;
