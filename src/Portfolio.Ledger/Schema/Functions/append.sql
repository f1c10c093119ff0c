-- The one door. Takes a group of requests and gives one outcome for each, in one transaction in which nothing else
-- runs. A request is one command: it has one or more streams, and each stream one or more events; the parallel arrays
-- hold requests, the requests' streams in order, the streams' events in order, and the events' texts. An array that
-- would hold nothing but nulls may be null itself.
--
-- outcome 'appended':   first_position, events, recorded_at; a row per stream with its new version
-- outcome 'repeated':   the same, as first answered, with the command_id under which it was recorded
-- outcome 'conflict':   the stream and its actual version; nothing of the request is recorded
-- outcome 'key reused': the actor used the key for other content; nothing of the request is recorded
-- outcome 'outdated':   it was decided before what stands at the position given as version; nothing of the request is
--                       recorded, and it is to be decided again
-- outcome 'head':       once, of no request: the ledger's size after the group, as first_position, and its root
--
-- The caller names a size and root that it knows. A ledger that is not the continuation of what its callers have seen
-- (restored to an earlier point, promoted without the last events, rewritten) takes nothing from them.
--
-- A request may withdraw a name (of a department, say), after which nothing may use it. No version of a stream stands
-- for that: those who use a name write streams of their own. So each request says up to which position it saw the
-- ledger when it was decided. A withdrawal is outdated by any event behind that which holds the name, and it outdates
-- whatever was decided before it.
create or replace function ledger.append(
    expected_ledger uuid, expected_incarnation integer, known_size bigint, known_root bytea,
    actors text[], roles text[], ways text[], command_ids uuid[], keys text[], hashes bytea[], correlations uuid[],
    recorded timestamptz[],
    stream_requests integer[], streams text[], expected_versions bigint[],
    event_streams integer[], types text[], schemas integer[], data text[], effective date[], reported date[],
    sources text[], causes bigint[],
    text_events integer[], text_names text[], text_salts bytea[], text_contents text[],
    decided bigint[], withdrawn text[])
    returns table (
        request integer, outcome text, command_id uuid, first_position bigint, events integer,
        recorded_at timestamptz, stream text, version bigint, root bytea)
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    -- One plan for good, whatever the statistics were when it was first made: the group is small, the log is not.
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_nestloop = off
    set enable_mergejoin = off
    set jit = off
as $$
#variable_conflict use_column
declare
    head ledger.head;
    clock timestamptz;
    request_count integer := cardinality(keys);
    stream_count integer := cardinality(streams);
    stream_first integer[];     -- per request: its first stream
    stream_last integer[];      -- per request: its last stream
    event_first integer[];      -- per stream: its first event
    event_last integer[];       -- per stream: its last event
    stored_at bigint[];         -- per request: where its command is stored already, or 0
    same_key integer[];         -- per request: the first in this group with its actor and key
    key_taken bigint[];         -- per first with an actor and key: where this group records it, or 0
    same_stream integer[];      -- per stream: the first in this group with its name
    current bigint[];           -- per first with a name: the version by now
    starts bigint[];            -- per stream: position of its first event, or 0 when refused
    bases bigint[];             -- per stream: version before its first event
    request_times timestamptz[]; -- per request: when it is recorded
    repeats integer[] := '{}';
    total bigint;              -- size of the ledger by now
    at timestamptz;
    leaves bytea;
    tree record;
    last integer := 0;
    s integer;
    word text;
