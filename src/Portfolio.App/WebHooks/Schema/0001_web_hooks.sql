-- Who is sent events over HTTP, and what became of each delivery. How far each has come is kept in subscriptions.progress.

create schema web_hooks;
comment on schema web_hooks is 'Receivers of events over HTTP.';

create table web_hooks.hooks (
    id          text collate "C" primary key,
    label       text not null,
    url         text not null,
    secret      bytea not null,
    types       text[] not null,
    departments text[] not null,
    paused      boolean not null default false,
    created_at  timestamptz not null default now()
);

comment on table web_hooks.hooks is 'The web hooks that there are. What was done with them is on record in the ledger.';
comment on column web_hooks.hooks.id is 'Stands in events and names its subscription.';
comment on column web_hooks.hooks.label is 'What it is for.';
comment on column web_hooks.hooks.url is 'Where deliveries go. It may hold what only the receiver should know, so it is in no event.';
comment on column web_hooks.hooks.secret is 'What deliveries are signed with; shown once, when it was made.';
comment on column web_hooks.hooks.types is 'Names of the kinds of event that it wants; none: all.';
comment on column web_hooks.hooks.departments is 'Codes of the departments that it wants, each with those below it; none: all.';
comment on column web_hooks.hooks.paused is 'Whether an operator lets it wait.';
comment on column web_hooks.hooks.created_at is 'When it was registered.';

create table web_hooks.deliveries (
    number         bigint generated always as identity primary key,
    hook           text collate "C" not null,
    id             text not null,
    attempt        integer not null,
    at             timestamptz not null,
    first_position bigint not null,
    last_position  bigint not null,
    events         integer not null,
    status         integer,
    taken          boolean not null,
    answer         text not null,
    took_ms        integer not null
);

create index deliveries_hook on web_hooks.deliveries (hook, number);

comment on table web_hooks.deliveries is 'The last deliveries to each web hook, tried again or not.';
comment on column web_hooks.deliveries.number is 'In the order of time.';
comment on column web_hooks.deliveries.hook is 'To which.';
comment on column web_hooks.deliveries.id is 'The delivery''s id, as the receiver sees it.';
comment on column web_hooks.deliveries.attempt is 'Which try it was, from 1.';
comment on column web_hooks.deliveries.at is 'When it was sent.';
comment on column web_hooks.deliveries.first_position is 'Position of its first event.';
comment on column web_hooks.deliveries.last_position is 'Position of its last event.';
comment on column web_hooks.deliveries.events is 'How many events it held.';
comment on column web_hooks.deliveries.status is 'The status that the receiver answered; null: it did not.';
comment on column web_hooks.deliveries.taken is 'Whether the receiver has taken it.';
comment on column web_hooks.deliveries.answer is 'What came of it, in a sentence, with the beginning of the receiver''s answer.';
comment on column web_hooks.deliveries.took_ms is 'How long it took, in milliseconds.';

revoke all on schema web_hooks from public;
grant usage on schema web_hooks to ledger_app;
grant select, insert, update, delete on web_hooks.hooks to ledger_app;
grant select, insert, delete on web_hooks.deliveries to ledger_app;
