-- What lets people and programs in: what a token is for and until when, where a session is, a second factor, and where
-- wrong passwords are counted.

ALTER TABLE tokens ADD COLUMN scopes TEXT NOT NULL DEFAULT '[]'; -- JSON array
ALTER TABLE tokens ADD COLUMN expires_on TEXT NOT NULL DEFAULT ''; -- the last day on which it works
ALTER TABLE tokens ADD COLUMN last_used_at TEXT;
-- those made before: all that their role may have, and for so long that nothing stops overnight
UPDATE tokens SET
  scopes = CASE role
    WHEN 'team' THEN '["logs","read"]'
    WHEN 'technician' THEN '["reports","speaker-status","read"]'
    ELSE '["logs","reports","speaker-status","read"]'
  END,
  expires_on = max(coalesce(date(created_at, '+1 year'), ''), date('now', '+90 days'));
CREATE INDEX tokens_by_maker ON tokens (created_by);

-- Where each token was used from.
CREATE TABLE token_networks (
  token_id TEXT NOT NULL REFERENCES tokens (id),
  network TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (token_id, network)
) STRICT;

ALTER TABLE accounts ADD COLUMN password_set_at TEXT; -- stays when the password is taken away
UPDATE accounts SET password_set_at = created_at WHERE password_hash IS NOT NULL
  OR id IN (SELECT subject_id FROM audit WHERE subject_kind = 'account' AND action = 'set_password');

ALTER TABLE accounts ADD COLUMN totp_secret TEXT; -- base32, as the app on the phone has it; none without a second factor
ALTER TABLE accounts ADD COLUMN totp_since TEXT;
ALTER TABLE accounts ADD COLUMN totp_step INTEGER; -- half minute of the last code that was used: no code works twice

CREATE TABLE recovery_codes (
  code_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id)
) STRICT;
CREATE INDEX recovery_codes_by_account ON recovery_codes (account_id);

ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT ''; -- what it is called, and no secret
ALTER TABLE sessions ADD COLUMN device TEXT; -- none where the browser did not say
ALTER TABLE sessions ADD COLUMN last_used_at TEXT NOT NULL DEFAULT '';
-- a session of before ends so many days after it was last used
UPDATE sessions SET id = lower(hex(randomblob(16))), last_used_at = max(created_at, strftime('%Y-%m-%dT%H:%M:%fZ', expires_at,
  (SELECT CASE role WHEN 'manager' THEN '-14 days' ELSE '-90 days' END FROM accounts WHERE accounts.id = account_id)));
CREATE UNIQUE INDEX sessions_by_name ON sessions (id);

-- Devices and networks from which an account was signed in to: strangers' wrong passwords never shut these out.
CREATE TABLE sign_in_places (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  place TEXT NOT NULL, -- device:… (SHA-256 of what its cookie holds) or network:…
  last_at TEXT NOT NULL,
  PRIMARY KEY (account_id, place)
) STRICT;

-- Attempts of the last minutes are counted anew, in another way (domain/guesses.ts).
DROP TABLE sign_in_attempts;
CREATE TABLE sign_in_attempts (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  account TEXT, -- SHA-256 of the user name as typed
  network TEXT,
  own TEXT, -- the device or session whose own allowance it is; none of a stranger's
  is_open INTEGER NOT NULL CONSTRAINT open_is_boolean CHECK (is_open IN (0, 1)) -- not judged yet
) STRICT;
CREATE INDEX sign_in_attempts_by_time ON sign_in_attempts (at);
CREATE INDEX sign_in_attempts_by_account ON sign_in_attempts (account, network, at);
CREATE INDEX sign_in_attempts_by_network ON sign_in_attempts (network, account, at);
CREATE INDEX sign_in_attempts_by_own ON sign_in_attempts (own, at) WHERE own IS NOT NULL;
