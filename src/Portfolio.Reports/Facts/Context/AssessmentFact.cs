using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>What customers thought of a programme.</summary>
public sealed record AssessmentFact(DateOnly From, long At, CustomerAssessmentRecorded Said) : IDated<AssessmentFact>
{
    /// <summary>The score as a part of its scale, 0 (the worst) to 1 (the best).</summary>
    public double Part => (double)((Said.Score - Said.Scale.Lowest) / (Said.Scale.Highest - Said.Scale.Lowest));

    public AssessmentFact Until(DateOnly day) => this;
}
