using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports;

/// <summary>The figures of one group of programmes.</summary>
/// <param name="Group">A code, a person's id or a segment; null for those without one.</param>
/// <param name="Title">The department's or account's title, where it has one.</param>
/// <param name="Programmes">How many of the selected programmes are in it.</param>
public sealed record GroupFigures(string? Group, string? Title, int Programmes, ValueList<Figure> Figures);
