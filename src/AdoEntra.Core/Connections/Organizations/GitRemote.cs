using System.Text.RegularExpressions;

namespace AdoEntra.Connections.Organizations;

/// <summary>
/// The organization and project that a clone came from, read from git's own files: git itself may not be here, and need not be started. Not
/// meant for us: what cannot be used is left alone. The address of a remote may hold a token, and goes nowhere.
/// </summary>
/// <param name="Reference">What the remote's address says.</param>
/// <param name="Source">The remote and where its clone is.</param>
internal sealed record GitRemote(OrganizationReference Reference, string Source)
{
    private static readonly Regex s_remote = new("^remote\\s+\"(?<name>.+)\"$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The remote <c>origin</c>, or else the only one of Azure DevOps; null where there is none, or more than one.</summary>
    public static GitRemote? Find(string? directory, Func<string, string?> readFile)
    {
        if (string.IsNullOrEmpty(directory)) return null;
        for (string? folder = directory; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Config(folder!, readFile) is { } config) return Choose(config, folder!);
        }

        return null;
    }

    /// <summary>The configuration of the clone that a folder is the root of; null where it is none.</summary>
    private static string? Config(string folder, Func<string, string?> readFile)
    {
        string git = Path.Combine(folder, ".git");
        if (readFile(Path.Combine(git, "config")) is { } own) return own;

        // A further work tree, or a module of another clone: a file that says where its own folder is, which may lead to the common one.
        const string Mark = "gitdir:";
        if (readFile(git)?.Trim() is not { } link || !link.StartsWith(Mark, StringComparison.Ordinal)) return null;
        string target = Path.Combine(folder, link.Substring(Mark.Length).Trim());
        string common = readFile(Path.Combine(target, "commondir"))?.Trim() is { Length: > 0 } path ? Path.Combine(target, path) : target;
        // Where that leads nowhere it still is a clone, and the one around it another.
        return readFile(Path.Combine(common, "config")) ?? string.Empty;
    }

    private static GitRemote? Choose(string config, string folder)
    {
        var remotes = new List<(string Name, OrganizationReference Reference)>();
        foreach (IniLine line in IniLine.Read(config))
        {
            if (!line.Key.Equals("url", StringComparison.OrdinalIgnoreCase) || s_remote.Match(line.Section) is not { Success: true } remote)
                continue;
            if (OrganizationReference.OfRemote(line.Value.Trim('"')) is { } reference)
                remotes.Add((remote.Groups["name"].Value, reference));
        }

        int origin = remotes.FindIndex(static remote => remote.Name == "origin");
        bool one = remotes.Select(static remote => remote.Reference).Distinct().Count() == 1;
        if (origin < 0 && !one) return null;
        (string name, OrganizationReference chosen) = remotes[Math.Max(origin, 0)];
        return new(chosen, $"the git remote '{name}' of {folder}");
    }
}
