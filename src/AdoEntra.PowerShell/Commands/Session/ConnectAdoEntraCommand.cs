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
public sealed class ConnectAdoEntraCommand : SignInCmdlet
{
    /// <summary>
    /// The organization: its name or its address. Default: what ADOENTRA_ORGANIZATION, the pipeline, az devops or the git remote says.
    /// </summary>
    [Parameter(Position = 0)]
    public string? Organization { get; set; }

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
            Limit = Limit,
            Name = GivenText.ReadName(Name, "-" + nameof(Name)),
            SkipVerification = SkipVerification,
        };
        ProcessServices process = ProcessServices.Current;
        AdoConnection connection = await process.Connector.ConnectAsync(request, Progress(), cancellationToken).ConfigureAwait(false);
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
}
