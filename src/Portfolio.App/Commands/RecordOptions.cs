using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portfolio.App.Node;
using Portfolio.App.Verbs;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Commands;

/// <summary>The options of one command in a shell, made from its fields.</summary>
internal sealed class RecordOptions
{
    public static readonly Option<bool> AsJson = new("--print-json") { Description = "Print the answer as JSON, as over HTTP." };

    private static readonly Actor NotYetKnown = new("", "", "");

    private readonly CommandDescription _command;
    private readonly Option<string?> _code;
    private readonly Option<string?> _json = new("--json") { Description = "All fields as JSON, from a file, or from standard input with “-”." };
    private readonly Option<int?> _ifVersion = new("--if-version") { Description = "Only if the record is still at this version." };
    private readonly Option<bool> _lenient = new("--lenient") { Description = "With --if-version: also if what changed meanwhile makes no difference." };
    private readonly Option<string?> _key = new("--key") { Description = "Sent again under the same key, it is recorded once at most." };
    private readonly List<(CommandField Field, Option Option)> _fields;

    public RecordOptions(CommandDescription command)
    {
        _command = command;
        _code = new("--code") { Description = $"The code of the {command.Target.ToString().ToLowerInvariant()} it is about.", Required = command.NamesCode };
        _fields = [.. command.Fields.Concat(CommandDescription.Around).Select(f => (f, OptionOf(f)))];
        _key.Validators.Add(key =>
        {
            if (key.GetValueOrDefault<string?>() is { } given && !CommandScope.IsKey(given))
            {
                key.AddError($"--key: a key has 1 to {CommandScope.LongestKey} characters, and no control characters.");
            }
        });
    }

    /// <summary>What a field is called in a shell: <c>--planned-finish</c>, <c>--promises[0].by</c>.</summary>
    /// <param name="path">The field's JSON path.</param>
    public static string NameOf(string path)
    {
        var name = new StringBuilder("--");
        var end = path.IndexOfAny(['.', '[']);
        foreach (var c in end < 0 ? path : path[..end])
        {
            _ = char.IsAsciiLetterUpper(c) ? name.Append('-').Append(char.ToLowerInvariant(c)) : name.Append(c);
        }

        return name.Append(end < 0 ? "" : path[end..]).ToString();
    }

    public Command AddTo(Command verb)
    {
        if (_command.NamesCode)
        {
            verb.Add(_code);
        }

        _fields.ForEach(f => verb.Add(f.Option));
        verb.Add(_json);
        verb.Add(_ifVersion);
        verb.Add(_lenient);
        verb.Add(_key);
        verb.Add(AsJson);
        return verb;
    }

    /// <summary>The command as it was given; by whom is not known yet.</summary>
    /// <exception cref="WrongUseException">It has not its shape; every fault is told.</exception>
    public async Task<GivenCommand> ReadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var sent = await JsonOfAsync(parsed, cancellation);
        using var json = Parse(sent);
        var (body, faults) = CommandBody.Read(json.RootElement, _command.Json);
        if (body is null)
        {
            throw new WrongUseException(string.Join('\n', faults.Select(f => f.Field.Length == 0 ? f.Sentence : $"{NameOf(f.Field)}: {f.Sentence}")));
        }

        var code = _command.NamesCode ? parsed.GetRequiredValue(_code) : null;
        var envelope = new Envelope(NotYetKnown, body.Around.EffectiveOn, body.Around.ReportedOn, body.Around.Note)
        {
            Key = parsed.GetValue(_key) is { } key ? CommandScope.Key(key, CommandScope.Of(_command, code), sent) : null,
        };
        IfVersion? seen = parsed.GetValue(_ifVersion) is { } version ? new(version, parsed.GetValue(_lenient)) : null;
        return new GivenCommand(_command, code, body.Command, envelope, seen);
    }

    private static JsonDocument Parse(byte[] sent)
    {
        try
        {
            return JsonDocument.Parse(sent, JsonBody.Strict);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new WrongUseException($"This is not JSON as it is taken here: {fault.Message}");
        }
    }

    private async Task<byte[]> JsonOfAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var given = _fields.Where(f => parsed.GetResult(f.Option) is { Implicit: false }).ToList();
        if (parsed.GetValue(_json) is not { } from)
        {
            var fields = new JsonObject(given.Select(f => KeyValuePair.Create(f.Field.Name, ValueOf(f.Field, parsed.GetResult(f.Option)!))));
            return Encoding.UTF8.GetBytes(fields.ToJsonString());
        }

        if (given.Count > 0)
        {
            throw new WrongUseException($"--json has all fields in it: leave {string.Join(", ", given.Select(f => f.Option.Name))} out.");
        }

        await using var source = from == "-" ? Console.OpenStandardInput() : File.OpenRead(from);
        using var all = new MemoryStream();
        await source.CopyToAsync(all, cancellation);
        return all.Length <= Limits.Body ? all.ToArray() : throw new WrongUseException($"That is too large: at most {Limits.Body} bytes are taken here.");
    }

    private static Option OptionOf(CommandField field)
    {
        var name = NameOf(field.Name);
        Option option = field.Many ? new Option<string[]>(name) : new Option<string?>(name);
        option.Arity = field.Many ? ArgumentArity.OneOrMore
            : field.Kind == FieldKind.YesNo ? ArgumentArity.ZeroOrOne
            : ArgumentArity.ExactlyOne;
        option.Description = string.Join(' ', new[]
        {
            field.Required ? "(needed)" : null,
            field.Help,
            field.Kind == FieldKind.Choice ? $"One of {string.Join(", ", field.Choices.Select(c => c.Name))}." : null,
            field.Kind == FieldKind.Group ? $"As JSON with {string.Join(", ", field.Fields.Select(f => f.Name))}." : null,
            field.Many ? "Can be given several times." : null,
        }.OfType<string>());
        return option;
    }

    private static JsonNode? ValueOf(CommandField field, OptionResult given)
    {
        var values = given.Tokens.Select(t => ValueOf(field, t.Value)).ToArray();
        return field.Many ? new JsonArray(values) : values.Length == 0 ? JsonValue.Create(true) : values[0];
    }

    // What is not a number, a yes or no or an object is sent as it was typed: the shape says what is wrong with it.
    private static JsonNode? ValueOf(CommandField field, string typed)
    {
        if (field.Kind is FieldKind.Text or FieldKind.Choice or FieldKind.Day or FieldKind.Id)
        {
            return JsonValue.Create(typed);
        }

        try
        {
            return JsonNode.Parse(typed, documentOptions: JsonBody.Strict) ?? JsonValue.Create(typed);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return JsonValue.Create(typed);
        }
    }
}
