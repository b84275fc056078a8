using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Identity;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Tool.CommandLine;

/// <summary>Who signs in, and where: the parameters of <c>Connect-AdoEntra</c> as options.</summary>
internal sealed class SignInArguments
{
    private readonly Option<string?> _organization = Text(
        "--organization",
        "name or address",
        "The organization. Default: from ADOENTRA_ORGANIZATION, the pipeline, az devops or the git remote."
    );
    private readonly Option<string?> _project = Text(
        "--project",
        "name",
        "The default project. Default: the one in the address, or from ADOENTRA_PROJECT, the pipeline, az devops or the git remote."
    );
    private readonly Option<string?> _tenantId = Text("--tenant-id", "id or domain", "The tenant. Default: the organization's own.");
    private readonly Option<bool> _skipVerification = Flag("--skip-verification", "Do not ask the organization who this identity is.");
    private readonly Option<long?> _timeoutSec = Checks.Number(
        "--timeout-sec",
        "seconds",
        1,
        3600,
        "How long signing in may take altogether. Default: 15; 40 with a developer tool, 300 with an interactive sign-in."
    );

    private readonly bool _hasOwnProject;
    private readonly SignInMethods _ways;
    private readonly Option<bool> _verbose = Flag("--verbose", "Print progress details to stderr.");

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="host">Where variables and standard input are.</param>
    /// <param name="hasOwnProject">Whether the verb has a <c>--project</c> of its own, which then is no default.</param>
    public SignInArguments(Command command, ToolHost host, bool hasOwnProject)
    {
        _ways = new SignInMethods(command, host, Limit);
        Option?[] options =
        [
            _organization, hasOwnProject ? null : _project, _tenantId, _skipVerification,
            _timeoutSec, _verbose,
        ];
        foreach (Option option in options.OfType<Option>()) command.Add(option);
        _hasOwnProject = hasOwnProject;
    }

    /// <summary>Whether to tell what is done.</summary>
    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    /// <summary>What was asked for.</summary>
    /// <exception cref="AdoEntraException">Sign-in methods that exclude each other, or that are not available.</exception>
    public ConnectRequest Read(ParseResult parsed)
    {
        SignInOptions? signIn = _ways.Read(parsed);
        ConnectRequest place = ReadPlace(parsed);
        return place with
        {
            SignIn =
                signIn is not null && TenantReference.Parse(GivenText.Find(place.TenantId), "-TenantId") is { } named
                    ? signIn with
                    {
                        TenantId = named,
                    }
                    : signIn,
        };
    }

    /// <summary>Where to sign in to, without how.</summary>
    public ConnectRequest ReadPlace(ParseResult parsed) =>
        new(null)
        {
            Organization = parsed.GetValue(_organization),
            Project = _hasOwnProject ? null : parsed.GetValue(_project),
            TenantId = parsed.GetValue(_tenantId),
            Directory = Environment.CurrentDirectory,
            SkipVerification = parsed.GetValue(_skipVerification),
            Limit = Limit(parsed),
        };

    private TimeSpan? Limit(ParseResult parsed) => parsed.GetValue(_timeoutSec) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    internal static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
