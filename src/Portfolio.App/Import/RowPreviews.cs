using Portfolio.App.Import.Names;
using Portfolio.Domain;

namespace Portfolio.App.Import;

/// <summary>What would be recorded, row by row.</summary>
/// <param name="listed">More rows are counted and not listed.</param>
internal sealed class RowPreviews(PersonBook people, int listed)
{
    private readonly List<RowPreview> _rows = [];

    public IReadOnlyList<RowPreview> Rows => [.. _rows.OrderBy(p => p.Row ?? int.MaxValue).ThenBy(p => p.Code, StringComparer.Ordinal)];

    public int Count { get; private set; }

    public void Add(int? row, string code, string title, bool isNew, IReadOnlyList<DomainEvent> events)
    {
        if (++Count <= listed)
        {
            _rows.Add(new(row, code, title, isNew, [.. events.Select(e => EventWords.Of(e, people))]));
        }
    }
}
