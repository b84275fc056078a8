namespace AdoEntra.Emulator.Organizations;

/// <summary>A group of an organization's own.</summary>
/// <param name="Id">Its id in Azure DevOps.</param>
/// <param name="Scope">What it belongs to: the organization's or a project's name.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Domain">What it belongs to, as an artifact's address.</param>
internal sealed record DirectoryGroup(Guid Id, string Scope, string Name, string Description, string Domain)
{
    public string PrincipalName => $@"[{Scope}]\{Name}";
}
