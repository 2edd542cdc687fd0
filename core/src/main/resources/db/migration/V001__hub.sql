-- The hub's records. The same script runs on H2 and PostgreSQL.
--
-- Values are canonical text, '' where blank. Values of custom attributes stand packed in "custom", '' if there are none.
-- A deleted record keeps its row and its values but is found by nothing: its external key, its identities and its match
-- keys are gone. An erased record keeps no row at all, only what stands in "erased".

CREATE TABLE profile (
    id uuid NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted boolean NOT NULL,
    known boolean NOT NULL,
    external_key varchar,
    parent_id uuid,
    salutation varchar DEFAULT '' NOT NULL,
    first_name varchar DEFAULT '' NOT NULL,
    middle_name varchar DEFAULT '' NOT NULL,
    last_name varchar DEFAULT '' NOT NULL,
    suffix varchar DEFAULT '' NOT NULL,
    title varchar DEFAULT '' NOT NULL,
    department varchar DEFAULT '' NOT NULL,
    email varchar DEFAULT '' NOT NULL,
    phone varchar DEFAULT '' NOT NULL,
    mobile_phone varchar DEFAULT '' NOT NULL,
    home_phone varchar DEFAULT '' NOT NULL,
    fax varchar DEFAULT '' NOT NULL,
    street varchar DEFAULT '' NOT NULL,
    city varchar DEFAULT '' NOT NULL,
    state varchar DEFAULT '' NOT NULL,
    postal_code varchar DEFAULT '' NOT NULL,
    country varchar DEFAULT '' NOT NULL,
    birthdate varchar DEFAULT '' NOT NULL,
    lead_source varchar DEFAULT '' NOT NULL,
    email_opt_out varchar DEFAULT '' NOT NULL,
    description varchar DEFAULT '' NOT NULL,
    custom varchar DEFAULT '' NOT NULL,
    CONSTRAINT profile_external_key UNIQUE (external_key)
) ${room_for_all};

CREATE INDEX profile_parent ON profile (parent_id, id);

CREATE TABLE account (
    id uuid NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted boolean NOT NULL,
    known boolean NOT NULL,
    external_key varchar,
    parent_id uuid,
    name varchar DEFAULT '' NOT NULL,
    account_number varchar DEFAULT '' NOT NULL,
    type varchar DEFAULT '' NOT NULL,
    industry varchar DEFAULT '' NOT NULL,
    rating varchar DEFAULT '' NOT NULL,
    phone varchar DEFAULT '' NOT NULL,
    fax varchar DEFAULT '' NOT NULL,
    website varchar DEFAULT '' NOT NULL,
    street varchar DEFAULT '' NOT NULL,
    city varchar DEFAULT '' NOT NULL,
    state varchar DEFAULT '' NOT NULL,
    postal_code varchar DEFAULT '' NOT NULL,
    country varchar DEFAULT '' NOT NULL,
    annual_revenue varchar DEFAULT '' NOT NULL,
    number_of_employees varchar DEFAULT '' NOT NULL,
    site varchar DEFAULT '' NOT NULL,
    description varchar DEFAULT '' NOT NULL,
    custom varchar DEFAULT '' NOT NULL,
    CONSTRAINT account_external_key UNIQUE (external_key)
) ${room_for_all};

