using System.Text.Json;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity.Auto;

/// <summary>
/// Whether an account is signed in to a developer tool, from the files that each keeps: starting one to ask it takes seconds.
/// </summary>
internal sealed class AutoTools(VariableReader variables, AutoMachine machine)
{
    private static readonly string[] s_tokenCaches = ["msal_token_cache.json", "msal_token_cache.bin"];

    public AutoFinding AzureCli()
    {
        string folder = NullIfBlank("AZURE_CONFIG_DIR") ?? In(machine.Home(variables), ".azure");
        string profile = In(folder, "azureProfile.json");
        // After 'az logout' the token cache is still there, and the profile has no subscription. Without a profile the cache has to do.
        string? evidence = machine.FileExists(profile)
            ? Holds(profile, static root => Has(root, "subscriptions")) ? profile : null
            : s_tokenCaches.Select(name => In(folder, name)).FirstOrDefault(machine.FileExists);
        return Both(DeveloperToolFacts.Of(DeveloperTool.AzureCli), evidence, profile, Program("az"));
    }

    public AutoFinding AzurePowerShell()
    {
        // Not the folder of az, but where letters differ only by case it is.
        string context = In(In(machine.Home(variables), ".Azure"), "AzureRmContext.json");
        string? evidence = machine.FileExists(context) && Holds(context, static root => Has(root, "Contexts")) ? context : null;
        var tool = DeveloperToolFacts.Of(DeveloperTool.AzurePowerShell);
        AutoFinding finding = Both(tool, evidence, context, machine.IsWindows ? Program("pwsh", "powershell") : Program("pwsh"));
        if (!finding.IsHere) return finding;
        return ModuleFolders().Select(folder => In(folder, "Az.Accounts")).FirstOrDefault(machine.FolderExists) is { } module
            ? AutoFinding.Here($"{finding.Evidence}, {module}")
            : AutoFinding.Not($"{context} exists, but the module Az.Accounts is not in PSModulePath");
    }

    public AutoFinding AzureDeveloperCli()
    {
        string auth = In(NullIfBlank("AZD_CONFIG_DIR") ?? In(machine.Home(variables), ".azd"), "auth.json");
        string? evidence =
            machine.FileExists(auth) && Holds(auth, static root => Has(root, "auth", "account", "currentUser")) ? auth : null;
        return Both(DeveloperToolFacts.Of(DeveloperTool.AzureDeveloperCli), evidence, auth, Program("azd"));
    }

    private static AutoFinding Both(DeveloperToolFacts tool, string? signedIn, string file, string? program)
    {
        if (signedIn is null)
            return AutoFinding.Not(
                $"{file} has no signed-in account{(program is null ? $", and {tool.Command} is not in PATH" : string.Empty)}"
            );
        return program is null
            ? AutoFinding.Not($"{signedIn} exists, but {tool.Command} is not in PATH")
            : AutoFinding.Here($"{signedIn}, {program}");
    }

    private string? Program(params string[] names) => ProgramPath.Find(variables, machine.FileExists, names);

    // PSModulePath is only set within PowerShell; the rest is where PowerShell looks by itself.
    private IEnumerable<string> ModuleFolders()
    {
        string home = machine.Home(variables);
        IEnumerable<string> usual = machine.IsWindows
            ?
            [
                In(home, @"Documents\PowerShell\Modules"),
                In(NullIfBlank("ProgramFiles") ?? @"C:\Program Files", @"PowerShell\Modules"),
                In(NullIfBlank("ProgramFiles") ?? @"C:\Program Files", @"WindowsPowerShell\Modules"),
            ]
            : [In(home, ".local/share/powershell/Modules"), "/usr/local/share/powershell/Modules"];
        return ProgramPath.Folders(variables("PSModulePath")).Concat(usual);
    }

    /// <summary>Whether a file says so. One that cannot be read, or is no JSON, counts: the tool itself knows better.</summary>
    private bool Holds(string path, Func<JsonElement, bool> says)
    {
        // Both az and Az write a byte order mark at times.
        if (machine.ReadText(path)?.TrimStart('\uFEFF') is not { } text) return true;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return says(document.RootElement);
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return true;
        }
    }

    /// <summary>Whether a field, found step by step, has anything in it.</summary>
    private static bool Has(JsonElement element, params string[] path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return false;
        }

        return element.ValueKind switch
        {
            JsonValueKind.Array => element.GetArrayLength() > 0,
            JsonValueKind.Object => element.EnumerateObject().Any(),
            JsonValueKind.Null or JsonValueKind.Undefined => false,
            _ => true,
        };
    }

    private string? NullIfBlank(string name) => variables(name) is { Length: > 0 } value ? value : null;

    private static string In(string folder, string name) =>
        folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar + name;
}
