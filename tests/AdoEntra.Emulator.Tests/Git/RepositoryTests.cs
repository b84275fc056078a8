using System.Diagnostics;
using AdoEntra.Connections;
using AdoEntra.Emulator.Tests.Engine;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using Patience = AdoEntra.Emulator.Tests.Support.Patience;

namespace AdoEntra.Emulator.Tests.Git;

/// <summary>Core and git itself against the same repository of the emulator: what one writes, the other reads.</summary>
public abstract class RepositoryTests(EmulatorOptions? options = null) : EmulatorTests(options)
{
    private protected const string Local = "clone";

    private protected GitClient Git { get; } = GitClient.InNewFolder();

    /// <summary>The client of a command, with the project SecretSauce.</summary>
    private protected ResourceClient Product { get; private set; } = null!;

    /// <summary>An empty repository.</summary>
    private protected static RepositoryPlace Sandbox { get; } = new("SecretSauce", "sandbox");

    private protected string Header =>
        "http.extraHeader=Authorization: bearer " + Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;

    private protected string Clone => Path.Combine(Git.Folder, Local);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var product = new ProcessServices(
            new HttpTransport(),
            name => name == "ADOENTRA_EMULATOR_URL" ? Emulator.BaseUri.AbsoluteUri : null,
            static () => DateTimeOffset.UtcNow,
            WithoutWaits()
        );
        AdoConnection connection = await product.Connector.ConnectAsync(
            new ConnectRequest(new EngineSignIn(Emulator, Emulator.State.SystemAssigned))
            {
                Organization = "MyOrg",
                Project = "SecretSauce",
                SkipVerification = true,
            },
            new SilentSignIn(),
            Patience.Token
        );
        Product = new ResourceClient(product.Client, connection, RequestContext.Silent);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Git.Dispose();
    }

    /// <summary>Clones a repository.</summary>
    private protected async Task CloneAsync(string folder = Local, string repository = "sandbox")
    {
        await Git.RunAsync(
            "-c", Header, "-c", "core.autocrlf=false", "clone", "--quiet",
            new Uri(Emulator.BaseUri, "MyOrg/SecretSauce/_git/" + repository).AbsoluteUri, folder
        );
        await InAsync(folder, "config", "core.autocrlf", "false");
    }

    private protected Task<string> InAsync(string folder, params string[] arguments) => Git.RunAsync(["-C", folder, .. arguments]);

    /// <summary>Commits all that is in the clone, and pushes it to a branch.</summary>
    private protected async Task PushAsync(string branch)
    {
        await InAsync(Local, "add", "--all");
        await InAsync(Local, "commit", "--quiet", "--allow-empty", "--message", branch);
        await InAsync(Local, "-c", Header, "push", "--quiet", "origin", "HEAD:refs/heads/" + branch);
    }

    private protected void Write(string path, byte[] content)
    {
        string file = Path.Combine(Clone, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    private static RequestClock WithoutWaits()
    {
        var watch = Stopwatch.StartNew();
        return new(() => watch.Elapsed, static () => DateTimeOffset.UtcNow, static (_, _) => Task.CompletedTask);
    }

    private sealed class SilentSignIn : ISignInProgress
    {
        public bool IsInteractive => false;

        public void Verbose(string text)
        {
        }

        public void Warning(string text)
        {
        }

        public void Prompt(string text)
        {
        }
    }
}
