-- Configured remote systems and what is bound to what. The same script runs on H2 and PostgreSQL.

-- What people configure. Settings, the schedule and bindings stand packed as JSON; secrets in them are sealed.
CREATE TABLE connection (
    id uuid NOT NULL PRIMARY KEY,
    name varchar NOT NULL,
    name_key varchar NOT NULL,
    description varchar NOT NULL,
    connector varchar NOT NULL,
    settings varchar NOT NULL,
    enabled boolean NOT NULL,
    writing boolean NOT NULL,
    second_person boolean NOT NULL,
    schedule varchar NOT NULL,
    budget bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT connection_name UNIQUE (name_key)
);

-- What the hub notes of a connection by itself; it does not count the version up, so that it disturbs nobody who edits.
-- last_fired is the moment up to which the schedule is settled; NULL as long as the schedule is not in force.
CREATE TABLE connection_state (
    connection_id uuid NOT NULL PRIMARY KEY REFERENCES connection (id) ON DELETE CASCADE,
    state varchar NOT NULL,
    organisation_id varchar NOT NULL,
    paused_at timestamp with time zone,
    last_fired timestamp with time zone
);

CREATE TABLE object_binding (
    id uuid NOT NULL PRIMARY KEY,
    connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
    hub_object varchar NOT NULL,
    remote_object varchar NOT NULL,
    document varchar NOT NULL,
    mapping_rev bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT object_binding_ends UNIQUE (connection_id, hub_object, remote_object)
);

-- What connectors keep of a connection by themselves: tokens that the remote system handed out, sealed.
CREATE TABLE connection_vault (
    connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
    name varchar NOT NULL,
    sealed varchar NOT NULL,
    CONSTRAINT connection_vault_name PRIMARY KEY (connection_id, name)
);

-- One row for each connection. Whoever exchanges its tokens holds the lock of its row, on whichever node.
CREATE TABLE connection_lock (
    connection_id uuid NOT NULL PRIMARY KEY REFERENCES connection (id) ON DELETE CASCADE
);

-- Browsers that were sent to a remote system to sign in, and are to come back. The state itself is not kept.
CREATE TABLE browser_sign_in (
    state_hash varchar NOT NULL PRIMARY KEY,
    connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
    user_name varchar NOT NULL,
    callback varchar NOT NULL,
    sealed varchar NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
