using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;

namespace Portfolio.App.Import;

/// <summary>Adds what imports are made of.</summary>
internal static class ImportServices
{
    public static void AddImports(this IServiceCollection services, ImportLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<ImportTable>();
        services.AddSingleton<ReceiptTable>();
        services.AddSingleton<ImportDrafts>();
    }
}
