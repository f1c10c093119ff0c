using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Portfolio.App.Administration;

namespace Portfolio.App.Node;

/// <summary>A person: the id stands in events, the name only here.</summary>
public sealed record Person(string Id, string Name);

/// <summary>
/// Who is who, kept outside the ledger so that a name can be erased. Names are held in memory and read again when an id is
/// not known, since another node may have added it. Who was erased is not named again, whatever a restored database says.
/// </summary>
/// <param name="kept">Where the ids of the erased are kept outside the database; null: they are not.</param>
public sealed class People(NpgsqlDataSource database, ErasedPeopleFile? kept = null, ILogger? logger = null)
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _erased = new(StringComparer.Ordinal);
    private volatile string? _trouble;

    /// <summary>Why the erased could not be kept outside the database, without saying where that is; null: they are.</summary>
    public string? Trouble => _trouble;

    /// <summary>Somebody was erased, perhaps by another node, whom this one has yet to keep.</summary>
    internal event EventHandler? Forgotten;

    public bool Knows(string id) => _names.ContainsKey(id);

    /// <summary>The person's name; the id itself where the name is unknown or was erased.</summary>
    public string NameOf(string id) => _names.GetValueOrDefault(id, id);

    public bool WasErased(string id) => _erased.ContainsKey(id);

    public IReadOnlyList<Person> All() =>
        [.. _names.Select(p => new Person(p.Key, p.Value)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Adds a person under a new id, or under one that the caller makes.</summary>
    /// <exception cref="ArgumentException">The name is blank or longer than 200 characters.</exception>
    public async Task<Person> AddAsync(string name, string? id, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 200, nameof(name));
        var person = new Person(id ?? $"p-{RandomNumberGenerator.GetHexString(12, lowercase: true)}", name.Trim());
        await AddAsync([person], cancellation);
        return person;
    }

    /// <summary>Adds people under ids that the caller has made; those known already stay as they are.</summary>
    public async Task AddAsync(IReadOnlyCollection<Person> people, CancellationToken cancellation)
    {
        await using var insert = database.CreateCommand(
            """
            insert into directory.people (id, name)
            select p.id, p.name from unnest($1, $2) p (id, name)
            where not exists (select from directory.erased gone where gone.id = p.id)
            on conflict (id) do nothing
            """);
        insert.Parameters.Add(new() { Value = people.Select(p => p.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = people.Select(p => p.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync(cancellation);
        foreach (var person in people)
        {
            if (!_names.ContainsKey(person.Id))
            {
                Take(person.Id, person.Name);
            }
        }
    }

    /// <summary>
    /// Adds a person once, however often the same is asked for under a key: the id follows from it. The person of that key,
    /// whose name may be another; null if that one was erased.
    /// </summary>
    /// <param name="key">Anybody's own: who asks, and under which key.</param>
    public async Task<Person?> AddOnceAsync(string name, string key, CancellationToken cancellation)
    {
        var id = $"p-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12))}";
        await AddAsync(name, id, cancellation);
        if (await StoredNameAsync(id, cancellation) is not { } stored)
        {
            return null;
        }

        var person = new Person(id, stored);
        Learn(person);
        return person;
    }

    /// <summary>Gives somebody who is known another name.</summary>
    /// <param name="name">1 to 200 characters.</param>
    public async Task RenameAsync(string id, string name, CancellationToken cancellation)
    {
        await using var update = database.CreateCommand("update directory.people set name = $2 where id = $1");
        update.Parameters.Add(new() { Value = id });
        update.Parameters.Add(new() { Value = name });
        if (await update.ExecuteNonQueryAsync(cancellation) == 1)
        {
            Take(id, name);
        }
    }

    /// <summary>Takes in somebody whom the database holds.</summary>
    internal void Learn(Person person) => Take(person.Id, person.Name);

    /// <summary>Reads all names anew.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select id, name from directory.people");
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            Take(rows.GetString(0), rows.GetString(1));
        }
    }

    /// <summary>The name as the database has it now; null where there is none.</summary>
    public async Task<string?> StoredNameAsync(string id, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select name from directory.people where id = $1");
        query.Parameters.Add(new() { Value = id, NpgsqlDbType = NpgsqlDbType.Text });
        return await query.ExecuteScalarAsync(cancellation) as string;
    }

    /// <summary>Forgets a name: an event says that the person was erased. It is still to be kept, see <see cref="KeepErasedAsync"/>.</summary>
    internal void Forget(string id)
    {
        var news = _erased.TryAdd(id, true);
        _names.TryRemove(id, out _);
        if (news)
        {
            Forgotten?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Whether another erasure could be kept outside the database; why not is logged.</summary>
    public async Task<bool> CanKeepErasedAsync(CancellationToken cancellation)
    {
        try
        {
            await (kept?.ProveWritableAsync(cancellation) ?? Task.CompletedTask);
            return true;
        }
        catch (Exception fault) when (KeptLines.IsUnusable(fault))
        {
            logger?.LogError("Nobody can be erased while {File} cannot be written: {Reason}", ErasedPeopleFile.Name, fault.Message);
            return false;
        }
    }

    /// <summary>
    /// Erases again whoever was erased before, by whichever of the three knows it: the record, the list in the database, the
    /// list outside it; what keys and receipts of imports say of a name that is still there goes with it. After a restore from an older backup only the last one may. Where that list cannot be used, the
    /// database is put right all the same, and <see cref="Trouble"/> says so.
    /// </summary>
    public async Task KeepErasedAsync(CancellationToken cancellation)
    {
        try
        {
            await KeepErasedInDatabaseAsync(cancellation);
            await (_erased.IsEmpty || kept is null ? Task.CompletedTask : kept.KeepAsync(_erased.Keys, cancellation));
            _trouble = null;
        }
        catch (Exception fault) when (KeptLines.IsUnusable(fault))
        {
            Report(fault);
        }
    }

    /// <summary>
    /// Forgets whoever was erased, by whichever of the three knows it, and keeps that nowhere: for one who may only read.
    /// </summary>
    public async Task RecallErasedAsync(CancellationToken cancellation)
    {
        await using (var query = database.CreateCommand(
            """
            select id from directory.erased
            union
            select data ->> 'person' from ledger.events where stream = 'administration' and type = 'PersonErased'
            """))
        await using (var rows = await query.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                Forget(rows.GetString(0));
            }
        }

        foreach (var id in KeptOutside())
        {
            Forget(id);
        }
    }

    private async Task KeepErasedInDatabaseAsync(CancellationToken cancellation)
    {
        await RecallErasedAsync(cancellation);

        // A standby has it all from its primary, and would refuse to be written to.
        await using var look = database.CreateCommand(
            """
            select exists (
                select from unnest($1) gone (id)
                where not exists (select from directory.erased e where e.id = gone.id) or exists (select from directory.people p where p.id = gone.id))
            """);
        look.Parameters.Add(ErasedIds());
        if (await look.ExecuteScalarAsync(cancellation) is not true)
        {
            return;
        }

        await UnnameAsync(cancellation);
        await using var erase = database.CreateCommand(
            """
            with gone as (
                insert into directory.erased (id) select id from unnest($1) id on conflict do nothing)
            delete from directory.people where id = any ($1)
            """);
        erase.Parameters.Add(ErasedIds());
        await erase.ExecuteNonQueryAsync(cancellation);
    }

    // While the name is known: whoever is broken off here does it again.
    private async Task UnnameAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await using (var query = database.CreateCommand("select name from directory.people where id = any ($1)"))
        {
            query.Parameters.Add(ErasedIds());
            await using var rows = await query.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                names.Add(rows.GetString(0));
            }
        }

        foreach (var name in names)
        {
            var search = new NameSearch(database, name);
            await search.UnnameKeysAsync(cancellation);
            await search.UnnameReceiptsAsync(cancellation);
        }
    }

    // In order: two nodes that erase the same people at once shall not wait for each other.
    private NpgsqlParameter ErasedIds() =>
        new() { Value = _erased.Keys.Order(StringComparer.Ordinal).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private IReadOnlyList<string> KeptOutside()
    {
        try
        {
            return kept?.Read() ?? [];
        }
        catch (Exception fault) when (KeptLines.IsUnusable(fault))
        {
            Report(fault);
            return [];
        }
    }

    // Once for each trouble: it is tried again for as long as it lasts.
    private void Report(Exception fault)
    {
        if (_trouble is null)
        {
            logger?.LogError("{Name} cannot be used: {Reason}", ErasedPeopleFile.Name, fault.Message);
        }

        _trouble = $"{ErasedPeopleFile.Name} cannot be used: after a restore, who was erased may be named again";
    }

    private void Take(string id, string name)
    {
        if (_erased.ContainsKey(id))
        {
            return;
        }

        _names[id] = name;

        // Forgotten meanwhile, by another thread.
        if (_erased.ContainsKey(id))
        {
            _names.TryRemove(id, out _);
        }
    }
}
