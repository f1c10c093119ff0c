-- A web hook's secret can be changed. For a while, if the administrator wants it so, deliveries are signed with the former
-- one beside it, so that the receiver can change over without refusing any.

alter table web_hooks.hooks
    add column secret_since bigint not null default 0,
    add column former_secret bytea,
    add column former_until timestamptz,
    add constraint former_has_an_end check ((former_secret is null) = (former_until is null));

comment on column web_hooks.hooks.secret_since is 'Position of the event by which the secret was changed last; 0: it is the first.';
comment on column web_hooks.hooks.former_secret is 'What deliveries are signed with beside the secret, until former_until; null: nothing.';
comment on column web_hooks.hooks.former_until is 'When the former secret is forgotten.';
