using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.App.Node;

/// <summary>A person: the id stands in events, the name only here.</summary>
public sealed record Person(string Id, string Name);

/// <summary>
/// Who is who, kept outside the ledger so that a name can be erased. Names are held in memory and read again when an id is
/// not known, since another node may have added it.
/// </summary>
public sealed class People(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public bool Knows(string id) => _names.ContainsKey(id);

    /// <summary>The person's name; the id itself where the name is unknown or was erased.</summary>
    public string NameOf(string id) => _names.GetValueOrDefault(id, id);

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
            where not exists (select from directory.people known where known.id = p.id)
            """);
        insert.Parameters.Add(new() { Value = people.Select(p => p.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = people.Select(p => p.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync(cancellation);
        foreach (var person in people)
        {
            _names.TryAdd(person.Id, person.Name);
        }
    }

    /// <summary>Reads all names anew.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select id, name from directory.people");
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            _names[rows.GetString(0)] = rows.GetString(1);
        }
    }
}
