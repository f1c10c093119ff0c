using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Web;

/// <summary>Faults as RFC 9457 problem details: which rule, in a sentence, and each field at fault.</summary>
public static class Problems
{
    /// <summary>The rule that is broken where an event cannot be folded.</summary>
    public const string Unfolded = "events-can-be-folded";

    private const string Kind = "urn:portfolio:rule:";

    /// <summary>The body could not be read, or does not have the shape asked for.</summary>
    public static IResult Malformed(IList<FieldFault> faults) => Of(
        StatusCodes.Status400BadRequest, "body-has-its-shape",
        faults.Count == 1 && faults[0].Field.Length == 0 ? faults[0].Sentence : "The request does not have the shape asked for.",
        [.. faults.Select(f => new Refusal("body-has-its-shape", f.Sentence, f.Field))]);

    /// <summary>A fault of one query parameter or header.</summary>
    public static IResult BadParameter(string name, string sentence) => Of(
        StatusCodes.Status400BadRequest, "parameter-is-well-formed", sentence,
        [new("parameter-is-well-formed", sentence, name)]);

    /// <summary>Faults of several query parameters.</summary>
    public static IResult BadParameters(IReadOnlyList<FieldFault> faults) => Of(
        StatusCodes.Status400BadRequest, "parameter-is-well-formed", faults[0].Sentence,
        [.. faults.Select(f => new Refusal("parameter-is-well-formed", f.Sentence, f.Field))]);

    /// <summary>The body is of another kind than is taken.</summary>
    public static IResult NoJson => Of(
        StatusCodes.Status415UnsupportedMediaType, "body-is-json", "Send JSON, with the content type application/json.", []);

    public static IResult NotFound(string sentence) => Of(StatusCodes.Status404NotFound, "it-exists", sentence, []);

    /// <summary>What became of a command that was not done.</summary>
    public static IResult Of(Answer answer, bool conditional) => Respond(DetailsOf(answer, conditional), answer);

    public static IResult Of(int status, string rule, string sentence, IReadOnlyList<Refusal> errors) =>
        Results.Problem(Details(status, rule, sentence, errors));

    /// <summary>A problem that is at hand, as the answer to a command.</summary>
    public static IResult Respond(ProblemDetails problem, Answer answer) => answer is Answer.Overloaded busy
        ? new Later(problem, busy.RetryAfter)
        : Results.Problem(problem);

    /// <summary>What became of a command that was not done.</summary>
    public static ProblemDetails DetailsOf(Answer answer, bool conditional) => answer switch
    {
        Answer.Refused refused => Details(StatusOf(refused.Why[0].Rule), refused.Why[0].Rule, refused.Why[0].Sentence, refused.Why),
        Answer.Conflict conflict => Moved(conflict, conditional),
        Answer.KeyReused => Details(
            StatusCodes.Status422UnprocessableEntity, "key-names-one-command",
            "This Idempotency-Key was used before for a different request. Use a new key."),
        Answer.Overloaded => Details(
            StatusCodes.Status503ServiceUnavailable, "there-is-room", "Too much is waiting to be recorded. Try again shortly; nothing was recorded."),
        Answer.Stopped stopped => Details(
            StatusCodes.Status503ServiceUnavailable, "the-log-can-be-read",
            $"This program does not follow the ledger now, and so records nothing. {stopped.Reason}"),
        Answer.Unfolded unfolded => Details(
            StatusCodes.Status503ServiceUnavailable, Unfolded, $"{unfolded.Stop.Sentence} Nothing was recorded."),
        Answer.Forked forked => Details(StatusCodes.Status503ServiceUnavailable, "ledger-continues", forked.Reason),
        Answer.Exhausted exhausted => Details(
            StatusCodes.Status503ServiceUnavailable, "ledger-has-room",
            $"PostgreSQL has no room to record anything: {exhausted.Reason}. Nothing was recorded; an operator has to give it room."),
        Answer.Unavailable => Details(
            StatusCodes.Status503ServiceUnavailable, "ledger-answers",
            "The ledger did not answer in time. Send the same request again under the same Idempotency-Key: it is recorded once at most."),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "It was done."),
    };

    /// <summary>Something rests on a projection that stopped: where, and why.</summary>
    public static IResult Of(ProjectionStop stop) =>
        Of(StatusCodes.Status503ServiceUnavailable, Unfolded, $"{stop.Sentence} What rests on it is not answered by this program.", []);

    /// <summary>Problem details of this program's kind: a rule, a sentence, and each field at fault.</summary>
    public static ProblemDetails Details(int status, string rule, string sentence, IReadOnlyList<Refusal>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Type = Kind + rule, Title = sentence };
        if (errors?.Count > 0)
        {
            problem.Extensions["errors"] = errors.Select(e => new ProblemError(e.Field, e.Rule, e.Sentence)).ToList();
        }

        return problem;
    }

    private static ProblemDetails Moved(Answer.Conflict conflict, bool conditional)
    {
        var problem = Details(
            conditional ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict, "version-is-current",
            $"The record has moved on: it is at version {conflict.Actual}. Look at what changed, then decide again.");
        problem.Extensions["currentVersion"] = conflict.Actual;
        return problem;
    }

    private static int StatusOf(string rule) => rule switch
    {
        DepartmentLimit.Rule => StatusCodes.Status403Forbidden,
        "programme-exists" or "retracted-command-exists" or "text-exists" or "person-exists" => StatusCodes.Status404NotFound,
        "programme-is-new" or "department-is-new" or "account-is-new" => StatusCodes.Status409Conflict,
        "body-has-its-shape" => StatusCodes.Status400BadRequest,
        "erasure-can-be-kept" or "redaction-can-be-kept" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private sealed class Later(ProblemDetails problem, TimeSpan after) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Results.Problem(problem).ExecuteAsync(context);
        }
    }
}
