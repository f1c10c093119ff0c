using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Recording;

/// <summary>Opens the forms of commands, and records what was typed into them: by the same validation and the same rules as a program's.</summary>
public sealed class Recorder(CommandPlace place)
{
    private PortfolioNode Node => place.Node;

    /// <summary>An empty form; what the address says is filled in.</summary>
    /// <param name="code">Of what it is about, where the command names it beside its fields.</param>
    public RecordForm Open(CommandDescription command, string? code, IQueryCollection query)
    {
        var (around, fields, values) = (Around(command, code), FieldReader.Of(command), FormValues.Of(query));
        Prefill.Fill(fields, values, around);
        return new(command, code, around, fields, values, Opened(command, code ?? values.One("code"), around.View), Guid.CreateVersion7(Node.Now).ToString("N"));
    }

    /// <summary>The form as it was sent.</summary>
    public RecordForm Read(CommandDescription command, string? code, IFormCollection sent)
    {
        var (around, fields, values) = (Around(command, code), FieldReader.Of(command), FormValues.Of(sent));
        var opened = int.TryParse(values.One(FormNames.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new StreamVersion(values.One(FormNames.Stream), version)
            : null;
        return new(command, code, around, fields, values, opened, values.One(FormNames.Key));
    }

    /// <summary>What the form would put on record now, or what would stand in the way; nothing is recorded.</summary>
    public RecordForm Foretell(RecordForm form, HttpContext caller)
    {
        form.Values.DropEmptyRows(form.Fields);
        var tried = form with { Tried = true };
        var (given, findings, faults) = Understand(form, caller);
        return given is null ? tried with { Faults = faults } : Foresight.Of(form, given, findings, Node) switch
        {
            (Decision.Accepted accepted, { } on) => tried with
            {
                Preview = Foretold.Tell(accepted, form, on, id => findings.New.FirstOrDefault(p => p.Id == id)?.Name ?? Node.People.NameOf(id)),
            },
            (Decision.Refused refused, _) => tried with { Faults = FormFaults.Of(refused.Why, form.All) },
            _ => tried,
        };
    }

    /// <summary>Records the form; or gives it back with what stands in the way.</summary>
    public async Task<RecordResult> RecordAsync(RecordForm form, HttpContext caller)
    {
        form.Values.DropEmptyRows(form.Fields);
        var (given, findings, faults) = Understand(form, caller);
        if (given is null)
        {
            return new(form with { Faults = faults }, StatusCodes.Status400BadRequest);
        }

        // Nobody is added for the sake of a command that comes to nothing. Who is there already was added for this very form.
        var unknown = findings.New.Where(p => !Node.People.Knows(p.Id)).ToList();
        if (unknown.Count > 0)
        {
            if (InTheWay(form, given, findings) is { } answer)
            {
                return ResultOf(form, new(answer));
            }

            await Node.People.AddAsync(unknown, caller.RequestAborted);
        }

        return ResultOf(form, await given.RunAsync(place, caller.RequestAborted));
    }

    // What can be told beforehand: another writer may still be faster.
    private Answer? InTheWay(RecordForm form, GivenCommand given, Findings findings)
    {
        if (Node.Hindrance() is { } hindrance)
        {
            return hindrance;
        }

        if (given.IfVersion is { } seen && VersionOf(form) is var version && seen.Version != version)
        {
            return new Answer.Conflict(version, []);
        }

        return Foresight.Of(form, given, findings, Node).Decision switch
        {
            Decision.Refused refused => new Answer.Refused(refused.Why),
            Decision.Accepted { Facts.Count: 0 } => new Answer.Done(Node.View.Position, 0, [], Repeated: false),
            _ => null,
        };
    }

    private static int VersionOf(RecordForm form) => form.IsOfProgramme
        ? form.Around.History.Version
        : form.Around.View.OtherVersions.GetValueOrDefault(form.Opened!.Stream);

    private RecordResult ResultOf(RecordForm form, CommandOutcome outcome) => outcome.Answer switch
    {
        Answer.Done { Events.Count: 0 } => new(
            form with { Faults = FormFaults.Of("This would change nothing: it is on record already.") }, StatusCodes.Status200OK),
        Answer.Done done => new(form, StatusCodes.Status200OK) { Done = done, More = outcome.More },
        Answer.Refused why => Refused(form, why.Why),
        Answer.Conflict conflict => new(Overtaken(form, conflict.Actual), StatusCodes.Status409Conflict),
        var other => Unanswered(form, other),
    };

    private static RecordResult Refused(RecordForm form, ValueList<Refusal> why) =>
        new(form with { Faults = FormFaults.Of(why, form.All) }, StatusCodes.Status422UnprocessableEntity);

    private static RecordResult Unanswered(RecordForm form, Answer answer)
    {
        var problem = ((ProblemHttpResult)Problems.Of(answer, conditional: true)).ProblemDetails;
        return new(form with { Faults = FormFaults.Of(problem.Title!) }, problem.Status!.Value);
    }

    // What was typed stays; what others recorded is shown, and the next time it is sent knowingly.
    private RecordForm Overtaken(RecordForm form, int actual)
    {
        var around = Around(form.Command, form.Code);
        return form with
        {
            Around = around,
            Opened = form.Opened! with { Version = actual },
            Meanwhile = Happened.Since(form.Opened, around),
        };
    }

    internal static (GivenCommand? Given, Findings Findings, FormFaults Faults) Understand(RecordForm form, HttpContext caller)
    {
        var findings = form.Finder.Resolve(form.Fields, form.Values);
        var body = FormBody.Of(form.All, form.Values, findings.Values);
        using var json = JsonDocument.Parse(body.ToJsonString());
        var faults = JsonShape.Faults(json.RootElement, form.Command.Json, CommandShape.Envelope);
        if (faults.Count > 0 || findings.Faults.Count > 0)
        {
            return (null, findings, FormFaults.Of([.. FormFaults.Of(faults, form.All).All.Where(f => findings.Faults.All(g => g.Path != f.Path)), .. findings.Faults]));
        }

        var around = (EnvelopeFields)json.RootElement.Deserialize(CommandShape.Envelope)!;
        if (around.Note?.Length > EnvelopeFields.LongestNote)
        {
            return (null, findings, FormFaults.Of([new FormFault("note", $"A note has at most {EnvelopeFields.LongestNote} characters.")]));
        }

        var envelope = new Envelope(caller.User.ActorOf("page"), around.EffectiveOn, around.ReportedOn, around.Note)
        {
            Limit = caller.User.LimitOf(form.Command.Policy),
            Key = CommandScope.IsKey(form.Key, CommandScope.LongestFormKey) ? CommandKey.Of(form.Key, $"{form.Action}\n{body.ToJsonString()}") : null,
        };
        var command = json.RootElement.Deserialize(form.Command.Json)!;
        return (new GivenCommand(form.Command, form.Code, command, envelope, ConditionOf(form, command)), findings, FormFaults.None);
    }

    // The version is of the record that the form was opened for; a form that was made to speak of another has none.
    private static int? ConditionOf(RecordForm form, object command) => form.Opened is { } opened && opened.Stream == (command switch
    {
        OrganisationCommand organisation => organisation.Stream,
        ProgrammeCommand when form.IsOfProgramme => Code.Stream("programme", form.Code!),
        _ => null,
    })
        ? opened.Version
        : null;

    private static StreamVersion? Opened(CommandDescription command, string code, View view)
    {
        if (command.Target is CommandTarget.Settings)
        {
            return new("settings", view.OtherVersions.GetValueOrDefault("settings"));
        }

        if (code.Length == 0 || command.Fields.Any(f => f is { Name: "code", Meaning: FieldMeaning.NewCode }))
        {
            return null;
        }

        var stream = Code.Stream(command.Target.ToString().ToLowerInvariant(), code);
        return command.Target == CommandTarget.Programme
            ? new(stream, view.Programme(code).Version)
            : new(stream, view.OtherVersions.GetValueOrDefault(stream));
    }

    private Surroundings Around(CommandDescription command, string? code)
    {
        var view = Node.View;
        return new(view, Node.People, command.Target == CommandTarget.Programme && code is not null ? view.Programme(code) : ProgrammeHistory.Empty, Node.Today);
    }
}
