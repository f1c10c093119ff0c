using Portfolio.Domain;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports;

/// <summary>Computes a report. Pure: the same for the same facts, organisation and parameters for ever.</summary>
/// <param name="programmes">Of which it speaks.</param>
public delegate Report ComputeReport(IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters);
