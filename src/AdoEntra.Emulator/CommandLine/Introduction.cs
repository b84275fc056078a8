namespace AdoEntra.Emulator.CommandLine;

/// <summary>What a person sees who started the emulator by hand.</summary>
internal static class Introduction
{
    public static string Of(EmulatorHost emulator, EmulatedHost host)
    {
        var set = emulator.Variables(host);
        var cleared = EmulatorHost.ClearedVariables(host).Except(set.Keys).ToArray();
        var kind = host switch
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
        var option = host switch
        {
            EmulatedHost.GitHubActions => ("-GitHubActions", "--github-actions"),
            EmulatedHost.AzurePipelines => ("-AzurePipelines", "--azure-pipelines"),
            EmulatedHost.AksPod => ("-WorkloadIdentity", "--workload-identity"),
            _ => ("-Identity", "--identity"),
        };
        return string.Join(Environment.NewLine, [
            $"The AdoEntra emulator is at {emulator.BaseUri}. It emulates {kind}",
            "that a program signs in from, and Azure DevOps with the organization MyOrg.",
            "Nothing here is real, and nothing leaves this machine.",
            string.Empty,
            "PowerShell:",
            string.Empty,
            .. ShellLines.PowerShell(set, cleared).Select(line => "    " + line),
            $"    Connect-AdoEntra {option.Item1} -Organization MyOrg; Get-AdoRepository -Project SecretSauce",
            string.Empty,
            "bash:",
            string.Empty,
            .. ShellLines.Bash(set, cleared).Select(line => "    " + line),
            $"    adoentra repositories {option.Item2} --organization MyOrg --project SecretSauce",
            string.Empty,
            $"Recorded requests: {emulator.BaseUri}_emulator/requests",
            "Press Ctrl+C to stop.",
        ]);
    }
}
