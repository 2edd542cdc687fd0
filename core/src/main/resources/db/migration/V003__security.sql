-- Users, API tokens, the first run, sealed secrets' keys and the audit log. The same script runs on H2 and PostgreSQL.

CREATE TABLE app_user (
    id uuid NOT NULL PRIMARY KEY,
    name varchar NOT NULL,
    name_key varchar NOT NULL,
    display_name varchar NOT NULL,
    password varchar NOT NULL,
    roles varchar NOT NULL,
    enabled boolean NOT NULL,
    must_change_password boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_sign_in timestamp with time zone,
    language varchar DEFAULT '' NOT NULL,
    version bigint NOT NULL,
    -- a hash of who they are to an identity provider; NULL for accounts with a password of their own
    outside_id varchar,
    CONSTRAINT app_user_name UNIQUE (name_key),
    CONSTRAINT app_user_outside_id UNIQUE (outside_id)
);

-- Whoever signs in with one-time codes, or is about to: what their app shares with the hub, sealed. Codes up to last_step
-- (half minutes since 1970) open nothing any more.
CREATE TABLE second_factor (
    user_id uuid NOT NULL PRIMARY KEY REFERENCES app_user (id),
    sealed varchar NOT NULL,
    last_step bigint NOT NULL,
    enrolled_at timestamp with time zone
);

-- Codes for whoever lost the app, hashed. A used one is gone.
CREATE TABLE recovery_code (
    user_id uuid NOT NULL REFERENCES app_user (id),
    code_hash varchar NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);

-- Only a hash of a token is kept.
CREATE TABLE api_token (
    id uuid NOT NULL PRIMARY KEY,
    owner_id uuid NOT NULL REFERENCES app_user (id),
    name varchar NOT NULL,
    roles varchar NOT NULL,
    token_hash varchar NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_token_hash UNIQUE (token_hash)
);

CREATE INDEX api_token_owner ON api_token (owner_id, id);

-- Sign-ins that failed, by a hash of the account name or the address, whether or not there is such an account.
CREATE TABLE sign_in_attempt (
    subject varchar NOT NULL PRIMARY KEY,
    failures bigint NOT NULL,
    blocked_until timestamp with time zone NOT NULL
);

-- One row. Whoever sets done_at makes the first administrator; nobody else does.
CREATE TABLE first_run (
    id bigint NOT NULL PRIMARY KEY,
    token_hash varchar,
    expires_at timestamp with time zone,
    done_at timestamp with time zone
);

INSERT INTO first_run (id) VALUES (1);

-- The keys that seal secrets, each wrapped by a key that is not in this database.
CREATE TABLE data_key (
    id uuid NOT NULL PRIMARY KEY,
    wrapped_by varchar NOT NULL,
    wrapped varchar NOT NULL,
    created_at timestamp with time zone NOT NULL
);

-- Append only. Each row's hash covers the row and the hash before it.
CREATE TABLE audit (
    number bigint NOT NULL PRIMARY KEY,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor varchar NOT NULL,
    action varchar NOT NULL,
    target_kind varchar NOT NULL,
    target_id varchar NOT NULL,
    detail varchar NOT NULL,
    address varchar NOT NULL,
    hash varchar NOT NULL
);

CREATE INDEX audit_of_target ON audit (target_id, number);

-- One row: the end of the chain. Its lock puts writers in order.
CREATE TABLE audit_head (
    id bigint NOT NULL PRIMARY KEY,
    number bigint NOT NULL,
    hash varchar NOT NULL
);

INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '');
