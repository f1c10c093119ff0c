using Portfolio.App.Node;
using Portfolio.App.Reports;

namespace Portfolio.App.Commands;

/// <summary>Where commands are carried out.</summary>
/// <param name="Reports">Computes what a board pack publishes.</param>
public sealed record CommandPlace(PortfolioNode Node, ReportCatalogue Reports);
