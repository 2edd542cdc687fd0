-- What runs decide, do and remember. The same script runs on H2 and PostgreSQL.
--
-- Runs write most of these tables by the million, so there is one row for each record with its fields packed inside, and
-- no index that no query needs.

-- Who may run a connection. The fence counts every grant, and every commit of a run checks it.
CREATE TABLE lease (
    name varchar NOT NULL,
    node varchar NOT NULL,
    holder varchar NOT NULL,
    fence bigint NOT NULL,
    held_until timestamp with time zone NOT NULL,
    CONSTRAINT lease_name PRIMARY KEY (name)
);

-- "open_operations" says that operations were sent whose outcome may not be known; it is put right when the run ends.
-- "hub_made" is the last change up to which all changes of the hub's side are made, but for those whose state says what
-- else became of them: a million lines of the journal need not be written again for it.
CREATE TABLE run (
    id uuid NOT NULL,
    connection_id uuid NOT NULL,
    kind varchar NOT NULL,
    triggered_by varchar NOT NULL,
    started_by varchar NOT NULL,
    full_read boolean NOT NULL,
    undoes uuid,
    state varchar NOT NULL,
    phase varchar NOT NULL,
    done bigint NOT NULL,
    total bigint NOT NULL,
    counts varchar NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    digest varchar NOT NULL,
    guards varchar NOT NULL,
    resume_at timestamp with time zone,
    error varchar NOT NULL,
    cancelled boolean NOT NULL,
    calls_estimated bigint NOT NULL,
    calls_used bigint NOT NULL,
    calls_remaining bigint,
    waited_from timestamp with time zone,
    waited_until timestamp with time zone,
    open_operations boolean NOT NULL,
    hub_made uuid,
    CONSTRAINT run_id PRIMARY KEY (id)
);

CREATE INDEX run_of_connection ON run (connection_id, id);

-- How much of its run an undo takes back, one line or one field ("" for all fields); without a row it is everything.
CREATE TABLE undo_scope (
    run_id uuid NOT NULL,
    change_id uuid,
    field varchar NOT NULL,
    CONSTRAINT undo_scope_of_run PRIMARY KEY (run_id)
);

-- The one record that a run looks at; without a row it looks at all that changed.
CREATE TABLE run_record (
    run_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    hub_id uuid NOT NULL,
    CONSTRAINT run_record_of_run PRIMARY KEY (run_id)
);

-- The journal. "fields" is {"field": ["from", "to", "reason", base before, base after]}, see PackedFields. Lines of the
-- hub's side are written once, see "hub_made" of their run; those of the other side again as they are sent and answered.
CREATE TABLE change (
    run_id uuid NOT NULL,
    id uuid NOT NULL,
    side varchar NOT NULL,
    action varchar NOT NULL,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    hub_id uuid,
    remote_id varchar,
    fields varchar NOT NULL,
    base varchar NOT NULL,
    evidence varchar NOT NULL,
    hub_version bigint NOT NULL,
    remote_revision varchar NOT NULL,
    remote_hash varchar NOT NULL,
    fingerprint varchar NOT NULL,
    state varchar NOT NULL,
    token varchar NOT NULL,
    error_code varchar NOT NULL,
    error varchar NOT NULL,
    CONSTRAINT change_of_run PRIMARY KEY (run_id, id)
) ${added_by_runs};

CREATE INDEX change_of_record ON change (hub_id, id);

-- How many changes of which kind stand in which part of a run's journal, '' for any field or rule. What is rare among a
-- million changes is found by these rows, one for some hundred changes; indexes on the changes would cost far more.
CREATE TABLE change_facet (
    run_id uuid NOT NULL,
    side varchar NOT NULL,
    hub_object varchar NOT NULL,
    action varchar NOT NULL,
    field varchar NOT NULL,
    rule varchar NOT NULL,
    first_id uuid NOT NULL,
    last_id uuid NOT NULL,
    changes bigint NOT NULL
);

CREATE INDEX change_facet_of_run ON change_facet (run_id, field, rule, first_id);

