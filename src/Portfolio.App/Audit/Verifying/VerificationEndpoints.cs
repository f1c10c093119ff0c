using Portfolio.App.Access;

namespace Portfolio.App.Audit.Verifying;

/// <summary>Verification of the whole ledger: begun by POST, watched by GET.</summary>
internal static class VerificationEndpoints
{
    public static void Map(RouteGroupBuilder audit)
    {
        audit.MapPost("/verify", (HttpContext context, VerificationRun run) =>
                Results.Accepted("/api/audit/verify", VerificationModel.Of(run.Start(context.User.IdOf()))))
            .WithSummary("Begins to verify the whole ledger against itself and every kept checkpoint, or joins the verification that runs.")
            .Produces<VerificationModel>(StatusCodes.Status202Accepted);
        audit.MapGet("/verify", (VerificationRun run) => Results.Ok(VerificationModel.Of(run.Latest)))
            .WithSummary("How far the verification has come, or what came of the last one.")
            .Produces<VerificationModel>();
    }

    /// <param name="State">none, running, right, wrong (a fault was found) or failed (it came to no end).</param>
    /// <param name="Verified">How many events were found right so far.</param>
    /// <param name="Agreeing">How many kept checkpoints agreed.</param>
    /// <param name="Fault">The first thing found wrong.</param>
    private sealed record VerificationModel(
        string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? By, long Verified, long Size, int? Streams, int? Agreeing,
        int? LeftBehind, long? Redacted, FaultModel? Fault, string? Failure)
    {
        public static VerificationModel Of(Verification? run) => run is null
            ? new("none", null, null, null, 0, 0, null, null, null, null, null, null)
            : new(
                run switch { { Running: true } => "running", { Failure: not null } => "failed", { Report.Fault: not null } => "wrong", _ => "right" },
                run.StartedAt, run.EndedAt, run.By, run.Verified, run.Size, run.Report?.Streams, run.Report?.Agreeing,
                run.Report is null ? null : run.LeftBehind, run.Report?.Redacted,
                run.Report?.Fault is { } fault ? new(fault.Kind.ToString(), fault.First, fault.Last, fault.Sentence) : null,
                run.Failure);
    }

    /// <param name="First">The first position that is not as it was; 0 where it is about no event.</param>
    private sealed record FaultModel(string Kind, long First, long Last, string Sentence);
}
