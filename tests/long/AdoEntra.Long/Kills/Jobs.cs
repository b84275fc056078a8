using AdoEntra.Emulator;

namespace AdoEntra.Long.Kills;

/// <summary>What is ended in its middle.</summary>
internal static class Jobs
{
    public const int Repositories = 400;
    public const int References = 8_000;
    public const int FileBytes = 3_000_017;
    public const string SecretVariable = "ADO_SECRET";
    public const string ClientIdVariable = "ADO_CLIENT_ID";
    public const string TenantIdVariable = "ADO_TENANT_ID";
    public const string Secret = "emulator-secret-that-is-good";

    private const string References1000 = "Large/_apis/git/repositories/Large/refs?$top=1000";
    private const string File = "Large/_apis/git/repositories/Large/items?path=/large.bin";
    private const string Artifact = "SecretSauce/_apis/build/builds/100/artifacts?artifactName=large&$format=zip";
    private const string NoVersion = "Large/_apis/git/repositories";

    private static readonly Fault s_late = new DelayFault { Delay = TimeSpan.FromMilliseconds(150) };
    private static readonly Fault s_dripping = new DripFault { PieceBytes = 8_000, Interval = TimeSpan.FromMilliseconds(5) };
    private static readonly Fault s_pouring = new DripFault { PieceBytes = 64_000, Interval = TimeSpan.FromMilliseconds(8) };

    public static IReadOnlyList<Job> Of(Places places, EmulatorHost emulator) => [.. ToolJobs(places, emulator), .. ShellJobs(places)];

    private static IEnumerable<Job> ToolJobs(Places places, EmulatorHost emulator)
    {
        // However busy the machine is, it is not the time of a sign-in that is tested here.
        string[] organization = ["--organization", "MyOrg", "--timeout-sec", "600"];
        string[] identity = ["--identity", .. organization];
        string application = emulator.State.Entra.SecretApplication.ClientId.ToString(), tenant = emulator.State.TenantId.ToString();
        string[] secret =
            ["--client-id", application, "--tenant-id", tenant, "--client-secret", $"env:{SecretVariable}", .. organization];
        yield return Tool("sign-in, secret", ["projects", "--output", "tsv", .. secret]) with
        {
            Moments = [EmulatedRoute.Token, EmulatedRoute.ConnectionData],
            Slow = All(s_late, EmulatedRoute.Token, EmulatedRoute.ConnectionData),
        };
        yield return Tool("sign-in, az", ["projects", "--output", "tsv", "--azure-cli", .. organization]) with
        {
            Moments = [EmulatedRoute.Discovery, EmulatedRoute.ConnectionData],
            Slow = All(s_late, EmulatedRoute.ConnectionData),
        };
        yield return Tool("list in one body", ["repositories", "--project", "Large", "--output", "json", .. identity]) with
        {
            Moments = [EmulatedRoute.Repositories],
            Slow = All(s_dripping, EmulatedRoute.Repositories),
        };
        yield return Tool("list in pages", ["rest", References1000, .. identity]) with
        {
            Moments = [EmulatedRoute.References],
            Slow = All(new DelayFault { Delay = TimeSpan.FromMilliseconds(60) }, EmulatedRoute.References),
        };
        yield return Tool("download", ["rest", File, "--out-file", Job.FilePlace, .. identity]) with
        {
            Moments = [EmulatedRoute.Msi, EmulatedRoute.Items],
            Slow = All(s_pouring, EmulatedRoute.Items),
            Resumes = true,
        };
        yield return Tool("download in place of a file", ["rest", File, "--out-file", Job.FilePlace, "--force", .. identity]) with
        {
            Moments = [EmulatedRoute.Items],
            Slow = All(s_pouring, EmulatedRoute.Items),
            Resumes = true,
            Replaces = true,
        };
        yield return Tool("download, storage host", ["rest", Artifact, "--out-file", Job.FilePlace, .. identity]) with
        {
            Moments = [EmulatedRoute.BuildArtifacts, EmulatedRoute.Blob],
            Slow = All(s_pouring, EmulatedRoute.Blob),
            Resumes = true,
        };
        yield return Tool("download without a version", ["rest", NoVersion, "--out-file", Job.FilePlace, .. identity]) with
        {
            Moments = [EmulatedRoute.Repositories],
            Slow = All(s_dripping, EmulatedRoute.Repositories),
        };

        Job Tool(string name, params string[] arguments) =>
            new($"adoentra: {name}", places.Tool, arguments) { Moments = [], Slow = All(s_late) };
    }

    private static IEnumerable<Job> ShellJobs(Places places)
    {
        if (places.PowerShell is not { } shell) yield break;
        yield return Shell("sign-in, secret", "SignIn") with
        {
            Moments = [EmulatedRoute.Token, EmulatedRoute.ConnectionData],
            Slow = All(s_late, EmulatedRoute.Token, EmulatedRoute.ConnectionData),
        };
        yield return Shell("list in one body", "List") with
        {
            Moments = [EmulatedRoute.Repositories],
            Slow = All(s_dripping, EmulatedRoute.Repositories),
        };
        yield return Shell("download", "Download", Job.FilePlace) with
        {
            Moments = [EmulatedRoute.Items],
            Slow = All(s_pouring, EmulatedRoute.Items),
            Resumes = true,
        };

        Job Shell(string name, params string[] arguments)
        {
            string[] script = ["-NoProfile", "-NonInteractive", "-File", places.Script("kills"), .. arguments];
            return new($"module: {name}", shell, script) { Moments = [], Slow = All(s_late), IsShell = true };
        }
    }

    private static Dictionary<EmulatedRoute, Fault> All(Fault fault, params EmulatedRoute[] routes) =>
        routes.ToDictionary(static route => route, _ => fault);
}
