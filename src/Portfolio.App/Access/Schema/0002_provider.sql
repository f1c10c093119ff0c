-- Those who sign in at an OpenID Connect provider.

create table access.subjects (
    issuer  text collate "C" not null,
    subject text collate "C" not null,
    person  text collate "C" not null references directory.people (id) on delete cascade,
    primary key (issuer, subject)
);

create index subjects_of_person on access.subjects (person);

comment on table access.subjects is 'Who somebody at the provider is on the record. A row goes with the name of its person.';
comment on column access.subjects.issuer is 'The provider, as its tokens name it.';
comment on column access.subjects.subject is 'Whom the provider means by it.';
comment on column access.subjects.person is 'Stands as the actor in events.';

create table access.spent_sign_ins (
    name     text collate "C" primary key,
    spent_at timestamptz not null default now()
);

comment on table access.spent_sign_ins is 'Sign-ins at the provider that were finished, each of which is good once. Let go after an hour.';
comment on column access.spent_sign_ins.name is 'When it began, in seconds since 1970, and a random part; the browser carries it, sealed.';

-- Who signs in under another name than before is renamed.
comment on column directory.people.name is 'The only place where it is kept.';

grant select, insert on access.subjects to ledger_app;
grant select, insert, delete on access.spent_sign_ins to ledger_app;
