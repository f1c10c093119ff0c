using System.Text.Json.Serialization;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>What administrators do, all of it under <c>/api/admin</c> and for their role alone.</summary>
public static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Administration").RequireAuthorization(Policies.Administer);
        admin.MapGet("/people", (People people) => people.All()).WithSummary("The people whose names are kept, by name.");
        admin.MapPost("/redactions", RedactAsync).WithSummary("Takes free texts of an event out for cause; facts and proofs stay.")
            .Accepts<RedactTexts>("application/json").Produces<CommandDone>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503).TakesKey();
        admin.MapPost("/erasures", EraseAsync).WithSummary("Erases a person’s name for good.")
            .Accepts<ErasePerson>("application/json").Produces<Erasure>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503).TakesKey();
    }

    private static async Task<IResult> RedactAsync(HttpContext context, PortfolioNode node)
    {
        var (request, problem) = await CommandRequest.ReadAsync<RedactTexts>(
            context, AdministrationJson.Default.RedactTexts, "admin/redactions", Policies.Administer);
        if (request is null)
        {
            return problem!;
        }

        if (request.IfVersion is not null)
        {
            return Unconditional();
        }

        var faults = Faults(request.Command.Reason);
        var (envelope, unused) = (request.Envelope, "A redaction is of today and has a reason, nothing beside it.");
        faults.AddRange(new (string Field, bool Given)[]
        {
            ("note", envelope.Note is not null),
            ("effectiveOn", envelope.EffectiveOn is not null),
            ("reportedOn", envelope.ReportedOn is not null),
        }.Where(f => f.Given).Select(f => new FieldFault(f.Field, unused)));
        if (request.Command.Texts.Length is 0 or > 16 || request.Command.Texts.Any(t => !IsPlain(t, 100)))
        {
            faults.Add(new("texts", "Name 1 to 16 of the event’s texts."));
        }

        return faults.Count > 0
            ? Problems.Malformed(faults)
            : CommandAnswer.Of(await node.RedactAsync(request.Command, request.Envelope, context.RequestAborted), node);
    }

    private static async Task<IResult> EraseAsync(HttpContext context, PortfolioNode node)
    {
        var (request, problem) = await CommandRequest.ReadAsync<ErasePerson>(
            context, AdministrationJson.Default.ErasePerson, "admin/erasures", Policies.Administer);
        if (request is null)
        {
            return problem!;
        }

        if (request.IfVersion is not null)
        {
            return Unconditional();
        }

        var faults = Faults(request.Command.Reason);
        if (!IsPlain(request.Command.Person, 200))
        {
            faults.Add(new("person", "An id has 1 to 200 characters."));
        }

        if (faults.Count > 0)
        {
            return Problems.Malformed(faults);
        }

        var (done, not) = await request.Command.RunAsync(node, request.Envelope, context.RequestAborted);
        return done is not null ? Results.Json(done, AdministrationJson.Default.Erasure) : CommandAnswer.Of(not!, node);
    }

    private static IResult Unconditional() =>
        Problems.BadParameter("If-Match", "What an administrator does here depends on no version: send no If-Match.");

    private static List<FieldFault> Faults(string reason) =>
        IsPlain(reason, RedactTexts.LongestReason) ? [] : [new("reason", $"Say why, in 1 to {RedactTexts.LongestReason} characters.")];

    private static bool IsPlain(string text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !FreeText.Faults(text, "").Any();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RedactTexts))]
[JsonSerializable(typeof(ErasePerson))]
[JsonSerializable(typeof(Erasure))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
