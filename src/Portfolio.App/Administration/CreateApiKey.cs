using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>Makes a key for scripts.</summary>
/// <param name="Role">What it may do.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Lasts">From now on.</param>
public sealed record CreateApiKey(string Role, string Label, TimeSpan Lasts)
{
    /// <summary>Codes of departments, with those below them, to whose programmes its commands are kept; none: it is not limited.</summary>
    public ValueList<string> Departments { get; init; } = [];

    /// <summary>Under which it is made once, however often it is asked for; null: it is asked for once.</summary>
    public CommandKey? Once { get; init; }

    /// <summary>Why there can be no such key.</summary>
    public IEnumerable<Refusal> Faults(Organisation organisation)
    {
        if (!Roles.All.Contains(Role))
        {
            yield return new("role-is-known", $"“{Words.Shown(Role)}” is not a role: there are {string.Join(", ", Roles.All)}.", "role");
        }
        else if (Departments.Count > 0 && Role != Roles.Pmo)
        {
            yield return new("limits-are-for-the-pmo", "Only keys of the PMO can be limited to departments: the others record nothing of programmes.", "departments");
        }

        for (var i = 0; i < Departments.Count; i++)
        {
            if (!organisation.HasDepartment(Departments[i]))
            {
                yield return new("department-is-known", $"There is no department “{Words.Shown(Departments[i])}”.", $"departments[{i}]");
            }
        }
    }

    /// <summary>The key itself is in the answer, once.</summary>
    /// <exception cref="InvalidOperationException">There can be no such key, see <see cref="Faults"/>.</exception>
    /// <exception cref="ActNotRecordedException">
    /// It could not be recorded, and there is no such key; or it was made before, and cannot be shown again.
    /// </exception>
    public async Task<(ApiKey Kept, string Key)> RunAsync(PortfolioNode node, ApiKeys keys, Actor actor, CancellationToken cancellation)
    {
        var organisation = node.View.Organisation;
        if (Faults(organisation).FirstOrDefault() is { } fault)
        {
            throw new InvalidOperationException(fault.Sentence);
        }

        var departments = Departments.Select(organisation.DepartmentCode).Distinct().ToValueList();
        var (made, key) = keys.New(Role, Label, Lasts);
        var kept = made with { Departments = departments };

        // On the record first: a key that nobody knows of is worse than one on record that was never made. From here on nothing
        // is given up because the caller goes.
        var recorded = await node.RecordActAsync(
            AdministrationStreams.Administration,
            new NewFact(new ApiKeyCreated(kept.Id, kept.Role, kept.ExpiresAt, departments.Count > 0 ? departments : null), [])
                .With(ApiKeyCreated.Label, Label),
            new Envelope(actor) { Key = Once },
            CancellationToken.None);
        if (recorded.Repeated)
        {
            // It was shown then, unless it came to nothing after it was recorded.
            var first = (ApiKeyCreated)recorded.Events[0].Event;
            kept = kept with { Id = first.Key, ExpiresAt = first.ExpiresAt };
        }

        return await keys.TryAddAsync(kept, key, CancellationToken.None)
            ? (kept, key)
            : throw new ActNotRecordedException(new Answer.KeyReused());
    }
}
