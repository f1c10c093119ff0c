using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import;

/// <summary>
/// The published files of real registers, kept beside the repository. Tests that need them fail where they are missing,
/// and say where they were looked for.
/// </summary>
internal static class RealRegister
{
    public static readonly IReadOnlyList<string> Names =
    [
        "uk_2014.csv", "uk_2015.csv", "uk_2016.csv", "uk_2017.csv", "uk_2018.csv", "uk_2019.csv", "gmpp_2019_20.csv",
        "gmpp_2020_21.csv", "gmpp_2021_22.csv", "gmpp_2022_23.csv", "gmpp_2023_24.csv", "gmpp_2024_25.csv", "gmpp_2025_26.csv",
    ];

    public static IReadOnlyList<RegisterFile> Files => [.. Names.Select(File)];

    /// <summary>Every dated change of a set of proposals.</summary>
    public static RegisterFile Proposals => RegisterFile.OnDisk(ProposalsPath);

    public static string ProposalsPath => Path.Combine(Folder("keps"), "kep_field_changes.csv");

    public static RegisterFile File(string name) => RegisterFile.OnDisk(Path.Combine(Folder("gmpp"), name));

    private static string Folder(string register)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(at.FullName, "Portfolio.sln")))
            {
                var folder = Path.GetFullPath(Path.Combine(at.FullName, "..", "shared", "data", register));
                return Directory.Exists(folder)
                    ? folder
                    : throw new DirectoryNotFoundException(
                        $"The files of the real register are not in {folder}. Put them there; the tests do not go without them.");
            }
        }

        throw new DirectoryNotFoundException($"No Portfolio.sln above {AppContext.BaseDirectory}.");
    }
}
