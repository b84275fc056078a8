using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Tool.CommandLine;

/// <summary>Who signs in, and where: the parameters of <c>Connect-AdoEntra</c> as options.</summary>
internal sealed class SignInArguments
{
    private readonly Option<bool> _identity = Flag("--identity", "Sign in as a managed identity of this host.");
    private readonly Option<string?> _clientId = Text("--client-id", "id", "The client (application) id of a user-assigned identity.");
    private readonly Option<string?> _objectId = Text("--object-id", "id", "The object (principal) id of a user-assigned identity.");
    private readonly Option<string?> _resourceId = Text("--resource-id", "id", "The Azure resource id of a user-assigned identity.");
    private readonly Option<string?> _organization = Text(
        "--organization", "name or address", "The organization. Default: the variable ADOENTRA_ORGANIZATION.");
    private readonly Option<string?> _project = Text(
        "--project", "name", "The default project. Default: the one in the organization's address, or the variable ADOENTRA_PROJECT.");
    private readonly Option<string?> _tenantId = Text("--tenant-id", "id or domain", "The tenant. Default: the organization's own.");
    private readonly Option<bool> _skipVerification = Flag("--skip-verification", "Do not ask the organization who this identity is.");
    private readonly Option<int?> _timeoutSec = new("--timeout-sec")
    {
        HelpName = "seconds",
        Description = "How long signing in may take altogether. Default: 15; where a person takes part, 300.",
    };

    private readonly bool _hasOwnProject;
    private readonly Option<bool> _verbose = Flag("--verbose", "Tell on stderr what is done.");

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="hasOwnProject">Whether the verb has a <c>--project</c> of its own, which then is no default.</param>
    public SignInArguments(Command command, bool hasOwnProject)
    {
        _timeoutSec.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 3600) result.AddError("--timeout-sec takes 1 to 3600 seconds.");
        });
        Option?[] options =
        [
            _identity, _clientId, _objectId, _resourceId, _organization, hasOwnProject ? null : _project, _tenantId, _skipVerification,
            _timeoutSec, _verbose,
        ];
        foreach (Option option in options.OfType<Option>()) command.Add(option);
        _hasOwnProject = hasOwnProject;
    }

    /// <summary>Whether to tell what is done.</summary>
    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    /// <summary>What was asked for.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: no way to sign in, or ids that cannot be.</exception>
    public ConnectRequest Read(ParseResult parsed)
    {
        if (!parsed.GetValue(_identity)) throw NoWay();
        var identity = ManagedIdentityReference.Create(
            parsed.GetValue(_clientId), parsed.GetValue(_objectId), parsed.GetValue(_resourceId));
        return new ConnectRequest(new ManagedIdentitySignIn(identity) { TenantId = parsed.GetValue(_tenantId) })
        {
            Organization = parsed.GetValue(_organization),
            Project = _hasOwnProject ? null : parsed.GetValue(_project),
            SkipVerification = parsed.GetValue(_skipVerification),
            Limit = parsed.GetValue(_timeoutSec) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static AdoConnectionException NoWay() => new(
        ErrorIds.InvalidRequest,
        "No way to sign in was chosen.",
        "There is --identity: a managed identity of this host, the system-assigned one or, with --client-id, --object-id or --resource-id, "
        + "a user-assigned one.");

    internal static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
