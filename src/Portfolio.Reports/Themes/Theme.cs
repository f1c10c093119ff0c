namespace Portfolio.Reports.Themes;

/// <summary>What those who are good at it have in common, in five themes.</summary>
public enum Theme
{
    Sponsorship,
    Outcomes,
    Feedback,
    Employees,
    Tools,
}
