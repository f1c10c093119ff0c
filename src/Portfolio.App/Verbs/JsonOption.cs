using System.CommandLine;
using System.Text.Json;
using Portfolio.App.Web;

namespace Portfolio.App.Verbs;

/// <summary><c>--json</c>: what the interface for programs answers, in place of lines for people.</summary>
internal static class JsonOption
{
    /// <param name="address">Whose answer it is, such as <c>GET /api/audit/events</c>.</param>
    public static Option<bool> Create(string address) => new("--json") { Description = $"Print JSON, as {address} answers." };

    /// <summary>Prints the answer.</summary>
    public static Task PrintAsync<T>(ParseResult parsed, T answer) =>
        parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(answer, AnswerJson.Options));
}