-- Changes that were at some time refused, left out, outdated or unknown. They are few, and looked for among a million;
-- what they are now stands in the journal.
CREATE TABLE change_trouble (
    run_id uuid NOT NULL,
    id uuid NOT NULL,
    CONSTRAINT change_trouble_of_run PRIMARY KEY (run_id, id)
);

-- Pairs, with the values both sides last agreed on packed into "base".
CREATE TABLE link (
    id uuid NOT NULL,
    connection_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    hub_id uuid NOT NULL,
    remote_object varchar NOT NULL,
    remote_id varchar NOT NULL,
    base varchar NOT NULL,
    remote_hash varchar NOT NULL,
    state varchar NOT NULL,
    matched_by varchar NOT NULL,
    evidence varchar NOT NULL,
    CONSTRAINT link_id PRIMARY KEY (id),
    CONSTRAINT link_of_remote UNIQUE (remote_id, connection_id, remote_object),
    CONSTRAINT link_of_hub UNIQUE (hub_id, connection_id, hub_object)
) ${added_by_runs};

-- Pairs that a person took apart. No rule pairs the two again until a person does.
CREATE TABLE kept_apart (
    connection_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    hub_id uuid NOT NULL,
    remote_object varchar NOT NULL,
    remote_id varchar NOT NULL,
    CONSTRAINT kept_apart_pair PRIMARY KEY (connection_id, hub_id, remote_object, remote_id)
);

CREATE INDEX kept_apart_of_record ON kept_apart (hub_id);

-- Remote records without a pair, between reading and the end of matching.
CREATE TABLE stage (
    run_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    remote_id varchar NOT NULL,
    revision varchar NOT NULL,
    modified_at timestamp with time zone,
    token varchar NOT NULL,
    field_values varchar NOT NULL,
    problems varchar NOT NULL,
    remote_hash varchar NOT NULL,
    verdict varchar NOT NULL,
    hub_id uuid,
    match_level bigint NOT NULL,
    level_name varchar NOT NULL,
    evidence varchar NOT NULL,
    CONSTRAINT stage_record PRIMARY KEY (run_id, hub_object, remote_object, remote_id)
);

CREATE INDEX stage_claim ON stage (run_id, hub_object, hub_id);

-- Records that wait for something.
CREATE TABLE hold (
    connection_id uuid NOT NULL,
    hold_key varchar NOT NULL,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    hub_id uuid,
    remote_id varchar,
    reason varchar NOT NULL,
    fingerprint varchar NOT NULL,
    error varchar NOT NULL,
    resolution varchar NOT NULL,
    run_id uuid NOT NULL,
    CONSTRAINT hold_of_record PRIMARY KEY (connection_id, hold_key)
);

-- How far reading has come, and what runs propose.
CREATE TABLE read_cursor (
    connection_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    cursor_value varchar NOT NULL,
    mapping_revision bigint NOT NULL,
    CONSTRAINT read_cursor_of_binding PRIMARY KEY (connection_id, hub_object, remote_object)
);

CREATE TABLE run_cursor (
    run_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    cursor_value varchar NOT NULL,
    mapping_revision bigint NOT NULL,
    CONSTRAINT run_cursor_of_binding PRIMARY KEY (run_id, hub_object, remote_object)
);

-- Operations that were given up though they may still arrive.
CREATE TABLE abandoned (
    token varchar NOT NULL,
    connection_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    field_values varchar NOT NULL,
    abandoned_at timestamp with time zone NOT NULL,
    CONSTRAINT abandoned_token PRIMARY KEY (token)
);

-- Questions to people, and their answers.
CREATE TABLE review (
    id uuid NOT NULL,
    connection_id uuid NOT NULL,
    review_key varchar NOT NULL,
    kind varchar NOT NULL,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    hub_id uuid,
    remote_id varchar,
    field varchar NOT NULL,
    choices varchar NOT NULL,
    why varchar NOT NULL,
    run_id uuid NOT NULL,
    state varchar NOT NULL,
    taken varchar NOT NULL,
    taken_value varchar NOT NULL,
    taken_record varchar NOT NULL,
    decided_by varchar NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT review_id PRIMARY KEY (id)
);

CREATE INDEX review_by_key ON review (connection_id, review_key);
