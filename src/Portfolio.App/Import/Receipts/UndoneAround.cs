using Portfolio.App.Import.Ledgers;
using Portfolio.App.Node;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.Receipts;

/// <summary>What an import brought beside its programmes: departments are taken back where nothing names them; what stays is told.</summary>
internal static class UndoneAround
{
    /// <param name="done">Told of each department that was taken back.</param>
    /// <param name="stays">Told of what stays, and why.</param>
    public static async Task RunAsync(
        IRegisterLedger ledger, View view, Guid import, string reason, Action<RowOrigin, Written> done, Action<RowReceipt> stays)
    {
        var name = import.ToString();
        foreach (var opened in view.OrganisationLog.Where(e => e.Source?.Import == name && e.Event is DepartmentOpened).Reverse())
        {
            var origin = new RowOrigin(opened.Source!.File ?? "", opened.Source.Row, ledger.Today);
            var code = ((DepartmentOpened)opened.Event).Code;
            if (!ledger.Organisation.HasDepartment(code))
            {
                continue;
            }

            var written = await ledger.WriteAsync(new RetractDepartment(code, opened.CommandId, reason), origin, CancellationToken.None);
            if (written is Written.Refused kept)
            {
                stays(new(origin.File, origin.Row, null, RowOutcome.Unchanged, null, null, null, kept.Sentence));
            }
            else
            {
                done(origin, written);
            }
        }

        if (ImportedCommands.Of(view, import).FirstOrDefault(c => c.Events.Any(e => e.Event is SponsorAppointed or SponsorSwapped)) is { } naming)
        {
            stays(new(
                naming.Source.File ?? "", null, null, RowOutcome.Unchanged, null, null, null,
                "People whom it named keep their names: what was taken back still stands on the record under their ids. An administrator erases whoever is to be forgotten."));
        }
    }
}