begin
    select * into strict head from ledger.head for update;

    if expected_ledger <> head.ledger_id then
        raise exception using errcode = 'LG001', message = format(
            'The append is meant for ledger %s, and this is ledger %s.', expected_ledger, head.ledger_id);
    end if;
    if expected_incarnation < head.incarnation then
        raise exception using errcode = 'LG002', message = format(
            'The append is meant for incarnation %s of the ledger, and this is incarnation %s.',
            expected_incarnation, head.incarnation);
    end if;
    if expected_incarnation > head.incarnation then
        raise exception using errcode = 'LG008', message = format(
            'Incarnation %s of this ledger was known, and it is back at incarnation %s with %s events.',
            expected_incarnation, head.incarnation, head.size);
    end if;
    if known_size > head.size then
        raise exception using errcode = 'LG008', message = format(
            '%s events of this ledger were known, and it holds %s.', known_size, head.size);
    end if;
    if (known_size = head.size and known_root = head.root) is not true
        and ledger.agrees(known_size, known_root) is not true then
        raise exception using errcode = 'LG008', message = format(
            'The first %s events of this ledger are not those that were known.', known_size);
    end if;

    -- Acknowledged means committed to disk at least, whatever the server's or the session's default is.
    if current_setting('synchronous_commit') in ('off', 'local') then
        perform set_config('synchronous_commit', 'on', true);
    end if;

    -- Which streams are a request's and which events are a stream's.
    for i in 1 .. stream_count loop
        s := stream_requests[i];
        if s = last + 1 then
            stream_first[s] := i;
            last := s;
        elsif s is distinct from last or s = 0 then
            raise exception using errcode = 'LG005', message = 'Streams do not stand in the order of their requests.';
        end if;
        stream_last[s] := i;
    end loop;
    if last <> request_count then
        raise exception using errcode = 'LG005', message = 'A request has no stream.';
    end if;
    last := 0;
    for i in 1 .. cardinality(event_streams) loop
        s := event_streams[i];
        if s = last + 1 then
            event_first[s] := i;
            last := s;
        elsif s is distinct from last or s = 0 then
            raise exception using errcode = 'LG005', message = 'Events do not stand in the order of their streams.';
        end if;
        event_last[s] := i;
    end loop;
    if last <> stream_count then
        raise exception using errcode = 'LG005', message = 'A stream has no event.';
    end if;

    if causes is not null and exists (select from unnest(causes) c where c not between 1 and head.size) then
        raise exception using errcode = 'LG005', message = 'An event names a cause that is not in the ledger.';
    end if;

    -- What is stored: one look into an index for each command and each stream.
    stored_at := array(
        select coalesce((
            select e.position from ledger.events e
            where e.actor = u.actor and e.command_key = u.key), 0)
        from unnest(actors, keys) with ordinality u (actor, key, n) order by u.n);
    current := array(
        select coalesce((
            select e.version from ledger.events e
            where e.stream = u.stream order by e.version desc limit 1), 0)
        from unnest(streams) with ordinality u (stream, n) order by u.n);

    -- What stands twice in the group; a lone command, which somebody is waiting for, does not pay for the question.
    same_key := '{1}';
    if request_count > 1 then
        same_key := array(
            select min(u.n) over (partition by u.actor, u.key)
            from unnest(actors, keys) with ordinality u (actor, key, n) order by u.n);
    end if;
    same_stream := '{1}';
    if stream_count > 1 then
        same_stream := array(
            select min(u.n) over (partition by u.stream)
            from unnest(streams) with ordinality u (stream, n) order by u.n);
    end if;

    -- Judge each request in turn, against what is stored and what was just accepted: duplicate first, then version.
    clock := greatest(clock_timestamp(), head.last_recorded_at);
    at := head.last_recorded_at;
    total := head.size;
    starts := array_fill(0::bigint, array[stream_count]);
    bases := starts;
    key_taken := array_fill(0::bigint, array[request_count]);
    request_times := array_fill(clock, array[request_count]);
    <<requests>>
    for r in 1 .. request_count loop
        if stored_at[r] = 0 then
            stored_at[r] := key_taken[same_key[r]];
        end if;
        if stored_at[r] > 0 then
            repeats := repeats || r;
            continue;
        end if;

        for i in stream_first[r] .. stream_last[r] loop
            s := same_stream[i];
            if expected_versions[i] >= 0 and expected_versions[i] <> current[s] then
                request := r;
                outcome := 'conflict';
                first_position := null;
                events := null;
                recorded_at := null;
                stream := streams[i];
                version := current[s];
                return next;
                continue requests;
            end if;
        end loop;

        if decided[r] < head.withdrawn_at or withdrawn[r] is not null then
            version := case when decided[r] < head.withdrawn_at then head.withdrawn_at end;
            -- As JSON has it, and without regard to case, which for a name is that of ASCII.
            word := lower(to_json(withdrawn[r])::text collate "C");
            if version is null and (
                exists (
                    select from ledger.events e
                    where e.position > decided[r] and strpos(lower(e.data::text collate "C"), word) > 0)
                or exists (
                    select from unnest(event_streams, data) e (stream, data)
                    where starts[e.stream] > 0 and strpos(lower(e.data collate "C"), word) > 0)) then
                version := total;
            end if;
            if version is not null then
                request := r;
                outcome := 'outdated';
                first_position := null;
                events := null;
                recorded_at := null;
                stream := null;
                return next;
                continue requests;
            end if;
            head.withdrawn_at := total + 1;
        end if;

        if recorded[r] is null then
            at := greatest(at, clock);
        elsif not head.sample then
            raise exception using errcode = 'LG003', message =
                'A recorded time was given, and only a ledger marked sample takes one.';
        elsif recorded[r] < at then
            raise exception using errcode = 'LG004', message = format(
                'The recorded time %s is earlier than %s, which is recorded already.', recorded[r], at);
        else
            at := recorded[r];
        end if;

        request_times[r] := at;
        key_taken[same_key[r]] := total + 1;
        request := r;
        outcome := 'appended';
        first_position := total + 1;
        events := event_last[stream_last[r]] - event_first[stream_first[r]] + 1;
        recorded_at := at;
        for i in stream_first[r] .. stream_last[r] loop
            s := same_stream[i];
            last := event_last[i] - event_first[i] + 1;
            starts[i] := total + 1;
            bases[i] := current[s];
            total := total + last;
            current[s] := current[s] + last;
            stream := streams[i];
            version := current[s];
            return next;
        end loop;
    end loop;

    if total > head.size then
        with written as materialized (
            select t.event, array_agg(t.name order by t.n) as names,
                array_agg(sha256(t.salt || convert_to(t.content, 'UTF8')) order by t.n) as commitments
            from unnest(text_events, text_names, text_salts, text_contents) with ordinality
                t (event, name, salt, content, n)
            group by t.event
        ),
        placed as materialized (
            select
                starts[e.stream] + e.n - event_first[e.stream] as position,
                bases[e.stream] + e.n - event_first[e.stream] + 1 as version,
                streams[e.stream] as stream, e.type, e.schema, e.data, e.effective, e.reported, e.source, e.cause,
                actors[e.request] as actor, roles[e.request] as role, ways[e.request] as way,
                command_ids[e.request] as command_id, correlations[e.request] as correlation,
                request_times[e.request] as recorded_at,
                w.names, w.commitments,
                case when e.leads then keys[e.request] end as command_key,
                case when e.leads then hashes[e.request] end as command_hash,
                case when e.leads then event_last[stream_last[e.request]] - e.n::integer + 1 end as command_size
            from (
                select e.*, stream_requests[e.stream] as request,
                    e.n = event_first[stream_first[stream_requests[e.stream]]] as leads
                from unnest(event_streams, types, schemas, data, effective, reported, sources, causes) with ordinality
                    e (stream, type, schema, data, effective, reported, source, cause, n)
                where starts[e.stream] > 0
                offset 0) e
            left join written w on w.event = e.n
        ),
        inserted as (
            insert into ledger.events (
                position, version, command_id, correlation_id, caused_by, recorded_at, effective_on, reported_on,
                schema, command_size, stream, type, actor, role, way, leaf_hash, data, source,
                text_names, text_commitments, command_key, command_hash)
            select
                p.position, p.version, p.command_id, p.correlation, p.cause, p.recorded_at, p.effective, p.reported,
                p.schema, p.command_size, p.stream, p.type, p.actor, p.role, p.way,
                ledger.leaf_hash(
                    p.position, p.stream, p.version, p.type, p.schema, p.data, p.names, p.commitments, p.effective,
                    p.reported, p.recorded_at, p.actor, p.role, p.way, p.command_id, p.correlation, p.cause, p.source,
                    p.command_key, p.command_hash, p.command_size),
                p.data::json, p.source::json, p.names, p.commitments, p.command_key, p.command_hash
            from placed p
            returning position, leaf_hash
        )
        select string_agg(i.leaf_hash, ''::bytea order by i.position) into leaves from inserted i;

        if cardinality(text_events) > 0 then
            insert into ledger.texts (position, name, salt, content)
            select
                starts[event_streams[t.event]] + t.event - event_first[event_streams[t.event]],
                t.name, t.salt, t.content
            from unnest(text_events, text_names, text_salts, text_contents) t (event, name, salt, content)
            where starts[event_streams[t.event]] > 0;
        end if;

        tree := ledger.grow_tree(head.frontier, head.size, leaves);
        head.root := tree.root;
        update ledger.head h
        set size = total, frontier = tree.frontier, root = tree.root, last_recorded_at = at, withdrawn_at = head.withdrawn_at,
            recent = substring(int8send(total) || tree.root || h.recent from 1 for 640);
    end if;

    if repeats <> '{}' then
        return query
        select r.request, 'repeated'::text, e.command_id, c.position, c.command_size,
            c.recorded_at, e.stream, max(e.version), null::bytea
        from unnest(repeats) r (request)
        cross join lateral (
            select c.* from ledger.events c
            where c.position = stored_at[r.request] and c.command_hash = hashes[r.request] offset 0) c
        cross join lateral (
            select e.* from ledger.events e
            where e.position between c.position and c.position + c.command_size - 1 offset 0) e
        group by r.request, e.command_id, c.position, c.command_size, c.recorded_at, e.stream
        union all
        select r.request, 'key reused', null, null, null, null, null, null, null
        from unnest(repeats) r (request)
        where hashes[r.request] is distinct from (
            select c.command_hash from ledger.events c where c.position = stored_at[r.request]);
    end if;

    request := 0;
    outcome := 'head';
    first_position := total;
    events := null;
    recorded_at := null;
    stream := null;
    version := null;
    root := head.root;
    return next;
end
$$;

comment on function ledger.append(
    uuid, integer, bigint, bytea, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[],
    bigint[], integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[],
    bigint[], text[]) is 'The only way to record anything.';
revoke all on function ledger.append(
    uuid, integer, bigint, bytea, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[],
    bigint[], integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[],
    bigint[], text[]) from public;
grant execute on function ledger.append(
    uuid, integer, bigint, bytea, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[],
    bigint[], integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[],
    bigint[], text[]) to ledger_app;
