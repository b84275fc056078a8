namespace AdoEntra.Identity;

/// <summary>Whether a person is at hand who sees who signs in.</summary>
internal static class InteractiveSession
{
    // Of Azure Pipelines, GitHub Actions, Azure Automation, and of what most other runners of jobs set.
    private static readonly string[] s_jobs = ["TF_BUILD", "GITHUB_ACTIONS", "AZUREPS_HOST_ENVIRONMENT", "CI"];

    /// <param name="variables">The environment.</param>
    /// <param name="isInputRedirected">Whether what this process reads comes from something else than a keyboard.</param>
    /// <param name="arguments">The command line of this process.</param>
    public static bool IsHere(VariableReader variables, bool isInputRedirected, IEnumerable<string> arguments) =>
        Environment.UserInteractive && !isInputRedirected
        && !s_jobs.Any(name => variables(name) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase))
        && !arguments.Any(IsNonInteractive);

    // As PowerShell reads its own command line: any beginning of the word that is no other option's.
    private static bool IsNonInteractive(string argument)
    {
        string word = argument.TrimStart('-', '/');
        return word.Length >= 4 && word.Length < argument.Length && "NonInteractive".StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }
}
