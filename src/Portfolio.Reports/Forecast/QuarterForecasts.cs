using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// The forecasts of several quarter ends in one pass, each the same as <see cref="QuarterForecast.Of"/> gives by itself
/// (a test holds them together). A programme's facts are folded once and clipped at each day; anew only where something
/// else was known then than later.
/// </summary>
public static class QuarterForecasts
{
    /// <param name="programmes">All that is recorded of every programme, by code.</param>
    /// <param name="quarters">In their order, with the organisation as it was known: each holds all that the one before holds.</param>
    /// <param name="between">
    /// Called between two pieces of the work, most of them far shorter than a millisecond: whoever computes behind others may rest.
    /// </param>
    public static IReadOnlyList<QuarterForecast> Of(
        IEnumerable<ProgrammeHistory> programmes,
        IReadOnlyList<(Knowledge Knowledge, Organisation Organisation)> quarters,
        Action? between = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        ArgumentNullException.ThrowIfNull(quarters);
        if (quarters.Count == 0)
        {
            return [];
        }

        var pass = new Pass(quarters);
        foreach (var programme in programmes)
        {
            cancellation.ThrowIfCancellationRequested();
            between?.Invoke();
            pass.Take(programme);
        }

        var made = new QuarterForecast[quarters.Count];
        for (var i = 0; i < made.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            between?.Invoke();
            made[i] = pass.Forecast(i);
        }

        return made;
    }

    private sealed class Pass
    {
        private readonly Knowledge[] _quarters;
        private readonly Snapshots[] _snapshots;
        private readonly List<AskedItem>[] _asked;
        private readonly CellPlaces _cells = new();
        private readonly List<(PlacedRun[] Runs, PlacedRun[]?[]? Own)> _programmes = [];

        public Pass(IReadOnlyList<(Knowledge Knowledge, Organisation Organisation)> quarters)
        {
            _quarters = [.. quarters.Select(q => q.Knowledge)];
            _snapshots = [.. quarters.Select(q => new Snapshots(q.Organisation, q.Knowledge.AsOf))];
            _asked = [.. quarters.Select(_ => new List<AskedItem>())];
        }

        public void Take(ProgrammeHistory programme)
        {
            var last = _quarters[^1].Of(programme);
            if (last.Version == 0)
            {
                return;
            }

            var facts = ProgrammeFacts.Of(last);
            var otherwise = KnownOtherwise.At(last, _quarters);
            var grows = WaitingMonths.OnlyGrow(facts);
            var runs = grows && On(facts, _quarters.Length - 1) is { } latest ? _cells.Of(WaitingMonths.Of(latest)) : [];
            PlacedRun[]?[]? own = null;
            for (var i = 0; i < _quarters.Length; i++)
            {
                var known = otherwise[i] ? _quarters[i].Of(programme) : last;
                if (known.Version == 0 || On(otherwise[i] ? ProgrammeFacts.Of(known) : facts, i) is not { } on)
                {
                    // Not on record then: of what is shared nothing is known by that day, unless it was recorded late.
                    if (otherwise[i])
                    {
                        (own ??= new PlacedRun[_quarters.Length][])[i] = [];
                    }

                    continue;
                }

                if (otherwise[i] || !grows)
                {
                    (own ??= new PlacedRun[_quarters.Length][])[i] = _cells.Of(WaitingMonths.Of(on));
                }

                _asked[i].AddRange(QuarterForecast.AskedOf(on));
            }

            if (runs.Length > 0 || own is not null)
            {
                _programmes.Add((runs, own));
            }
        }

        public QuarterForecast Forecast(int quarter)
        {
            var asked = _asked[quarter];
            _asked[quarter] = [];
            using var record = ForecastRecord.Of(
                _cells, [.. _programmes.Select(p => p.Own?[quarter] ?? p.Runs)], _quarters[quarter].AsOf);
            return QuarterForecast.From(_quarters[quarter], record, asked);
        }

        private ProgrammeOn? On(ProgrammeFacts facts, int quarter) =>
            facts.Opened <= _quarters[quarter].AsOf ? new(facts, _quarters[quarter].AsOf, _snapshots[quarter]) : null;
    }
}
