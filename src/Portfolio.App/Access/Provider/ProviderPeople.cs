using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using Portfolio.App.Node;

namespace Portfolio.App.Access.Provider;

/// <summary>
/// Who somebody that signed in at the provider is on the record: an id that is made when they first come, and tells nothing.
/// The link is kept beside the name and goes with it when the person is erased; who comes again after that is somebody new.
/// </summary>
public sealed class ProviderPeople(NpgsqlDataSource database, People people)
{
    private readonly ConcurrentDictionary<(string Issuer, string Subject), string> _known = new();

    /// <summary>The person’s id; who signs in and is called otherwise at the provider than before is renamed.</summary>
    /// <param name="signingIn">
    /// Whether the name is what the provider said at a sign-in. A token for programs may call the same person otherwise, or
    /// nobody at all: by it somebody is named who was unknown, and nobody is renamed.
    /// </param>
    public async ValueTask<string> FindAsync(string issuer, string subject, string name, bool signingIn, CancellationToken cancellation)
    {
        if (!_known.TryGetValue((issuer, subject), out var id) || people.WasErased(id))
        {
            _known[(issuer, subject)] = id = await FindOrAddAsync(issuer, subject, name, cancellation);
        }

        // The subject’s id is no better than the name that is known.
        if (signingIn && name != subject && people.NameOf(id) != name)
        {
            await people.RenameAsync(id, name, cancellation);
        }

        return id;
    }

    private async Task<string> FindOrAddAsync(string issuer, string subject, string name, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // One after another for each subject: two nodes that see somebody for the first time make one person.
        await using var find = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))") { Parameters = { new() { Value = issuer }, new() { Value = subject } } },
                new("select s.person, p.name from access.subjects s join directory.people p on p.id = s.person where s.issuer = $1 and s.subject = $2")
                {
                    Parameters = { new() { Value = issuer }, new() { Value = subject } },
                },
            },
        };
        await using (var rows = await find.ExecuteReaderAsync(cancellation))
        {
            await rows.NextResultAsync(cancellation);
            if (await rows.ReadAsync(cancellation))
            {
                var known = new Person(rows.GetString(0), rows.GetString(1));
                people.Learn(known);
                return known.Id;
            }
        }

        var person = new Person($"p-{RandomNumberGenerator.GetHexString(12, lowercase: true)}", name);
        await using var add = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("insert into directory.people (id, name) values ($1, $2)") { Parameters = { new() { Value = person.Id }, new() { Value = person.Name } } },
                new("insert into access.subjects (issuer, subject, person) values ($1, $2, $3)")
                {
                    Parameters = { new() { Value = issuer }, new() { Value = subject }, new() { Value = person.Id } },
                },
            },
        };
        await add.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        people.Learn(person);
        return person.Id;
    }
}
