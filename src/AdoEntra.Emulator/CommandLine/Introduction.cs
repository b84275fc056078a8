namespace AdoEntra.Emulator.CommandLine;

/// <summary>What a person sees who started the emulator by hand.</summary>
internal static class Introduction
{
    /// <param name="emulator">Which is running.</param>
    /// <param name="host">The kind of host that it stands in for.</param>
    /// <param name="folder">The folder of the <see cref="EnvironmentFiles"/>; null where there are none.</param>
    public static string Of(EmulatorHost emulator, EmulatedHost host, string? folder) => string.Join(
        Environment.NewLine,
        [
            $"The AdoEntra emulator is at {emulator.BaseUri}. It emulates {Kind(host)}",
            "that a program signs in from, and Azure DevOps with the organization MyOrg.",
            "Nothing here is real, and nothing leaves this machine.",
            string.Empty,
            .. folder is null ? [] : ToPaste(host, folder),
            $"Recorded requests: {emulator.BaseUri}_emulator/requests",
            "Press Ctrl+C to stop.",
        ]);

    private static string[] ToPaste(EmulatedHost host, string folder)
    {
        var isHere = folder == Directory.GetCurrentDirectory();
        var powerShell = isHere
            ? "./" + EnvironmentFiles.PowerShellName
            : ShellLines.InPowerShell(Path.Combine(folder, EnvironmentFiles.PowerShellName));
        var bash = isHere ? EnvironmentFiles.BashName : ShellLines.InBash(Path.Combine(folder, EnvironmentFiles.BashName));
        var (parameter, option) = host switch
        {
            EmulatedHost.GitHubActions => ("-GitHubActions", "--github-actions"),
            EmulatedHost.AzurePipelines => ("-AzurePipelines", "--azure-pipelines"),
            EmulatedHost.AksPod => ("-WorkloadIdentity", "--workload-identity"),
            _ => ("-Identity", "--identity"),
        };
        return
        [
            $"The variables for a shell are set by two files in {folder}.",
            string.Empty,
            "PowerShell:",
            string.Empty,
            $"    . {powerShell}",
            $"    Connect-AdoEntra {parameter} -Organization MyOrg; Get-AdoRepository -Project SecretSauce",
            string.Empty,
            "bash:",
            string.Empty,
            $"    source {bash}",
            $"    adoentra repositories {option} --organization MyOrg --project SecretSauce",
            string.Empty,
        ];
    }

    private static string Kind(EmulatedHost host) => host switch
    {
        EmulatedHost.AppService => "App Service or Functions",
        EmulatedHost.Imds => "a virtual machine",
        EmulatedHost.Automation => "Azure Automation",
        EmulatedHost.HybridWorker => "a hybrid worker",
        EmulatedHost.MachineLearning => "Machine Learning",
        EmulatedHost.CloudShell => "Cloud Shell",
        EmulatedHost.ServiceFabric => "Service Fabric",
        EmulatedHost.Arc => "an Azure Arc machine",
        EmulatedHost.GitHubActions => "a GitHub Actions job",
        EmulatedHost.AzurePipelines => "an Azure Pipelines job",
        EmulatedHost.AksPod => "an AKS pod",
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };
}
