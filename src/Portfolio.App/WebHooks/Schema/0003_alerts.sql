-- A web hook may be told what comes onto the watchlist, and what leaves it, in place of events. Programs of before know of
-- events alone: what they read as the web hooks are those.

alter table web_hooks.hooks rename to receivers;

alter table web_hooks.receivers
    add column sends text not null default 'events' check (sends in ('events', 'alerts')),
    add column rules text[] not null default '{}',
    add constraint alerts_have_rules_and_events_have_types
        check (case sends when 'events' then rules = '{}' else types = '{}' end);

comment on column web_hooks.receivers.sends is 'What it is sent: events, or alerts of the watchlist.';
comment on column web_hooks.receivers.rules is 'Names of the rules of which it wants alerts; none: all.';

create view web_hooks.hooks as
    select id, label, url, secret, types, departments, paused, created_at, secret_since, former_secret, former_until
    from web_hooks.receivers
    where sends = 'events';

comment on view web_hooks.hooks is 'The web hooks that are sent events, for programs that know of no others.';

grant select, insert, update, delete on web_hooks.hooks to ledger_app;
