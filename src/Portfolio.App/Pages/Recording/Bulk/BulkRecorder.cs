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
        List<BulkOne> all = [.. form.Chosen.Select(c => BulkOne.Of(form, c, caller))];
        if (all.SelectMany(o => o.Common).ToList() is { Count: > 0 } faults)
        {
            return (form with { Faults = FormFaults.Of(faults), OwnFaults = FormFaults.Of(all.SelectMany(o => o.Own)) }, []);
        }

        // A person is added once something is to be recorded of them.
        var newcomers = tries ? [] : all.Where(o => o.Findings.New.Count > 0 && o.Foresee(Node).Decision is Decision.Accepted { Facts.Count: > 0 })
            .SelectMany(o => o.Findings.New).DistinctBy(p => p.Id).ToList();
        if (newcomers.Count > 0)
        {
            await Node.People.AddAsync(newcomers, caller.RequestAborted);
        }

        var answers = tries ? [.. all.Select(Foretell)] : await RecordAsync(form, all, caller);
        var told = form with { OwnFaults = FormFaults.Of(all.Zip(answers, (one, answer) => one.Own.Concat(one.Beside(answer.Why))).SelectMany(f => f)) };

        if (tries)
        {
            return (told, answers);
        }

        foreach (var answer in answers.Where(a => a.NeedsKey))
        {
            form.Values.Set(FormNames.KeyOf(answer.Code), Guid.CreateVersion7(Node.Now).ToString("N"));
        }

        return (told with { Chosen = [.. all.Zip(answers).Where(p => !p.Second.Done).Select(p => Left(p.First.Chosen, p.Second))] }, answers);
    }

    // What was not recorded can be sent again, knowingly. It stays under its key: where the answer was lost, it is found out
    // by that whether it was recorded, and under no other can it be recorded once more.
    private StreamVersion Left(StreamVersion chosen, BulkAnswer answer) =>
        answer.InDoubt ? chosen : chosen with { Version = Node.View.Programme(answer.Code).Version };

    private BulkAnswer Foretell(BulkOne one)
    {
        if (one.Given is null)
        {
            return one.Unread();
        }

        var (decision, on) = one.Foresee(Node);
        return decision is Decision.Accepted accepted
            ? AnswerOf(one.Form, true, Foretold.Tell(accepted, one.Form, on, id => one.Findings.New.FirstOrDefault(p => p.Id == id)?.Name ?? Node.People.NameOf(id)))
            : Refused(one.Form, ((Decision.Refused)decision!).Why);
    }

    // As many commands at once are given over HTTP.
    private async Task<List<BulkAnswer>> RecordAsync(RecordForm form, IReadOnlyList<BulkOne> all, HttpContext caller)
    {
        var correlation = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(form.Key)).AsSpan(0, 16));
        var entries = all.Where(o => o.Given is not null).ToDictionary(o => o.Chosen.Stream, o => new BulkEntry.ToDo(
            o.Chosen.Stream,
            o.Given! with
            {
                Code = o.Chosen.Stream,
                IfVersion = o.Chosen.Version,
                Envelope = o.Given.Envelope with
                {
                    CorrelationId = correlation,
                    Key = o.Given.Envelope.Key is { } key ? key with { Key = $"{key.Key}/{o.Chosen.Stream}" } : null,
                },
            }));
        await BulkRun.RunAsync([.. entries.Values], place, caller.RequestAborted);
        return [.. all.Select(o => entries.TryGetValue(o.Chosen.Stream, out var entry) ? AnswerOf(o.Form, o.Chosen, entry.Outcome.Answer) : o.Unread())];
    }

    private BulkAnswer AnswerOf(RecordForm form, StreamVersion chosen, Answer answer)
    {
        var view = Node.View;
        return answer switch
        {
            Answer.Done done => AnswerOf(form, true, [.. done.Events.Select(e => new EventTeller(view, Node.People).Tell(e))]),
            Answer.Refused refused => Refused(form, refused.Why),
            Answer.Conflict => AnswerOf(form, false, ["The record has moved on since you opened this form; nothing was recorded."]) with
            {
                Meanwhile = Happened.Since(chosen, new(view, Node.People, view.Programme(chosen.Stream), Node.Today)),
            },
            Answer.Unavailable => AnswerOf(
                form, false, ["Whether it was recorded is not known: the ledger did not answer in time. Record again to find out; as it stands here it is recorded once at most."]) with
            {
                InDoubt = true,
            },
            Answer.KeyReused => AnswerOf(
                form, false, ["It was recorded as you sent it before; what you changed since was not. Record again to record this as well."]) with
            {
                NeedsKey = true,
            },
            var other => AnswerOf(form, false, [((ProblemHttpResult)Problems.Of(other, conditional: true)).ProblemDetails.Title!]),
        };
    }

    private static BulkAnswer Refused(RecordForm form, ValueList<Refusal> why) =>
        AnswerOf(form, false, [.. why.Select(w => w.Sentence)]) with { Why = why };

    private static BulkAnswer AnswerOf(RecordForm form, bool done, IReadOnlyList<string> sentences) =>
        new(form.Code!, form.Around.History.Latest.Title, done, sentences);
}
