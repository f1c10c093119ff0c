using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Commands;
using Portfolio.App.Commands.Bulk;
using Portfolio.App.Node;
using Portfolio.App.Pages.Audit;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Recording.Bulk;

/// <summary>Gives one command to several programmes: each is decided by itself, and all that is recorded is marked as one.</summary>
public sealed class BulkRecorder(CommandPlace place)
{
    private PortfolioNode Node => place.Node;

    /// <summary>The answers; and the form for those that are left, where there are any.</summary>
    /// <param name="tries">Nothing is recorded: it is only told what would be.</param>
    public async Task<(RecordForm Form, IReadOnlyList<BulkAnswer> Answers)> RunAsync(RecordForm form, bool tries, HttpContext caller)
    {
        form.Values.DropEmptyRows(form.Fields);
        var (given, findings, faults) = Recorder.Understand(form, caller);
        if (given is null)
        {
            return (form with { Faults = faults }, []);
        }

        // A person is added once something is to be recorded of them.
        if (!tries && findings.New.Count > 0 && form.Chosen.Any(c => Foresight.Of(For(form, c), given, findings, Node).Decision is Decision.Accepted { Facts.Count: > 0 }))
        {
            await Node.People.AddAsync(findings.New, caller.RequestAborted);
        }

        var answers = tries
            ? [.. form.Chosen.Select(c => Foretell(For(form, c), given, findings))]
            : await RecordAsync(form, given, caller);

        // What was not recorded can be sent again, knowingly, under a key of its own.
        return tries
            ? (form, answers)
            : (form with
            {
                Chosen = [.. answers.Where(a => !a.Done).Select(a => new StreamVersion(a.Code, Node.View.Programme(a.Code).Version))],
                Key = Guid.CreateVersion7(Node.Now).ToString("N"),
            }, answers);
    }

    private BulkAnswer Foretell(RecordForm form, GivenCommand given, Findings findings)
    {
        var (decision, on) = Foresight.Of(form, given, findings, Node);
        return decision is Decision.Accepted accepted
            ? AnswerOf(form, true, Foretold.Tell(accepted, form, on, id => findings.New.FirstOrDefault(p => p.Id == id)?.Name ?? Node.People.NameOf(id)))
            : AnswerOf(form, false, [.. ((Decision.Refused)decision!).Why.Select(w => w.Sentence)]);
    }

    // As many commands at once are given over HTTP.
    private async Task<List<BulkAnswer>> RecordAsync(RecordForm form, GivenCommand given, HttpContext caller)
    {
        var correlation = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(form.Key)).AsSpan(0, 16));
        var entries = form.Chosen.Select(chosen => new BulkEntry.ToDo(
            chosen.Stream,
            given with
            {
                Code = chosen.Stream,
                IfVersion = chosen.Version,
                Envelope = given.Envelope with
                {
                    CorrelationId = correlation,
                    Key = given.Envelope.Key is { } key ? key with { Key = $"{key.Key}/{chosen.Stream}" } : null,
                },
            })).ToList();
        await BulkRun.RunAsync(entries, place, caller.RequestAborted);
        return [.. form.Chosen.Zip(entries, (chosen, entry) => AnswerOf(For(form, chosen), chosen, entry.Outcome.Answer))];
    }

    private BulkAnswer AnswerOf(RecordForm form, StreamVersion chosen, Answer answer)
    {
        var view = Node.View;
        return answer switch
        {
            Answer.Done done => AnswerOf(form, true, [.. done.Events.Select(e => new EventTeller(view, Node.People).Tell(e))]),
            Answer.Refused refused => AnswerOf(form, false, [.. refused.Why.Select(w => w.Sentence)]),
            Answer.Conflict => AnswerOf(form, false, ["The record has moved on since you opened this form; nothing was recorded."]) with
            {
                Meanwhile = Happened.Since(chosen, new(view, Node.People, view.Programme(chosen.Stream), Node.Today)),
            },
            var other => AnswerOf(form, false, [((ProblemHttpResult)Problems.Of(other, conditional: true)).ProblemDetails.Title!]),
        };
    }

    private RecordForm For(RecordForm form, StreamVersion chosen) => form with
    {
        Code = chosen.Stream,
        Around = new Surroundings(form.Around.View, Node.People, form.Around.View.Programme(chosen.Stream), Node.Today),
    };

    private static BulkAnswer AnswerOf(RecordForm form, bool done, IReadOnlyList<string> sentences) =>
        new(form.Code!, form.Around.History.Latest.Title, done, sentences);
}
