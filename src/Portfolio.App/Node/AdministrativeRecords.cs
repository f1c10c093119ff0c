using Portfolio.App.Administration;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>Records what an administrator did: facts that need no deciding, and the taking out of texts.</summary>
internal sealed class AdministrativeRecords(
    LedgerDatabase ledger, Replica replica, TakenTexts texts, OrganisationDays days, GroupAppender appender, Answering answers)
{
    /// <summary>Facts as one command, wherever their stream stands.</summary>
    public async Task<Answer> RecordAsync(
        string stream, IReadOnlyList<NewFact> facts, Dated dated, CancellationToken cancellation)
    {
        if (await answers.BeforehandAsync(stream, dated.Envelope, cancellation) is { } known)
        {
            return known;
        }

        var request = Requests.Append([(stream, ExpectedVersion.Any, facts.ToValueList())], dated, replica.View.History);
        return await answers.ToAsync(await appender.AppendAsync(request, cancellation), stream, cancellation);
    }

    /// <summary>
    /// Takes free texts of an event out. Texts that were taken out before need no second redaction. Once it is answered it is
    /// kept outside the database too, whether or not the caller waits for that.
    /// </summary>
    public async Task<Answer> RedactAsync(RedactTexts redaction, Dated dated, CancellationToken cancellation)
    {
        const string Stream = AdministrationStreams.Ledger;
        var answer = await answers.BeforehandAsync(Stream, dated.Envelope, cancellation)
            ?? await RedactOnceAsync(Stream, redaction, dated, cancellation);
        if (answer is Answer.Done)
        {
            await texts.KeepAsync(CancellationToken.None);
        }

        return answer;
    }

    private async Task<Answer> RedactOnceAsync(string stream, RedactTexts redaction, Dated dated, CancellationToken cancellation)
    {
        if (!await texts.CanKeepAsync(cancellation))
        {
            return new Answer.Refused([new Refusal(
                "redaction-can-be-kept",
                $"{RedactedTextsFile.Name}, the list outside the database of what was taken out, cannot be written; the log says why. Nothing was taken out.")]);
        }

        var outcome = await ledger.Redactor.RedactAsync(Requests.Redact(redaction, dated, days.Today), cancellation);
        return outcome switch
        {
            null => new Answer.Done(replica.View.Position, replica.VersionOf(stream), [], Repeated: false),
            AppendOutcome.Refused { SqlState: LedgerErrors.NoSuchText } refused =>
                new Answer.Refused([new Refusal("text-exists", refused.Reason)]),
            _ => await answers.ToAsync(outcome, stream, cancellation),
        };
    }
}
