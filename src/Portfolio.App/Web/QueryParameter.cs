namespace Portfolio.App.Web;

/// <summary>A parameter of an address, as the description of the interface tells it.</summary>
/// <param name="Kind">What its value is.</param>
/// <param name="OneOf">The values that it can have; null: any of its kind.</param>
public sealed record QueryParameter(
    string Name, string Description, QueryKind Kind = QueryKind.Text, string? Example = null, IReadOnlyList<string>? OneOf = null);

/// <summary>What the value of a parameter is.</summary>
public enum QueryKind
{
    Text,
    WholeNumber,
    Day,
    YesNo,
}

/// <summary>All parameters that an endpoint reads from its address.</summary>
public sealed record QueryParameters(IReadOnlyList<QueryParameter> All);

internal static class QueryParameterMetadata
{
    /// <summary>Says which parameters an endpoint reads from its address.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder endpoint, params IReadOnlyList<QueryParameter> parameters)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new QueryParameters(parameters));
}
