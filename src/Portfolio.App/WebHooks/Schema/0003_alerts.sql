-- A web hook may be told what comes onto the watchlist, and what leaves it, in place of events. A program that knows of events
-- alone stops at the event by which the first of them is registered; in the moments until it has read that event it may take
-- the row for a web hook of events. So the first is registered once every node knows of them.

alter table web_hooks.hooks
    add column sends text not null default 'events' check (sends in ('events', 'alerts')),
    add column rules text[] not null default '{}',
    add constraint alerts_have_rules_and_events_have_types
        check (case sends when 'events' then rules = '{}' else types = '{}' end);

comment on column web_hooks.hooks.sends is 'What it is sent: events, or alerts of the watchlist.';
comment on column web_hooks.hooks.rules is 'Names of the rules of which it wants alerts; none: all.';

comment on column web_hooks.deliveries.first_position is 'Position of its first event; of alerts, of the watchlist before.';
comment on column web_hooks.deliveries.last_position is 'Position of its last event; of alerts, of the watchlist that they lead to.';
comment on column web_hooks.deliveries.events is 'How many events or alerts it held.';
