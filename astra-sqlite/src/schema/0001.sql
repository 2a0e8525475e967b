-- Version 1. Instants are whole milliseconds since 1970 (UTC), documents are JSON text, and every key begins with
-- the tenant. Names are those of the shared data model, so that other hosts find what they know.

-- The document is whole: `user_id`, `version` and its dates are fields of it, as other hosts write them.
CREATE TABLE users (
    tenant TEXT NOT NULL DEFAULT 'default',
    user_id TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (tenant, user_id),
    CONSTRAINT document_is_a_json_object CHECK (json_type(document) = 'object')
) STRICT;

-- Another host may insert (userId, content, status, createdAt) and nothing else. The checks refuse, at that host,
-- what could not be read back here.
CREATE TABLE responder_outbox (
    ordinal INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL DEFAULT 'default',
    _id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
    userId TEXT NOT NULL,
    content TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending',
    metadata TEXT,
    createdAt INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    attempts INTEGER NOT NULL DEFAULT 0,
    nextAttemptAt INTEGER,
    claimFence INTEGER,
    claimToken TEXT,
    error TEXT,
    deliveredAt INTEGER,
    answerDueAt INTEGER,
    v INTEGER,
    UNIQUE (tenant, userId, _id),
    CONSTRAINT tenant_is_1_to_200_bytes_without_control_characters CHECK (
        length(CAST(tenant AS BLOB)) BETWEEN 1 AND 200 AND instr(tenant, char(0)) = 0
        AND tenant NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT id_is_1_to_200_bytes_without_control_characters CHECK (
        length(CAST(_id AS BLOB)) BETWEEN 1 AND 200 AND instr(_id, char(0)) = 0
        AND _id NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT userId_is_1_to_200_bytes_without_control_characters CHECK (
        length(CAST(userId AS BLOB)) BETWEEN 1 AND 200 AND instr(userId, char(0)) = 0
        AND userId NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT status_is_known CHECK (status IN ('pending', 'processing', 'delivered', 'error', 'dead')),
    CONSTRAINT metadata_is_json CHECK (metadata IS NULL OR json_valid(metadata)),
    CONSTRAINT createdAt_is_in_milliseconds_up_to_the_year_9999 CHECK (createdAt BETWEEN 0 AND 253402207200000),
    CONSTRAINT claim_is_whole CHECK ((claimFence IS NULL) = (claimToken IS NULL))
) STRICT;

CREATE INDEX outbox_by_age ON responder_outbox (tenant, userId, createdAt, _id);
CREATE INDEX outbox_unfinished ON responder_outbox (tenant, userId, createdAt, _id)
    WHERE status IN ('pending', 'processing');
CREATE INDEX outbox_awaiting ON responder_outbox (tenant, userId, answerDueAt, _id) WHERE answerDueAt IS NOT NULL;

CREATE TABLE responder_events (
    ordinal INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL DEFAULT 'default',
    _id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
    userId TEXT NOT NULL,
    seq INTEGER,
    kind TEXT NOT NULL DEFAULT 'message',
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    metadata TEXT,
    outboxId TEXT,
    part INTEGER,
    key TEXT,
    createdAt INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    UNIQUE (tenant, userId, _id),
    CONSTRAINT tenant_is_1_to_200_bytes_without_control_characters CHECK (
        length(CAST(tenant AS BLOB)) BETWEEN 1 AND 200 AND instr(tenant, char(0)) = 0
        AND tenant NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT userId_is_1_to_200_bytes_without_control_characters CHECK (
        length(CAST(userId AS BLOB)) BETWEEN 1 AND 200 AND instr(userId, char(0)) = 0
        AND userId NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT seq_begins_at_1 CHECK (seq IS NULL OR seq >= 1),
    CONSTRAINT role_is_known CHECK (role IN ('user', 'assistant', 'system')),
    CONSTRAINT metadata_is_json CHECK (metadata IS NULL OR json_valid(metadata)),
    CONSTRAINT part_belongs_to_a_message CHECK (part IS NULL OR (outboxId IS NOT NULL AND part BETWEEN 0 AND 4294967295)),
    CONSTRAINT createdAt_is_in_milliseconds_up_to_the_year_9999 CHECK (createdAt BETWEEN 0 AND 253402207200000)
) STRICT;

CREATE UNIQUE INDEX events_by_seq ON responder_events (tenant, userId, seq) WHERE seq IS NOT NULL;
CREATE INDEX events_unnumbered ON responder_events (tenant, userId, createdAt, _id) WHERE seq IS NULL;
-- Parts that are NULL differ from one another, so this also holds the insights that name a message.
CREATE UNIQUE INDEX events_of_message ON responder_events (tenant, userId, outboxId, part) WHERE outboxId IS NOT NULL;
CREATE UNIQUE INDEX events_by_key ON responder_events (tenant, userId, key) WHERE key IS NOT NULL;

-- rested: the place in the queue of lanes, an ordinal; the smallest was left alone the longest.
-- revision: the ordinal of the latest change worth a hint, and writer: the store that made it.
-- latestPost, latestInsert: the dates given last, which only grow.
-- erasedAt: its user was deleted and has not come back; only the fence counts.
CREATE TABLE lanes (
    tenant TEXT NOT NULL,
    _id TEXT NOT NULL,
    bucket INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 255),
    marks INTEGER NOT NULL,
    seen INTEGER NOT NULL DEFAULT 0,
    dueAt INTEGER,
    nextSeq INTEGER NOT NULL DEFAULT 1,
    fence INTEGER NOT NULL DEFAULT 0,
    leaseToken TEXT,
    leasedUntil INTEGER,
    epoch TEXT NOT NULL,
    rested INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    writer TEXT NOT NULL,
    latestPost INTEGER,
    latestInsert INTEGER,
    erasedAt INTEGER,
    PRIMARY KEY (tenant, _id),
    CHECK ((leaseToken IS NULL) = (leasedUntil IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX lanes_marked ON lanes (rested, bucket, leasedUntil) WHERE marks > seen;
CREATE INDEX lanes_due ON lanes (dueAt, bucket, leasedUntil) WHERE dueAt IS NOT NULL;
CREATE INDEX lanes_leased ON lanes (leasedUntil) WHERE leasedUntil IS NOT NULL;
CREATE INDEX lanes_by_revision ON lanes (revision);

-- One row: the ordinal that was given last.
CREATE TABLE ordinals (one INTEGER PRIMARY KEY CHECK (one = 1), latest INTEGER NOT NULL) STRICT;
INSERT INTO ordinals (one, latest) VALUES (1, 0);

CREATE TABLE conversations (
    tenant TEXT NOT NULL,
    _id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (tenant, _id)
) STRICT, WITHOUT ROWID;

CREATE INDEX conversations_by_user ON conversations (tenant, user_id);

CREATE TABLE voice_sessions (
    ordinal INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    holder TEXT NOT NULL,
    leasedUntil INTEGER NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    end_reason TEXT,
    UNIQUE (tenant, user_id, conversation_id),
    FOREIGN KEY (tenant, conversation_id) REFERENCES conversations (tenant, _id)
) STRICT;

CREATE INDEX voice_sessions_by_conversation ON voice_sessions (tenant, conversation_id);
CREATE INDEX voice_sessions_by_age ON voice_sessions (tenant, user_id, started_at);
CREATE INDEX voice_sessions_held ON voice_sessions (leasedUntil) WHERE active = 1;

CREATE TABLE transcripts (
    ordinal INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    messages TEXT NOT NULL CHECK (json_type(messages) = 'array'),
    created_at INTEGER NOT NULL,
    UNIQUE (tenant, user_id, conversation_id)
) STRICT;

CREATE INDEX transcripts_by_age ON transcripts (tenant, user_id, created_at);

CREATE TABLE user_facts (
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    status TEXT NOT NULL,
    provenance TEXT NOT NULL CHECK (json_type(provenance) = 'object'),
    supersedes TEXT,
    PRIMARY KEY (tenant, user_id, id),
    FOREIGN KEY (tenant, user_id, supersedes) REFERENCES user_facts (tenant, user_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX user_facts_by_field ON user_facts (tenant, user_id, field, id);
CREATE INDEX user_facts_superseding ON user_facts (tenant, user_id, supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE analysis_runs (
    ordinal INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conversation TEXT NOT NULL,
    operations TEXT NOT NULL CHECK (json_type(operations) = 'array'),
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (tenant, user_id, id)
) STRICT;

CREATE INDEX analysis_runs_by_age ON analysis_runs (tenant, user_id, created_at);

CREATE TABLE audit (
    ordinal INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX audit_by_age ON audit (tenant, user_id, at);
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;

CREATE TABLE identities (
    tenant TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (tenant, issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX identities_by_user ON identities (tenant, user_id);
