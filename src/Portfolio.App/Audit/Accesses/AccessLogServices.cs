namespace Portfolio.App.Audit.Accesses;

/// <summary>Adds what the access log is made of.</summary>
internal static class AccessLogServices
{
    public static void AddAccessLog(this IServiceCollection services)
    {
        services.AddSingleton<AccessLog>();
        services.AddSingleton<AccessLogReader>();
        services.AddSingleton<AccessLogPurge>();
        services.AddHostedService(s => s.GetRequiredService<AccessLog>());
        services.AddHostedService(s => s.GetRequiredService<AccessLogPurge>());
    }
}
