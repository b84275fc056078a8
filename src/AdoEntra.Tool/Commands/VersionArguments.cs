using System.CommandLine;
using AdoEntra.Resources.Git;

namespace AdoEntra.Tool.Commands;

/// <summary>Which state of a repository a verb reads: <c>--branch</c>, <c>--tag</c>, <c>--commit</c>.</summary>
internal sealed class VersionArguments
{
    private readonly Option<string?> _branch = Text("--branch", "branch", "The branch that is read. Default: the default branch.");
    private readonly Option<string?> _tag = Text("--tag", "tag", "The tag that is read.");
    private readonly Option<string?> _commit = Text("--commit", "id", "The id of the commit that is read.");

    /// <summary>Adds the options to a verb.</summary>
    public VersionArguments(Command command)
    {
        foreach (Option option in new[] { _branch, _tag, _commit }) command.Add(option);
    }

    /// <summary>The one that was given; null for the default branch.</summary>
    public GitVersion? Of(ParseResult parsed) =>
        GitVersion.Of(parsed.GetValue(_branch), parsed.GetValue(_tag), parsed.GetValue(_commit));

    /// <summary>An option that takes a text.</summary>
    public static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };
}
