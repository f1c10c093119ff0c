using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>
/// Erases a person’s name for good: from the directory, from what keys are for and receipts of imports say, and, where asked, from free texts. What is on record of the id stays,
/// and so do positions, facts and proofs.
/// </summary>
/// <param name="Person">The id.</param>
/// <param name="Reason">Why; kept beside the erasure, so it must not hold the name.</param>
/// <param name="RedactTexts">Whether free texts that hold the name are taken out; otherwise they are listed.</param>
public sealed record ErasePerson(string Person, string Reason, bool RedactTexts = false)
{
    /// <summary>
    /// Texts go first, while the name is known: what is broken off is finished by doing it again. A person who was erased
    /// already is done, and nothing is recorded.
    /// </summary>
    /// <param name="beforehand">
    /// Is told which texts hold the name while nothing is done yet. Once the name is gone nobody can find them by it, so that
    /// whoever was killed between the erasure and its answer would never have said.
    /// </param>
    public async Task<(Erasure? Done, Answer? Not)> RunAsync(
        PortfolioNode node, Envelope envelope, CancellationToken cancellation, Func<IReadOnlyList<NamingText>, Task>? beforehand = null)
    {
        if (await node.People.StoredNameAsync(Person, cancellation) is not { } name)
        {
            return node.People.WasErased(Person)
                ? (new Erasure(Person, node.View.Position, [], [], Before: true), null)
                : (null, Refused("person-exists", $"There is no person with the id “{Words.Shown(Person)}”.", "person"));
        }

        if (NamePattern.IsIn(Reason, name))
        {
            return (null, Refused("reason-names-nobody", "The reason is kept, so it must not hold the name that is erased.", "reason"));
        }

        if (envelope.Note is { } note && NamePattern.IsIn(note, name))
        {
            return (null, Refused("note-names-nobody", "The note is kept, so it must not hold the name that is erased.", "note"));
        }

        if (!await node.People.CanKeepErasedAsync(CancellationToken.None))
        {
            return (null, Refused(
                "erasure-can-be-kept",
                $"{ErasedPeopleFile.Name}, the list of the erased outside the database, cannot be written; the log says why. Nothing was erased.",
                "person"));
        }

        var search = new NameSearch(node.Ledger.Pool, name);
        var texts = await search.TextsAsync(cancellation);
        await (beforehand?.Invoke(texts) ?? Task.CompletedTask);
        if (RedactTexts)
        {
            foreach (var naming in texts.GroupBy(t => t.Position))
            {
                var redaction = new RedactTexts(naming.Key, [.. naming.Select(t => t.Name)], Reason);
                var answer = await node.RedactAsync(redaction, envelope with { Key = null, Note = null }, cancellation);
                if (answer is not Answer.Done)
                {
                    return (null, answer);
                }
            }
        }

        // From here on it is finished, whether or not the caller waits for it: it must not be on record and not done.
        var recorded = await node.RecordAsync(
            AdministrationStreams.Administration,
            [new NewFact(new PersonErased(Person), []).With(TextNames.Reason, Reason)],
            envelope,
            CancellationToken.None);
        if (recorded is not Answer.Done done)
        {
            return (null, recorded);
        }

        await node.People.KeepErasedAsync(CancellationToken.None);
        return (new Erasure(
            Person,
            done.Position,
            [.. texts.Select(t => t with { Redacted = RedactTexts })],
            await search.ElsewhereAsync(cancellation)), null);
    }

    private static Answer.Refused Refused(string rule, string sentence, string field) =>
        new([new Refusal(rule, sentence, field)]);
}
