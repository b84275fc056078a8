using System.Diagnostics;
using System.Globalization;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.DeveloperTools;

namespace AdoEntra.Core.Tests.Identity.DeveloperTools;

/// <summary>Tools made of a few lines of shell, which are all that PATH has. Each keeps the arguments it was given.</summary>
internal sealed class FakeTools : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "adoentra-tools-" + Guid.NewGuid().ToString("N"));
    private readonly HostEnvironment _environment = new();
    private readonly DateTime _made = DateTime.Now.AddSeconds(-2);

    public FakeTools()
    {
        Directory.CreateDirectory(_folder);
        _environment.Set("PATH", _folder);
    }

    public static string CommandOf(DeveloperTool tool) => DeveloperToolFacts.Of(tool).Command;

    /// <summary>What each tool prints for a token.</summary>
    public static string TokenText(DeveloperTool tool, string token, DateTimeOffset? expiresOn = null)
    {
        DateTimeOffset end = expiresOn ?? DateTimeOffset.UtcNow.AddHours(1);
        return tool switch
        {
            DeveloperTool.AzureCli =>
                $$"""{"accessToken":"{{token}}","expires_on":{{end.ToUnixTimeSeconds()}},"expiresOn":"{{end.LocalDateTime:yyyy-MM-dd HH:mm:ss.ffffff}}","tokenType":"Bearer"}""",
            DeveloperTool.AzureDeveloperCli => $$"""{"token":"{{token}}","expiresOn":"{{end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}"}""",
            _ =>
                $"""<Object Type="System.Management.Automation.PSCustomObject"><Property Name="Token" Type="System.String">{token}</Property><Property Name="ExpiresOn" Type="System.Int64">{end.UtcTicks}</Property></Object>""",
        };
    }

    /// <summary>Puts a tool on PATH that does this.</summary>
    public FakeTools With(DeveloperTool tool, string script)
    {
        string path = Path.Combine(_folder, CommandOf(tool));
        File.WriteAllText(path, $"#!/bin/sh\nprintf '%s\\n' \"$*\" >> '{ArgumentsFile(tool)}'\necho $$ >> '{ProcessFile}'\n{script}\n");
        Posix.MakeExecutable(path);
        return this;
    }

    /// <summary>A tool that prints something and ends well.</summary>
    public FakeTools Printing(DeveloperTool tool, string text)
    {
        string file = Path.Combine(_folder, CommandOf(tool) + ".out");
        File.WriteAllText(file, text);
        return With(tool, $"exec /bin/cat '{file}'");
    }

    /// <summary>A tool that complains and fails.</summary>
    public FakeTools Failing(DeveloperTool tool, string complaint)
    {
        string file = Path.Combine(_folder, CommandOf(tool) + ".err");
        File.WriteAllText(file, complaint);
        return With(tool, $"/bin/cat '{file}' >&2\nexit 1");
    }

    /// <summary>The arguments of each start.</summary>
    public IReadOnlyList<string> Starts(DeveloperTool tool) =>
        File.Exists(ArgumentsFile(tool)) ? File.ReadAllLines(ArgumentsFile(tool)) : [];

    public static ITokenSource Source(DeveloperTool tool, TimeSpan? limit = null, string? tenant = null) =>
        new DeveloperToolSignIn(tool, limit) { TenantId = tenant }.CreateSource(
            new TokenSourceServices(Environment.GetEnvironmentVariable, new HttpTransport())
        );

    public static Task<SourceToken> GetAsync(
        DeveloperTool tool,
        TimeSpan? limit = null,
        string? tenant = null,
        string? claims = null,
        CancellationToken stop = default
    ) => Source(tool, limit, tenant).GetTokenAsync(FakeEntra.Request(claims: claims), stop);

    public static async Task<AdoSignInException> FailAsync(
        DeveloperTool tool,
        TimeSpan? limit = null,
        string? tenant = null,
        string? claims = null
    ) => await Assert.ThrowsAsync<AdoSignInException>(() => GetAsync(tool, limit, tenant, claims).OrFail());

    public void Dispose()
    {
        _environment.Dispose();
        // The library ends the shell, not the tool.
        foreach (string id in File.Exists(ProcessFile) ? File.ReadAllLines(ProcessFile) : [])
            End(int.Parse(id, CultureInfo.InvariantCulture));
        Directory.Delete(_folder, recursive: true);
    }

    // Only while it is still that tool: the number may belong to another process by now.
    private void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (process.StartTime >= _made && process.ProcessName is "sleep" or "sh" or "dash") process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Ended by itself.
        }
    }

    private string ProcessFile => Path.Combine(_folder, "processes");

    private string ArgumentsFile(DeveloperTool tool) => Path.Combine(_folder, CommandOf(tool) + ".args");
}

/// <summary>A test that needs a shell's scripts as programs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute()
    {
        if (Path.DirectorySeparatorChar == '\\') Skip = ShellTheoryAttribute.Reason;
    }
}

/// <inheritdoc cref="ShellFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    public const string Reason = "The tools are shell scripts here, which Windows does not start as programs.";

    public ShellTheoryAttribute()
    {
        if (Path.DirectorySeparatorChar == '\\') Skip = Reason;
    }
}
