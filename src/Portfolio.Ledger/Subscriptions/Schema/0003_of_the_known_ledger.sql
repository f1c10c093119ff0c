-- Progress says in which incarnation of the ledger it was last moved, and is moved only by a node that knows this very
-- ledger. A database that was put back to an earlier backup is the same incarnation as before until an operator opens the
-- next one: a node that has not noticed yet, and brings what is no longer in the log, would move progress beyond events
-- that are recorded later in those places, and nobody would ever be brought them.

drop function if exists subscriptions.move(text, bigint, bigint, boolean);
drop function if exists subscriptions.fail(text, bigint, integer, text, timestamptz, text);

alter table subscriptions.progress add column incarnation integer;
update subscriptions.progress set incarnation = (select h.incarnation from ledger.head h);
alter table subscriptions.progress alter column incarnation set not null;

comment on column subscriptions.progress.incarnation is 'The incarnation of the ledger that position was last moved in.';
