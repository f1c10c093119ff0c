using Npgsql;
using Portfolio.App.Import;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Tests.Node;

namespace Portfolio.App.Tests.Import.Receipts;

/// <summary>Small registers taken in by a node, and what is kept of it.</summary>
internal static class ReceiptRun
{
    public static readonly CancellationToken Never = CancellationToken.None;

    public static ImportTable TableOf(NodeRun run) => new(run.Node.Ledger.Pool, TimeProvider.System);

    public static Task<ImportReport> ImportAsync(
        NodeRun run, Portfolio.App.Import.Reading.RegisterFile[] files, bool skipBadRows = false, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
        RegisterImport.RunAsync(
            run.Node, NodeRun.Officer, new(SmallRegister.Mapping, files, SkipBadRows: skipBadRows), TimeProvider.System, progress, cancellation);

    public static async Task<List<RowReceipt>> ReceiptsAsync(NodeRun run, Guid import) =>
        await new ReceiptTable(run.Node.Ledger.Pool).OfAsync(import, Never).ToListAsync(TestContext.Current.CancellationToken);

    public static async Task ExecuteAsync(NodeRun run, string sql)
    {
        await using var connection = new NpgsqlConnection(run.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
