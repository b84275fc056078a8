using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Connections;
using AdoEntra.Identity;
using AdoEntra.Identity.Secrets;
using AdoEntra.Lifecycle;

namespace AdoEntra.Commands;

/// <summary>Signs in, verifies the identity against the organization, and makes the connection this runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "AdoEntra", DefaultParameterSetName = SignInSets.Auto)]
[OutputType(typeof(AdoConnection))]
public sealed partial class ConnectAdoEntraCommand : AsyncCmdlet
{
    /// <summary>
    /// The organization: its name or its address. Default: what ADOENTRA_ORGANIZATION, the pipeline, az devops or the git remote says.
    /// </summary>
    [Parameter(Position = 0)]
    public string? Organization { get; set; }

    /// <summary>
    /// The project that commands use where they are given none. Default: the one in the address, or what ADOENTRA_PROJECT, the pipeline, az
    /// devops or the git remote says.
    /// </summary>
    [Parameter]
    public string? Project { get; set; }

    /// <summary>The tenant, a GUID or a domain. Default: the organization's own.</summary>
    [Parameter]
    public string? TenantId { get; set; }

    /// <summary>The name of the connection. Default: the organization's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Who sees the connection.</summary>
    [Parameter]
    [PSDefaultValue(Help = "Runspace")]
    [ValueArgument(typeof(ConnectionScope), "Pass Runspace or Process.")]
    public ConnectionScope Scope { get; set; }

    /// <summary>Not to ask the organization who this identity is.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>
    /// How long signing in may take altogether, in seconds. Default: 15; 40 where a developer tool has to start, 300 where a person takes
    /// part.
    /// </summary>
    [Parameter]
    [PSDefaultValue(Value = 15)]
    [ValueArgument(typeof(int), "Pass a number of seconds from 1 to 3600.")]
    [ValidateRange(1, 3600)]
    public int? TimeoutSec { get; set; }

    private protected override bool ChecksTexts => false;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        object owner = ConnectionReference.Owner;
        FindPrompt();
        var request = new ConnectRequest(SignIn())
        {
            Organization = GivenText.Find(Organization),
            Project = GivenText.ReadName(Project, "-" + nameof(Project)),
            TenantId = GivenText.Find(TenantId),
            Directory = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
            Name = GivenText.ReadName(Name, "-" + nameof(Name)),
            SkipVerification = SkipVerification,
            Limit = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        ProcessServices process = ProcessServices.Current;
        var report = new Report(this, Host.Name);
        AdoConnection connection = await process.Connector.ConnectAsync(request, report, cancellationToken).ConfigureAwait(false);
        if (Scope == ConnectionScope.Process)
        {
            process.Connections.Publish(owner, connection);
        }
        else
        {
            process.Connections.Of(owner).Add(connection);
        }

        if (connection.IsEmulator)
            await WriteWarningAsync(
                    $"The connection '{connection.Name}' uses the emulator at {connection.OrganizationUrl}, not Azure DevOps: "
                        + "ADOENTRA_EMULATOR_URL is set."
                )
                .ConfigureAwait(false);
        await WriteApartAsync(connection).ConfigureAwait(false);
    }

    private sealed class Report(ConnectAdoEntraCommand command, string hostName) : ISignInProgress
    {
        public bool IsInteractive => HostSession.IsInteractive(hostName);

        public void Verbose(string text) => _ = command.WriteVerboseAsync(text).AsTask();

        public void Warning(string text) => _ = command.WriteWarningAsync(text).AsTask();

        public void Prompt(string text) => command.ShowPrompt(text);
    }
}