CREATE TABLE lead (
    id uuid NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted boolean NOT NULL,
    known boolean NOT NULL,
    external_key varchar,
    parent_id uuid,
    salutation varchar DEFAULT '' NOT NULL,
    first_name varchar DEFAULT '' NOT NULL,
    last_name varchar DEFAULT '' NOT NULL,
    company varchar DEFAULT '' NOT NULL,
    title varchar DEFAULT '' NOT NULL,
    email varchar DEFAULT '' NOT NULL,
    phone varchar DEFAULT '' NOT NULL,
    mobile_phone varchar DEFAULT '' NOT NULL,
    fax varchar DEFAULT '' NOT NULL,
    website varchar DEFAULT '' NOT NULL,
    street varchar DEFAULT '' NOT NULL,
    city varchar DEFAULT '' NOT NULL,
    state varchar DEFAULT '' NOT NULL,
    postal_code varchar DEFAULT '' NOT NULL,
    country varchar DEFAULT '' NOT NULL,
    lead_source varchar DEFAULT '' NOT NULL,
    status varchar DEFAULT '' NOT NULL,
    industry varchar DEFAULT '' NOT NULL,
    rating varchar DEFAULT '' NOT NULL,
    annual_revenue varchar DEFAULT '' NOT NULL,
    number_of_employees varchar DEFAULT '' NOT NULL,
    description varchar DEFAULT '' NOT NULL,
    custom varchar DEFAULT '' NOT NULL,
    CONSTRAINT lead_external_key UNIQUE (external_key)
) ${room_for_all};

CREATE INDEX lead_parent ON lead (parent_id, id);

-- A record's ids in other systems, one for each namespace.
CREATE TABLE identity (
    object varchar NOT NULL,
    hub_id uuid NOT NULL,
    namespace varchar NOT NULL,
    id_value varchar NOT NULL,
    CONSTRAINT identity_of_record PRIMARY KEY (object, hub_id, namespace),
    CONSTRAINT identity_is_unique UNIQUE (object, namespace, id_value)
);

-- Normalised values, in UTF-8 so that both databases order them alike, by which records are found. A key only
-- pre-selects: the exact comparison is made on the values.
CREATE TABLE match_key (
    object varchar NOT NULL,
    attribute varchar NOT NULL,
    value_key bytea NOT NULL,
    hub_id uuid NOT NULL,
    CONSTRAINT match_key_entry PRIMARY KEY (object, attribute, value_key, hub_id)
);

-- Attributes with match keys beside those that every hub has; complete once all earlier records have theirs.
CREATE TABLE key_attribute (
    object varchar NOT NULL,
    attribute varchar NOT NULL,
    complete boolean NOT NULL,
    CONSTRAINT key_attribute_name PRIMARY KEY (object, attribute)
);

-- Attributes that an admin defined. Never changed or removed: values refer to them.
CREATE TABLE attribute_definition (
    object varchar NOT NULL,
    name varchar NOT NULL,
    label varchar NOT NULL,
    type varchar NOT NULL,
    labels varchar NOT NULL,
    defined_at timestamp with time zone NOT NULL,
    defined_by varchar NOT NULL,
    CONSTRAINT attribute_definition_name PRIMARY KEY (object, name)
);

-- Edits by people, scripts and imports: {"field": {"from": "...", "to": "..."}}. Edits by runs stand in the journal.
CREATE TABLE history (
    object varchar NOT NULL,
    hub_id uuid NOT NULL,
    version bigint NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    actor varchar NOT NULL,
    source varchar NOT NULL,
    changes varchar NOT NULL,
    CONSTRAINT history_entry PRIMARY KEY (object, hub_id, version)
);

-- Records changed since a connection last looked, inserted with the change. A run claims the marks that are there when
-- it starts and takes exactly those away.
CREATE TABLE dirty (
    connection_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    hub_id uuid NOT NULL,
    id uuid NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    run_id uuid,
    CONSTRAINT dirty_mark PRIMARY KEY (connection_id, hub_object, hub_id, id)
);

-- Which connections want to know of changes to which object.
CREATE TABLE dirty_subscriber (
    connection_id uuid NOT NULL,
    hub_object varchar NOT NULL,
    CONSTRAINT dirty_subscription PRIMARY KEY (connection_id, hub_object)
);

-- What must not come back: hashes of the external key, the identities, the email address and the id of erased persons.
CREATE TABLE erased (
    object varchar NOT NULL,
    value_hash varchar NOT NULL,
    kind varchar NOT NULL,
    erased_at timestamp with time zone NOT NULL,
    CONSTRAINT erased_mark PRIMARY KEY (object, value_hash, kind)
);
