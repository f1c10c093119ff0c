using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Audit.Bundles;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Audit.Replay;
using Portfolio.App.Audit.Search;
using Portfolio.App.Audit.Verifying;

namespace Portfolio.App.Audit;

/// <summary>What auditors ask, all of it under <c>/api/audit</c> and for their role alone.</summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").RequireAuthorization(Policies.Audit);
        EventSearchEndpoints.Map(audit);
        CheckpointEndpoints.Map(audit);
        ProofEndpoints.Map(audit);
        ExportEndpoint.Map(audit);
        VerificationEndpoints.Map(audit);
        ReplayEndpoints.Map(audit);
        AccessLogEndpoints.Map(audit);
    }
}
