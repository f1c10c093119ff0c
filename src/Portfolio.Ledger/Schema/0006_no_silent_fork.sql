-- Every append names a size and root that the node knows, so that a ledger that was restored to an earlier point is
-- noticed. The arguments of ledger.append are others now, and so is what it gives back.

drop function if exists ledger.append(
    uuid, integer, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[], bigint[],
    integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[]);

alter table ledger.head add column recent bytea not null default ''::bytea;

comment on column ledger.head.recent is
    'The last 16 sizes with their roots, 8 and 32 bytes each, latest first: a node that is a little behind is told apart '
    'from one that knows another ledger without reading more.';
