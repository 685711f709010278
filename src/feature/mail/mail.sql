-- name: mail_message_add   params: kind text, ref text, subject text, body text, list_id text, attachment_name text, attachment_type text, attachment blob, created_at int, expires_at int   rows: one
INSERT INTO mail_message (kind, ref, subject, body, list_id, attachment_name, attachment_type, attachment, created_at,
       expires_at)
VALUES (:kind, :ref, :subject, :body, :list_id, :attachment_name, :attachment_type, :attachment, :created_at, :expires_at)
RETURNING id;

-- name: mail_recipient_add   params: message_id int, address text, name text, domain text, token text, urgent int, next_at int   rows: none
INSERT INTO mail_recipient (message_id, address, name, domain, token, urgent, next_at)
VALUES (:message_id, :address, :name, :domain, :token, :urgent, :next_at);

-- name: mail_list_due   params: urgent int, now int, limit int   rows: many
SELECT r.id, r.message_id, r.address, r.name, r.domain, r.token, r.attempts, r.next_at, m.kind, m.expires_at,
       a.suspended_at
  FROM mail_recipient r JOIN mail_message m ON m.id = r.message_id LEFT JOIN mail_address a ON a.address = r.address
 WHERE r.urgent = :urgent AND r.next_at <= :now ORDER BY r.next_at, r.id LIMIT :limit;

-- name: mail_count_tried   params: domain text, since int   rows: one
SELECT count(*) FROM mail_recipient WHERE domain = :domain AND tried_at > :since;

-- name: mail_hold_domain   params: domain text, now int, until int   rows: none
UPDATE mail_recipient SET next_at = :until
 WHERE urgent = 0 AND next_at <= :now AND state = 'queued' AND domain = :domain;

-- name: mail_message_get   params: id int   rows: one
SELECT id, kind, ref, subject, body, list_id, attachment_name, attachment_type, attachment, created_at
  FROM mail_message WHERE id = :id;

-- name: mail_take   params: id int, due int, until int, now int   rows: none
UPDATE mail_recipient SET state = 'sending', attempts = attempts + 1, next_at = :until, tried_at = :now
 WHERE id = :id AND next_at = :due;

-- name: mail_settle   params: id int, state text, attempts int, next_at int, last_error text   rows: none
UPDATE mail_recipient SET state = :state, attempts = :attempts, next_at = :next_at, last_error = :last_error
 WHERE id = :id AND next_at IS NOT NULL;

-- name: mail_message_forget   params: id int   rows: none
UPDATE mail_message SET body = '', attachment = NULL
 WHERE id = :id AND NOT EXISTS (SELECT 1 FROM mail_recipient r WHERE r.message_id = :id AND r.state <> 'sent');

-- name: mail_find_by_token   params: token text   rows: one
SELECT id, message_id, address, state FROM mail_recipient WHERE token = :token;

-- name: mail_return   params: id int   rows: none
UPDATE mail_recipient SET state = 'failed', next_at = NULL, last_error = 'bounced' WHERE id = :id;

-- name: mail_address_get   params: address text   rows: one
SELECT hard_bounces, bounced_at, suspended_at FROM mail_address WHERE address = :address;

-- name: mail_address_add   params: address text, hard_bounces int, bounced_at int, suspended_at int   rows: none
INSERT INTO mail_address (address, hard_bounces, bounced_at, suspended_at)
VALUES (:address, :hard_bounces, :bounced_at, :suspended_at)
ON CONFLICT (address) DO UPDATE SET hard_bounces = excluded.hard_bounces, bounced_at = excluded.bounced_at,
       suspended_at = excluded.suspended_at;

-- name: mail_address_resume   params: id int   rows: none
DELETE FROM mail_address WHERE address = (SELECT r.address FROM mail_recipient r WHERE r.id = :id);

-- name: mail_suspend_waiting   params: address text   rows: none
UPDATE mail_recipient SET state = 'suspended', next_at = NULL, last_error = 'suspended'
 WHERE address = :address AND state = 'queued';

-- name: mail_retry   params: id int, now int   rows: none
UPDATE mail_recipient SET state = 'queued', next_at = :now, attempts = 0
 WHERE id = :id AND state IN ('failed', 'suspended') AND last_error NOT IN ('bounced', 'expired');

-- name: mail_retry_failed   params: now int   rows: none
UPDATE mail_recipient SET state = 'queued', next_at = :now, attempts = 0
 WHERE state = 'failed' AND last_error NOT IN ('bounced', 'expired');

-- name: mail_list_by_state   params: state text, after int, limit int   rows: many
SELECT r.id, r.message_id, r.address, r.domain, r.state, r.attempts, r.next_at, r.tried_at, r.last_error, m.kind, m.ref
  FROM mail_recipient r JOIN mail_message m ON m.id = r.message_id
 WHERE r.state = :state AND r.id > :after ORDER BY r.id LIMIT :limit;

-- name: mail_count_by_state   params: state text   rows: one
SELECT count(*) FROM mail_recipient WHERE state = :state;
