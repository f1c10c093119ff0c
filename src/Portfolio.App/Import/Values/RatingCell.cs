using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Import.Values;

/// <summary>What a row says of its status.</summary>
/// <param name="Scale">Name and version of the scale.</param>
/// <param name="Point">A point of the scale; null if not rated.</param>
/// <param name="NotRatedBecause">Why not, in the register's words.</param>
public sealed record Rating(string Scale, string? Point, string? NotRatedBecause);

/// <summary>
/// Reads a rating on the scale in use on the file's day: the first of the columns that gives one. Where none does, the
/// first wording that says why is kept; it is "not rated because …", which is a value and not a gap.
/// </summary>
public sealed class RatingCell
{
    private readonly IReadOnlyList<FieldMapping> _columns;
    private readonly StatusScale _scale;
    private readonly Dictionary<string, string> _points;
    private readonly Lately<Rating?> _rated;

    /// <exception cref="MappingException">The mapping names a scale or point that is not known.</exception>
    public RatingCell(StatusMapping mapping, DateOnly on, IReadOnlyDictionary<string, StatusScale> scales)
    {
        _columns = [mapping, .. mapping.Otherwise];
        var use = mapping.Scales.First(s => s.Until is null || on <= s.Until);
        _scale = scales.GetValueOrDefault(use.Scale)
            ?? throw new MappingException($"The mapping names the status scale “{use.Scale}”, which is not known; known are {string.Join(", ", scales.Keys.Order(StringComparer.Ordinal))}.");
        _points = _scale.Points.ToDictionary(p => Wording.Normalise(p.Name), p => p.Name, StringComparer.Ordinal);
        _rated = new(c => _points.TryGetValue(Wording.Normalise(c), out var known) ? new(_scale.Key, known, null) : null);
        foreach (var (wording, point) in use.Values)
        {
            _points[Wording.Normalise(wording)] = _scale.Points.Any(p => p.Name == point)
                ? point
                : throw new MappingException($"The mapping translates “{wording}” to “{point}”, which is not on the scale {_scale.Key}.");
        }
    }

    public Understood<Rating> Read(RawRow row, UnknownWordings unknown)
    {
        string? because = null;
        var at = row.Columns.At[RegisterField.Status];
        IReadOnlyList<string> cells = at.Places.Count == 0 ? [at.In(row)] : [.. at.Places.Select(p => at.In(row, p))];
        foreach (var cell in cells)
        {
            if (_rated.Of(cell) is { } rated)
            {
                return Understood.As(rated);
            }

            if (unknown.Blank(cell))
            {
                continue;
            }

            if (!_columns.Any(c => unknown.Covers(cell, c)))
            {
                return Understood.Not<Rating>(
                    $"a rating on the scale {_scale.Key} ({string.Join(", ", _scale.Points.Select(p => p.Name))})");
            }

            because ??= Wording.OneLine(cell);
        }

        because ??= cells.Select(Wording.OneLine).FirstOrDefault(c => c.Length > 0, "not stated");
        return Understood.As<Rating>(new(_scale.Key, null, because));
    }
}
