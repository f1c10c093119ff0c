namespace Portfolio.App.Web;

/// <summary>A parameter of an address, as the description of the interface tells it.</summary>
/// <param name="Kind">What its value is.</param>
/// <param name="OneOf">The values that it can have; null: any of its kind.</param>
public sealed record QueryParameter(
    string Name, string Description, QueryKind Kind = QueryKind.Text, string? Example = null, IReadOnlyList<string>? OneOf = null)
{
    /// <summary>Whether the endpoint answers nothing without it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it can be given several times.</summary>
    public bool Many { get; init; }

    /// <summary>The values of which it takes one, or several with commas between; null: others.</summary>
    public IReadOnlyList<string>? Among { get; init; }

    /// <summary>The least that a number can be.</summary>
    public long? Least { get; init; }

    /// <summary>The most that a number can be.</summary>
    public long? Most { get; init; }

    /// <summary>What a text looks like, as a regular expression; null: any text.</summary>
    public string? Pattern { get; init; }

    /// <summary>How many entries a page has.</summary>
    public static QueryParameter Page { get; } = new("limit", $"How many on a page, 1 to {Limits.Page}; 100 if nothing is said.", QueryKind.WholeNumber, "100")
    {
        Least = 1,
        Most = Limits.Page,
    };
}

/// <summary>What the value of a parameter is.</summary>
public enum QueryKind
{
    Text,
    WholeNumber,
    Day,
    YesNo,
    Id,
}

/// <summary>All parameters that an endpoint reads from its address.</summary>
public sealed record QueryParameters(IReadOnlyList<QueryParameter> All);

internal static class QueryParameterMetadata
{
    /// <summary>Says which parameters an endpoint reads from its address.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder endpoint, params IReadOnlyList<QueryParameter> parameters)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new QueryParameters(parameters));
}
