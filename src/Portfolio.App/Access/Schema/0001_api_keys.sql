-- Keys of scripts and of people beyond loopback. The key itself is shown once and never kept: only its hash is.

create schema access;
comment on schema access is 'Who may do what: kept outside the ledger.';

create table access.api_keys (
    id         text collate "C" primary key,
    hash       bytea not null unique,
    role       text not null check (role in ('pmo', 'leadership', 'auditor', 'admin')),
    label      text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
);

comment on table access.api_keys is 'API keys; each has one role and an end.';
comment on column access.api_keys.id is 'Stands as the actor in events.';
comment on column access.api_keys.hash is 'SHA-256 of the key, which has 256 random bits, so that no salt is needed.';

revoke all on schema access from public;
grant usage on schema access to ledger_app;
grant select, insert, update on access.api_keys to ledger_app;
