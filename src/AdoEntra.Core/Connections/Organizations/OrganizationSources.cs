using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;

namespace AdoEntra.Connections.Organizations;

/// <summary>
/// Where the organization and the project come from when they are not given: the variables of this product, of a pipeline, of Terraform;
/// the settings of <c>az devops</c>; the clone that one works in. The first one counts. Reads variables and files, and sends no request.
/// </summary>
/// <param name="variables">The environment.</param>
/// <param name="readFile">The text of a file; null where it is not there or cannot be read.</param>
internal sealed class OrganizationSources(VariableReader variables, Func<string, string?> readFile)
{
    private const string ProjectVariable = "ADOENTRA_PROJECT";
    private const string PipelineProject = "SYSTEM_TEAMPROJECT";

    // Each is meant for us or for a tool that goes to the same place: what stands there and cannot be used is an error, not a reason to go
    // elsewhere.
    private static readonly string[] s_variables =
    [
        "ADOENTRA_ORGANIZATION",
        "SYSTEM_COLLECTIONURI",
        "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
        "AZDO_ORG_SERVICE_URL",
    ];

    public OrganizationSources(VariableReader variables)
        : this(variables, SmallFile.Read)
    {
    }

    /// <summary>Finds the organization and the default project.</summary>
    /// <param name="organization">The one given, a name or an address; null for none.</param>
    /// <param name="project">The one given; null for none.</param>
    /// <param name="directory">Where the user works, for the git remote; null where that is nowhere in a file system.</param>
    /// <exception cref="AdoConnectionException">
    /// <c>NoOrganization</c>: none given and none found; <c>HostNotAllowed</c>, <c>InvalidRequest</c>: the one given, or the first one
    /// found, cannot be one.
    /// </exception>
    public OrganizationFinding Find(string? organization, string? project, string? directory)
    {
        string? emulator = variables(ServiceAddress.EmulatorVariable);
        (OrganizationReference reference, string source) = FindOrganization(Given(organization), emulator, directory);
        if (Given(project) is { } given) return new(reference.Organization, source, given, "-Project");
        if (reference.Project is not null) return new(reference.Organization, source, reference.Project, source);
        (string? found, string? projectSource) = FindProject(reference.Organization, emulator, directory);
        return new(reference.Organization, source, found, projectSource);
    }

    private (OrganizationReference Reference, string Source) FindOrganization(string? given, string? emulator, string? directory)
    {
        if (given is not null) return (OrganizationReference.Parse(given, emulator), "-Organization");
        foreach (string name in s_variables)
        {
            if (Given(variables(name)) is { } value) return (Parse(name, value, emulator), name);
        }

        AzureDevOpsCliDefaults defaults = AzureDevOpsCliDefaults.Read(variables, readFile);
        // These were not set for this product: a project in them counts after the variables, in its turn.
        if (defaults.Organization is { } usual)
            return (new(usual, null), AzureDevOpsCliDefaults.Source);
        return GitRemote.Find(directory, readFile) is { } remote
            ? (remote.Reference with { Project = null }, remote.Source)
            : throw new AdoConnectionException(
                ErrorIds.NoOrganization,
                $"No organization was passed, and none was found. Looked for: {string.Join(", ", s_variables)}, the default of 'az devops "
                    + $"configure', "
                    + (directory is null ? "the git remote of the current directory." : $"the git remote of '{directory}'."),
                "Pass -Organization (a name or an address), or set ADOENTRA_ORGANIZATION."
            );
    }

    private (string? Project, string? Source) FindProject(string organization, string? emulator, string? directory)
    {
        if (Given(variables(ProjectVariable)) is { } own) return (Checked(ProjectVariable, own), ProjectVariable);

        // A project belongs to an organization: what another one is set for says nothing here.
        if (Given(variables(PipelineProject)) is { } pipeline && IsSame(PipelineOrganization(emulator) ?? organization, organization))
        {
            return (Checked(PipelineProject, pipeline), PipelineProject);
        }

        AzureDevOpsCliDefaults defaults = AzureDevOpsCliDefaults.Read(variables, readFile);
        if (defaults.Project is { } usual && IsSame(defaults.Organization ?? organization, organization))
            return (usual, AzureDevOpsCliDefaults.Source);
        return
            GitRemote.Find(directory, readFile) is { Reference.Project: { } cloned } remote
            && IsSame(remote.Reference.Organization, organization)
            ? (cloned, remote.Source)
            : (null, null);
    }

    private string? PipelineOrganization(string? emulator)
    {
        foreach (string name in new[] { "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI" })
        {
            if (Given(variables(name)) is { } value) return OrganizationReference.TryParse(value, emulator)?.Organization ?? value;
        }

        return null;
    }

    private static OrganizationReference Parse(string name, string value, string? emulator)
    {
        try
        {
            return OrganizationReference.Parse(value, emulator);
        }
        catch (AdoConnectionException failure)
        {
            throw new AdoConnectionException(
                failure.ErrorId,
                $"The variable {name} is set, but cannot be used: {failure.Summary}",
                $"Pass -Organization, or correct {name}."
            )
            {
                Target = failure.Target,
            };
        }
    }

    private static string Checked(string name, string value) =>
        OrganizationReference.IsProjectName(value)
            ? value
            : throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The variable {name} is set, but cannot be used: '{value}' is not a valid project name.",
                $"Pass -Project, or correct {name}."
            )
            {
                Target = value,
            };

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}

/// <summary>The organization and project to work with, and where each came from.</summary>
/// <param name="Organization">The organization's name.</param>
/// <param name="OrganizationSource">Where it was found: <c>-Organization</c>, a variable, a file.</param>
/// <param name="Project">The default project; null for all.</param>
/// <param name="ProjectSource">Where that was found; null where none was.</param>
internal sealed record OrganizationFinding(string Organization, string OrganizationSource, string? Project, string? ProjectSource)
{
    /// <summary>What was found, for verbose output.</summary>
    public string Text => Project is null
        ? $"Organization '{Organization}' from {OrganizationSource}; no default project."
        : $"Organization '{Organization}' from {OrganizationSource}; project '{Project}' from {ProjectSource}.";
}
