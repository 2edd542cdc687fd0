-- Answers to requests with a key of the caller's own, kept for a day; status 0 while the request is carried out. The
-- body is sealed. The same script runs on H2 and PostgreSQL.

CREATE TABLE kept_answer (
    id uuid NOT NULL PRIMARY KEY,
    caller varchar NOT NULL,
    request_key varchar NOT NULL,
    route varchar NOT NULL,
    body_hash varchar NOT NULL,
    at timestamp with time zone NOT NULL,
    status bigint NOT NULL,
    location varchar NOT NULL,
    tag varchar NOT NULL,
    body varchar NOT NULL,
    CONSTRAINT kept_answer_key UNIQUE (caller, request_key)
);

CREATE INDEX kept_answer_at ON kept_answer (at);
