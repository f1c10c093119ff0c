namespace Portfolio.Domain;

/// <summary>Something was asked that rests on a projection which stopped.</summary>
public sealed class ProjectionStoppedException(ProjectionStop stop) : Exception(stop.Sentence)
{
    public ProjectionStop Stop { get; } = stop;

    /// <summary>Where a projection stopped, if that is what a fault comes of, alone or among others; else null.</summary>
    public static ProjectionStop? In(Exception? fault) => fault switch
    {
        null => null,
        ProjectionStoppedException stopped => stopped.Stop,
        AggregateException several => several.InnerExceptions.Select(In).FirstOrDefault(s => s is not null),
        _ => In(fault.InnerException),
    };
}
