using System.Runtime.CompilerServices;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.Domain.Departments;

namespace Portfolio.App.Import;

/// <summary>
/// The rows of a copy of a register, one after another: who a row speaks of depends on the rows before it. A department that
/// is not known yet is opened before the row that names it.
/// </summary>
internal sealed class SnapshotRows(
    Mapping mapping, DateOnly on, string file, Roster roster, IRegisterLedger ledger, FileTally tally, Action<int, bool> progress, CancellationToken stop)
{
    private readonly Dictionary<string, (string Table, int Row)> _listed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A row that can be taken in.</summary>
    /// <param name="Looking">Whether there are programmes that may have gone.</param>
    public sealed record Work(SnapshotRow Row, Identity Identity, SnapshotTerms Terms, bool Looking);

    /// <summary>How many rows cannot be told: then nobody knows which programmes are no longer listed.</summary>
    public int Unidentified { get; private set; }

    /// <summary>Whether a row speaks of that programme.</summary>
    public bool Lists(string code) => _listed.ContainsKey(code);

    public async IAsyncEnumerable<Work> ReadAsync(RegisterReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (row, good, found, terms) in Ahead.ReadAsync(Understood(reader), cancellation))
        {
            if (stop.IsCancellationRequested)
            {
                yield break;
            }

            tally.Findings.AddAll(found);
            tally.Read(row);
            progress(tally.Rows, false);
            var identity = row.Id is null && row.Title.Length == 0 ? null : roster.Find(row);
            if (identity is { Expected: null } && ledger.RefusalOf(identity.Code, row.Department) is { } beyond)
            {
                // Listed it is all the same.
                _listed.TryAdd(identity.Code, (row.Table, row.Number));
                tally.Refuse(row.Table, row.Number, identity.Code, beyond);
                continue;
            }

            if (!Take(row, identity) || !good)
            {
                tally.Bad(row.Table, row.Number);
                continue;
            }

            await OpenAsync(row, cancellation);
            yield return new(row, identity!, terms, roster.Open.Count > 0);
        }
    }

    // What is found wrong goes with the row: it is told in the order of the rows.
    private IEnumerable<(SnapshotRow Row, bool Good, Findings? Found, SnapshotTerms Terms)> Understood(RegisterReader reader)
    {
        var scales = ledger.Organisation.Scales;
        RowReader? rows = null;
        SnapshotTerms? terms = null;
        RegisterTable? table = null;
        var found = new Findings();
        foreach (var raw in reader.Rows())
        {
            if (raw.Table != table)
            {
                table = raw.Table;
                rows = new(mapping, table, on, scales, found);
                terms = SnapshotTerms.Of(file, mapping, table.Columns, on);
            }

            var (row, good) = rows!.Read(raw);
            if (found.IsEmpty)
            {
                yield return (row, good, null, terms!);
            }
            else
            {
                yield return (row, good, found, terms!);
                rows.Findings = found = new();
            }
        }
    }

    private bool Take(SnapshotRow row, Identity? identity)
    {
        if (identity is null or { Expected: not null })
        {
            Unidentified++;
            if (identity is { Expected: { } expected })
            {
                tally.Problem(row, $"“{row.Title}” cannot be told: expected {expected}");
            }

            return false;
        }

        if (_listed.TryAdd(identity.Code, (row.Table, row.Number)))
        {
            return true;
        }

        var (table, number) = _listed[identity.Code];
        tally.Problem(row, $"“{row.Title}” is {identity.Code}, which row {number}{(table == row.Table ? "" : $" of {table}")} is already; a programme is listed once.");
        return false;
    }

    private async Task OpenAsync(SnapshotRow row, CancellationToken cancellation)
    {
        // Whoever is kept to departments opens none: then the row is refused, and says so.
        if (ledger.Limit is null && row.Department is { } code && !ledger.Organisation.HasDepartment(code))
        {
            var written = await ledger.WriteAsync(
                new OpenDepartment(code, row.DepartmentTitle ?? code), new(row.Table, row.Number, on), cancellation);
            tally.Write(row, written);
        }
    }
}
