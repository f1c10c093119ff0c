-- The last field of a leaf: how many texts, then each one's name and commitment.
create or replace function ledger.texts_field(names text[], commitments bytea[])
    returns bytea
    language plpgsql stable parallel safe
as $$
declare
    field bytea := int4send(cardinality(names));
begin
    for i in 1 .. cardinality(names) loop
        field := field || int4send(octet_length(names[i])) || convert_to(names[i], 'UTF8') || commitments[i];
    end loop;
    return field;
end
$$;

comment on function ledger.texts_field is 'The texts of an event as its leaf holds them; see FORMAT.md.';
