using System.Collections;
using System.Management.Automation;
using System.Security;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Identity.Secrets;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Commands;

/// <summary>Creates a service connection.</summary>
[Cmdlet(VerbsCommon.New, "AdoServiceConnection", SupportsShouldProcess = true, DefaultParameterSetName = Azure)]
[OutputType(typeof(AdoServiceConnection))]
public sealed class NewAdoServiceConnectionCommand : ProjectChangeCmdlet<AdoServiceConnection>
{
    private const string Azure = nameof(Azure);
    private const string AzureManagedIdentity = nameof(AzureManagedIdentity);
    private const string Generic = nameof(Generic);
    private const string Other = nameof(Other);

    /// <summary>The name of the new service connection.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The id of the subscription of Azure.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Azure)]
    [Parameter(Mandatory = true, ParameterSetName = AzureManagedIdentity)]
    [ValueArgument(typeof(Guid), "Pass the id of a subscription: az account list --output table")]
    public Guid SubscriptionId { get; set; }

    /// <summary>The name of the subscription of Azure.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Azure)]
    [Parameter(Mandatory = true, ParameterSetName = AzureManagedIdentity)]
    public string SubscriptionName { get; set; } = string.Empty;

    /// <summary>The id of the tenant that the application or the subscription belongs to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Azure)]
    [Parameter(Mandatory = true, ParameterSetName = AzureManagedIdentity)]
    [Parameter(Mandatory = true, ParameterSetName = nameof(AzureDevOps))]
    [ValueArgument(typeof(Guid), "Pass the id of a tenant: az account show --query tenantId")]
    public Guid TenantId { get; set; }

    /// <summary>The client id of the application or the user-assigned managed identity that federates.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Azure)]
    [Parameter(Mandatory = true, ParameterSetName = nameof(AzureDevOps))]
    [ValueArgument(typeof(Guid), "Pass the client id (application id) of the application or the managed identity.")]
    public Guid ClientId { get; set; }

    /// <summary>Runs use the managed identity of the agent that they run on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AzureManagedIdentity)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>It connects to an organization of Azure DevOps, by federation.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(AzureDevOps))]
    public SwitchParameter AzureDevOps { get; set; }

    /// <summary>The address of what it connects to.</summary>
    [Parameter(ParameterSetName = nameof(AzureDevOps))]
    [Parameter(Mandatory = true, ParameterSetName = Generic)]
    [Parameter(Mandatory = true, ParameterSetName = Other)]
    public string? Url { get; set; }

    /// <summary>The user name of a generic connection.</summary>
    [Parameter(ParameterSetName = Generic)]
    public string? UserName { get; set; }

    /// <summary>The password of a generic connection.</summary>
    [Parameter(ParameterSetName = Generic)]
    [SecretArgument]
    public SecureString? Password { get; set; }

    /// <summary>What it connects to, by the name that the service has for it: github, sonarqube, ...</summary>
    [Parameter(Mandatory = true, ParameterSetName = Other)]
    public string Type { get; set; } = string.Empty;

    /// <summary>How it authenticates, by the name that the service has for it: Token, UsernamePassword, ...</summary>
    [Parameter(Mandatory = true, ParameterSetName = Other)]
    public string Scheme { get; set; } = string.Empty;

    /// <summary>What the scheme needs, by the names that the service has for it; a SecureString is a secret.</summary>
    [Parameter(ParameterSetName = Other)]
    [ValueArgument(typeof(IDictionary), "Pass a hashtable of names and values: @{ name = 'value' }.")]
    public IDictionary Parameter { get; set; } = new Hashtable();

    /// <summary>What belongs to the type, by the names that the service has for it.</summary>
    [Parameter(ParameterSetName = Other)]
    [ValueArgument(typeof(IDictionary), "Pass a hashtable of names and values: @{ name = 'value' }.")]
    public IDictionary Data { get; set; } = new Hashtable();

    private protected override Change<AdoServiceConnection> Change()
    {
        (string? project, ServiceConnectionDraft draft) = (Project, Draft() with { Description = Description });
        string where = project is null ? string.Empty : $" in project '{project}'";
        return new(
            $"Create service connection '{Name}' of type '{draft.Type}' ({draft.Scheme}){where}",
            async (client, stop) => await client.CreateServiceConnectionAsync(project, draft, stop).ConfigureAwait(false)
        );
    }

    private ServiceConnectionDraft Draft()
    {
        switch (ParameterSetName)
        {
            case Azure or AzureManagedIdentity:
                return ServiceConnectionDraft.ForAzure(
                    Name,
                    (SubscriptionId.ToString(), SubscriptionName),
                    TenantId.ToString(),
                    ParameterSetName == Azure ? ClientId.ToString() : null
                );
            case nameof(AzureDevOps):
                return new(Name, "azuredevops", "WorkloadIdentityFederation", Url ?? "https://dev.azure.com/")
                {
                    Parameters = new Dictionary<string, string?>
                    {
                        ["tenantid"] = TenantId.ToString(),
                        ["serviceprincipalid"] = ClientId.ToString(),
                    },
                };
            case Generic:
                ServiceConnectionDraft draft = new(Name, "generic", "UsernamePassword", Url!)
                {
                    Parameters = new Dictionary<string, string?> { ["username"] = UserName },
                };
                return Password is null
                    ? draft
                    : draft with
                    {
                        Secrets = new Dictionary<string, Secret>
                        {
                            ["password"] = GivenValues.ReadSecret(Password, nameof(Password), WriteWarning),
                        },
                    };
            default:
                (Dictionary<string, string?> texts, Dictionary<string, Secret> secrets) =
                    GivenValues.Divide(Parameter, nameof(Parameter), WriteWarning);
                return new(Name, Type, Scheme, Url!)
                {
                    Parameters = texts,
                    Secrets = secrets,
                    Data = GivenValues.Divide(Data, nameof(Data), WriteWarning).Texts,
                };
        }
    }
}
