using Microsoft.AspNetCore.Authorization;

namespace Portfolio.App.Access;

/// <summary>
/// Marks an endpoint that keeps limited callers to the programmes of their departments, or that concerns nobody’s programme.
/// Of what records, everything else is closed to them, so that a new endpoint cannot forget it.
/// </summary>
internal sealed class DepartmentHold
{
    private DepartmentHold()
    {
    }

    public static readonly DepartmentHold Mark = new();

    /// <summary>Whether the endpoint that a caller wants lets limited callers in, or the caller is not limited.</summary>
    public static bool IsKept(AuthorizationHandlerContext asked)
    {
        if (asked.User.LimitOf(Policies.Record) is not { } limit || asked.Resource is not HttpContext context
            || context.GetEndpoint()?.Metadata is not { } endpoint
            || endpoint.GetMetadata<IAuthorizeData>()?.Policy != Policies.Record
            || endpoint.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is ["GET"]
            || endpoint.GetMetadata<DepartmentHold>() is not null)
        {
            return true;
        }

        context.Features.Set(new SignInFault(limit.MayConcernOthers, StatusCodes.Status403Forbidden));
        return false;
    }
}

internal static class DepartmentHolds
{
    /// <summary>Says that an endpoint hands the caller’s limit on with what it records, or records of nobody’s programme.</summary>
    public static TBuilder HoldsToDepartments<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(DepartmentHold.Mark);
}
