namespace Portfolio.App.Programmes;

/// <summary>What can be read of programmes.</summary>
public static class ProgrammeEndpoints
{
    public static void MapProgrammes(this IEndpointRouteBuilder api) =>
        ProgrammeQueries.Map(api.MapGroup("/programmes").WithTags("Programmes"));
}
