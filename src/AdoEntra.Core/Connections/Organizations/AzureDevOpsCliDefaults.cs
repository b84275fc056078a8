using AdoEntra.Identity;

namespace AdoEntra.Connections.Organizations;

/// <summary>What a user has set with <c>az devops configure --defaults</c>. Not meant for us: what cannot be used is left alone.</summary>
internal sealed record AzureDevOpsCliDefaults(string? Organization, string? Project)
{
    public const string Source = "the default of 'az devops configure'";

    public static AzureDevOpsCliDefaults Read(VariableReader variables, Func<string, string?> readFile)
    {
        string? folder = Value(variables("AZURE_CONFIG_DIR")) ?? (Home(variables) is { } home ? Path.Combine(home, ".azure") : null);
        string? text = folder is null ? null : readFile(Path.Combine(folder, "azuredevops", "config"));
        if (text is null) return new(null, null);

        string? organization = null;
        string? project = null;
        foreach (IniLine line in IniLine.Read(text))
        {
            if (line.Section != "defaults") continue;
            // The tool reads its keys without case, and the last one counts.
            if (line.Key.Equals("organization", StringComparison.OrdinalIgnoreCase)) organization = Value(line.Value);
            if (line.Key.Equals("project", StringComparison.OrdinalIgnoreCase)) project = Value(line.Value);
        }

        OrganizationReference? reference = organization is null ? null : OrganizationReference.TryParse(organization, emulator: null);
        bool usable = project is not null && OrganizationReference.IsProjectName(project);
        return new(reference?.Organization, usable ? project : reference?.Project);
    }

    private static string? Home(VariableReader variables) => Path.DirectorySeparatorChar == '\\'
        ? Value(variables("USERPROFILE")) ?? Value(variables("HOME"))
        : Value(variables("HOME"));

    private static string? Value(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
