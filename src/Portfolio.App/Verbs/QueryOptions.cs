using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Web;

namespace Portfolio.App.Verbs;

/// <summary>
/// The parameters of an address as options of a verb, to be read by the same code: <c>personAs</c> is <c>--person-as</c>.
/// </summary>
internal sealed class QueryOptions
{
    private readonly List<(string Name, Option Option, Func<ParseResult, StringValues> Given)> _options;

    public QueryOptions(IEnumerable<QueryParameter> parameters) => _options = [.. parameters.Select(p => p.Many ? Several(p) : One(p))];

    /// <summary>Those of a list: a verb gives all of it, unless it is told to stop.</summary>
    public static QueryOptions OfList(IEnumerable<QueryParameter> parameters) => new(parameters.Select(
        p => p == QueryParameter.Page ? p with { Description = $"How many at most, 1 to {Limits.Page}; left out, all." } : p));

    public void AddTo(Command command) => _options.ForEach(o => command.Add(o.Option));

    /// <summary>What was given, as an address would hold it.</summary>
    /// <param name="beside">What the verb takes beside the options.</param>
    public QueryCollection Of(ParseResult parsed, params ReadOnlySpan<(string Name, string Value)> beside)
    {
        var query = new Dictionary<string, StringValues>();
        foreach (var (name, value) in beside)
        {
            query.Add(name, value);
        }

        foreach (var (name, _, given) in _options)
        {
            if (given(parsed) is { Count: > 0 } values)
            {
                query.Add(name, values);
            }
        }

        return new(query);
    }

    /// <summary>That a parameter does not fit, by the name of its option.</summary>
    /// <param name="arguments">Parameters that the verb takes as arguments.</param>
    public static WrongUseException Wrong((string Parameter, string Sentence) fault, params ReadOnlySpan<string> arguments) => new(
        $"{(arguments.Contains(fault.Parameter) ? fault.Parameter.ToUpperInvariant() : NameOf(fault.Parameter))}: {fault.Sentence}");

    private static (string, Option, Func<ParseResult, StringValues>) One(QueryParameter parameter)
    {
        var option = new Option<string?>(NameOf(parameter.Name)) { Description = Description(parameter) };
        return (parameter.Name, option, parsed => parsed.GetValue(option));
    }

    private static (string, Option, Func<ParseResult, StringValues>) Several(QueryParameter parameter)
    {
        var option = new Option<string[]>(NameOf(parameter.Name)) { Description = Description(parameter) };
        return (parameter.Name, option, parsed => parsed.GetValue(option));
    }

    private static string Description(QueryParameter parameter) =>
        parameter.Description + (parameter.OneOf is { } values ? $" One of {string.Join(", ", values)}." : "");

    private static string NameOf(string parameter) => $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(parameter)}";
}
