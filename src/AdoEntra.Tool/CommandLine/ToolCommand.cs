using System.CommandLine;
using System.CommandLine.Help;
using AdoEntra.Connections;
using AdoEntra.Tool.Commands;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// The program's verbs. A list of resources is one by itself, where they declare how they are listed; another is a file in
/// <c>Commands/</c> and a line here.
/// </summary>
internal static class ToolCommand
{
    /// <summary>The name that it is installed by.</summary>
    public const string Name = "adoentra";

    public static (RootCommand Root, ToolHost Host) Create(ToolConsole console, ProcessServices process)
    {
        var root = new RootCommand("Azure DevOps with a Microsoft Entra identity. Data goes to stdout, everything else to stderr.");
        var host = new ToolHost(process, console, new Messages(console.Error, root));
        foreach (Command verb in ResourceCommands.All(host)) root.Add(verb);
        root.Add(new CommitsCommand(host));
        root.Add(new ItemsCommand(host));
        root.Add(new DiffCommand(host));
        root.Add(
            new Command("pr", "Pull requests.")
            {
                new PullRequestsCommand(host),
                new PullRequestViewCommand(host),
                new PullRequestDiffCommand(host),
                new PullRequestCreateCommand(host),
                new PullRequestCheckoutCommand(host),
            }
        );
        root.Add(new Command("run", "Runs of pipelines.")
        {
            new RunsCommand(host),
            new RunWatchCommand(host, waits: false),
            new RunWatchCommand(host, waits: true),
            new RunLogCommand(host),
            new RunArtifactsCommand(host),
        });
        root.Add(new RestCommand(host));
        root.Add(new TokenCommand(host));
        root.Add(new DoctorCommand(host));
        root.Add(new ExplainCommand(host));
        foreach (HelpOption help in root.Options.OfType<HelpOption>()) help.Action = new RootHelp((HelpAction)help.Action!);
        return (root, host);
    }
}
