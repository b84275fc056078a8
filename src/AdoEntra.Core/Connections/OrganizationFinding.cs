namespace AdoEntra.Connections;

/// <summary>The organization and project to work with, and where each came from.</summary>
/// <param name="Organization">The organization's name.</param>
/// <param name="OrganizationSource">Where it was found: <c>-Organization</c>, a variable, a file.</param>
/// <param name="Project">The default project; null for all.</param>
/// <param name="ProjectSource">Where that was found; null where none was.</param>
internal sealed record OrganizationFinding(string Organization, string OrganizationSource, string? Project, string? ProjectSource)
{
    /// <summary>What was found, for those who want to know.</summary>
    public string Text => Project is null
        ? $"Organization '{Organization}' from {OrganizationSource}; no default project."
        : $"Organization '{Organization}' from {OrganizationSource}; project '{Project}' from {ProjectSource}.";
}
