-- What is the matter with connections. One row for each thing of each connection, kept when it is over. "told" is what
-- another system was told of it last, "mailed" what people were: '', 'RAISED' or 'RESOLVED'. The same script runs on H2
-- and PostgreSQL.
CREATE TABLE alert (
    id uuid NOT NULL PRIMARY KEY,
    connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
    kind varchar NOT NULL,
    detail varchar NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    seen_by varchar NOT NULL,
    seen_at timestamp with time zone,
    told varchar NOT NULL,
    mailed varchar NOT NULL,
    CONSTRAINT alert_of_connection UNIQUE (connection_id, kind)
);

-- What a connection does not send; it is shown all the same.
CREATE TABLE alert_mute (
    connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
    kind varchar NOT NULL,
    CONSTRAINT alert_mute_kind PRIMARY KEY (connection_id, kind)
);
