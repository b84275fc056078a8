using System.CommandLine;
using AdoEntra.Emulator.CommandLine.Demonstration;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>The program's command line. Without a verb it serves until it is stopped.</summary>
internal static class EmulatorCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "The TCP port on 127.0.0.1; 0 selects a free one." };

    private static readonly Option<EmulatedHost> Host = new("--host")
    {
        Description = "The kind of host that the variables are for. ServiceFabric needs --entra, Arc needs --arc.",
    };

    private static readonly Option<bool> Entra = new("--entra")
    {
        Description = "Emulate Entra too, on https with a certificate of its own.",
    };

    private static readonly Option<int> EntraPort = new("--entra-port") { Description = "The TCP port of Entra; 0 selects a free one." };

    private static readonly Option<bool> Arc = new("--arc")
    {
        Description = "Emulate the Arc agent too. Puts a key file into /var/opt/azcmagent/tokens while it runs, which requires root.",
    };

    private static readonly Option<DirectoryInfo?> Files = new("--files")
    {
        Description = "A folder for certificates, token files and the two files that set the variables; created if missing.",
    };

    private static readonly Option<bool> KeepFiles = new("--keep-files")
    {
        Description = "Do not remove the two files that set the variables at the end.",
    };

    private static readonly Option<int?> RefreshIn = new("--refresh-in")
    {
        Description = "Seconds until Entra asks for a renewal of tokens.",
    };

    private static readonly Option<int> EntraTokenLifetime = new("--entra-token-lifetime")
    {
        Description = "Lifetime in seconds of tokens from Entra.",
        DefaultValueFactory = _ => 3_600,
    };

    private static readonly Option<int> DeviceCodeInterval = new("--device-code-interval")
    {
        Description = "Seconds between polls for the approval of a device code.",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<bool> ApproveDeviceCodes = new("--approve-device-codes")
    {
        Description = "Approve each device code at once.",
    };

    private static readonly Option<int> LatencyMs = new("--latency-ms") { Description = "Milliseconds of delay before each response." };

    private static readonly Option<int> TokenLifetime = new("--token-lifetime")
    {
        Description = "Lifetime in seconds of tokens.",
        DefaultValueFactory = _ => 86_400,
    };

    private static readonly Option<TokenShape> Shape = new("--token-shape") { Description = "The format of tokens." };

    private static readonly Option<bool> ImdsAnswersProbe = new("--imds-answers-probe")
    {
        Description = "Return a token on IMDS even without the Metadata header, as the probe of DefaultAzureCredential needs here.",
    };

    private static readonly Option<int> Projects = new("--projects") { Description = "Add this many numbered projects." };

    private static readonly Option<int> RepositoriesPerProject = new("--repositories-per-project")
    {
        Description = "Repositories in each numbered project.",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<int> Repositories = new("--repositories")
    {
        Description = "Add a project 'Large' with this many repositories.",
    };

    private static readonly Option<int> References = new("--references")
    {
        Description = "Add to 'Large' a repository 'Large' with this many branches.",
    };

    private static readonly Option<bool> Compress = new("--compress")
    {
        Description = "Compress responses of Azure DevOps for clients that accept gzip.",
    };

    private static readonly Option<FileInfo?> ReadyFile = new("--ready-file")
    {
        Description = "Write address and variables as JSON to this file when ready; the file is removed at the end. "
            + "No others are written then without --files.",
    };

    private static readonly Option<bool> NoBuild = new("--no-build")
    {
        Description = "Use the module and the PowerShell built before.",
    };

    private static readonly Option<int?> ParentPid = new("--parent-pid") { Description = "End when this process ends." };

    public static RootCommand Create()
    {
        var root = new RootCommand(
            "A local stand-in for the managed-identity hosts and Azure DevOps. Listens on loopback only; gives no access to anything.")
        {
            Port, Host, Entra, EntraPort, Arc, Files, KeepFiles, EntraTokenLifetime, RefreshIn, DeviceCodeInterval, ApproveDeviceCodes,
            LatencyMs,
            TokenLifetime, Shape, ImdsAnswersProbe,
            Projects, RepositoriesPerProject, Repositories, References, Compress, ReadyFile, ParentPid,
        };
        root.SetAction((parsed, ct) =>
        {
            var serving = new Serving(Options(parsed), parsed.GetValue(Host), parsed.GetValue(ReadyFile), parsed.GetValue(ParentPid))
            {
                KeepsFiles = parsed.GetValue(KeepFiles),
            };
            return serving.RunAsync(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct);
        });

        var demo = new Command("demo", "Runs the module in PowerShell, and the adoentra tool, against an emulator of its own.") { NoBuild };
        demo.SetAction((parsed, ct) =>
        {
            var parts = DemoParts.Find(build: !parsed.GetValue(NoBuild));
            return new Demo(parts, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).RunAsync(ct);
        });
        root.Add(demo);
        return root;
    }

    private static EmulatorOptions Options(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        Entra = parsed.GetValue(Entra),
        EntraPort = parsed.GetValue(EntraPort),
        Arc = parsed.GetValue(Arc),
        FilesDirectory = parsed.GetValue(Files)?.FullName,
        EntraTokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(EntraTokenLifetime)),
        RefreshIn = parsed.GetValue(RefreshIn) is { } refreshIn ? TimeSpan.FromSeconds(refreshIn) : null,
        DeviceCodeInterval = TimeSpan.FromSeconds(parsed.GetValue(DeviceCodeInterval)),
        ApprovesDeviceCodes = parsed.GetValue(ApproveDeviceCodes),
        Latency = TimeSpan.FromMilliseconds(parsed.GetValue(LatencyMs)),
        TokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(TokenLifetime)),
        TokenShape = parsed.GetValue(Shape),
        ImdsAnswersProbe = parsed.GetValue(ImdsAnswersProbe),
        ExtraProjects = parsed.GetValue(Projects),
        RepositoriesPerProject = parsed.GetValue(RepositoriesPerProject),
        LargeRepositories = parsed.GetValue(Repositories),
        LargeReferences = parsed.GetValue(References),
        Compresses = parsed.GetValue(Compress),
    };
}
