namespace AdoEntra.Connections.Organizations;

/// <summary>A repository as the address of a clone names it.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Project">The project by its name, or by its id.</param>
/// <param name="Repository">The repository likewise.</param>
internal sealed record RepositoryReference(string Organization, string Project, string Repository)
{
    /// <summary>What an address of git says; null for a path, and for everything that is no repository of Azure DevOps.</summary>
    /// <param name="url">
    /// <c>https://dev.azure.com/Org/Project/_git/Repository</c>, the same of <c>Org.visualstudio.com</c>, or
    /// <c>git@ssh.dev.azure.com:v3/Org/Project/Repository</c>. It may hold a token, which goes nowhere.
    /// </param>
    /// <param name="emulator">The emulator's address where one is used; its addresses are accepted then.</param>
    public static RepositoryReference? OfRemote(string url, string? emulator)
    {
        OrganizationReference? known = OrganizationReference.OfRemote(url)
            ?? (url.Contains("://") ? OrganizationReference.TryParse(url, emulator) : null);
        if (known?.Project is not { } project) return null;
        int query = url.IndexOfAny(['?', '#']);
        string[] path =
        [
            .. (query < 0 ? url : url.Substring(0, query))
                .Split([':', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(Uri.UnescapeDataString),
        ];
        int mark = Array.FindLastIndex(path, static part => part is "_git" or "_ssh");
        if (mark < 0) mark = Array.FindIndex(path, static part => part == "v3") is var version and >= 0 ? version + 2 : path.Length;
        string[] behind = [.. path.Skip(mark + 1).Where(static part => part is not ("_full" or "_optimized"))];
        return behind.Length == 1 ? new(known.Organization, project, behind[0]) : null;
    }
}
