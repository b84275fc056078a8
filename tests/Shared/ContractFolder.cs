namespace AdoEntra.Tests.Shared;

/// <summary>
/// Decides, for all tests, where the service's published contract is: OpenAPI files that stay outside the repository. Below the folder,
/// <c>more</c> has further areas, of most of which AdoEntra has no operation yet.
/// </summary>
internal static class ContractFolder
{
    /// <summary>Names the folder. Where it is set, no test of the contract is skipped.</summary>
    public const string Variable = "ADOENTRA_CONTRACT";

    /// <summary>The folder that the command fills.</summary>
    public const string Downloaded = ".contract";

    // Those of the areas below the folder that AdoEntra has the operations of.
    private static readonly string[] s_further = ["testResults-7.1-testResults.json"];

    private const string Command = "dotnet run tools/get-contract.cs";

    /// <summary>The folder; null where there is none.</summary>
    /// <exception cref="DirectoryNotFoundException">The variable names a folder that does not exist.</exception>
    public static string? AtHand => Find(Environment.GetEnvironmentVariable(Variable), Repository.Root);

    /// <summary>The folder, for a test that is not run without it.</summary>
    public static string Required => AtHand ?? throw new DirectoryNotFoundException(SkipReason);

    /// <summary>Why a test of the contract is skipped; null where it has to run.</summary>
    public static string? SkipReason => Skip(Environment.GetEnvironmentVariable(Variable), Repository.Root);

    /// <summary>The files of a folder whose operations AdoEntra has.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.GetFiles(folder, "*.json").OrderBy(static file => file, StringComparer.Ordinal)
            .Concat(s_further.Select(file => Path.Combine(folder, "more", file)));

    public static string? Find(string? named, string root)
    {
        if (!string.IsNullOrEmpty(named))
        {
            string folder = Path.GetFullPath(Path.Combine(root, named));
            return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException(
                $"{Variable} names '{folder}', which does not exist. '{Command}' downloads the contract to {Downloaded}.");
        }

        string[] usual = [Path.GetFullPath(Path.Combine(root, "..", "shared", "reference", "specs")), Path.Combine(root, Downloaded)];
        return Array.Find(usual, Directory.Exists);
    }

    public static string? Skip(string? named, string root) => string.IsNullOrEmpty(named) && Find(named, root) is null
        ? $"The service's published contract is not here. '{Command}' downloads it to {Downloaded}; or set {Variable} to its folder."
        : null;
}
