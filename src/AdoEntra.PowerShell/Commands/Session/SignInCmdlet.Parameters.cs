using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Binding;

namespace AdoEntra.Commands;

// How to sign in. What is common to all ways stands in SignInCmdlet.cs.
public abstract partial class SignInCmdlet
{
    /// <summary>Signs in as a managed identity of this host.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.ManagedIdentity)]
    public SwitchParameter Identity { get; set; }

    /// <summary>
    /// The client (application) id, a GUID: of a user-assigned identity, of an application, or of the application that a person signs in
    /// to.
    /// </summary>
    [Parameter(ParameterSetName = SignInSets.ManagedIdentity)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.ClientSecret)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.Certificate)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.CertificatePath)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.CertificateThumbprint)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.FederatedToken)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.FederatedTokenFile)]
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.FederatedIdentity)]
    [Parameter(ParameterSetName = SignInSets.WorkloadIdentity)]
    [Parameter(ParameterSetName = SignInSets.GitHubActions)]
    [Parameter(ParameterSetName = SignInSets.AzurePipelines)]
    [Parameter(ParameterSetName = SignInSets.Interactive)]
    [Parameter(ParameterSetName = SignInSets.DeviceCode)]
    [Alias("ApplicationId")]
    [AllowEmptyString]
    public string? ClientId { get; set; }

    /// <summary>The object (principal) id of a user-assigned identity, a GUID.</summary>
    [Parameter(ParameterSetName = SignInSets.ManagedIdentity)]
    [Alias("PrincipalId")]
    public string? ObjectId { get; set; }

    /// <summary>The Azure resource id of a user-assigned identity.</summary>
    [Parameter(ParameterSetName = SignInSets.ManagedIdentity)]
    public string? ResourceId { get; set; }

    /// <summary>The value of a secret of the application.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.ClientSecret)]
    [SecretArgument]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Signs in as an application whose id and secret stand in a credential.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.ServicePrincipal)]
    public SwitchParameter ServicePrincipal { get; set; }

    /// <summary>The application's client id as the user name, its secret as the password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.ServicePrincipal)]
    [NotSecret]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A certificate of the application, with its private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.Certificate)]
    [CertificateArgument]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>A file with the certificate and its private key: PEM or PFX.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.CertificatePath)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The password of the certificate's file.</summary>
    [Parameter(ParameterSetName = SignInSets.CertificatePath)]
    [SecretArgument]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The thumbprint of a certificate in the store of this user or machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.CertificateThumbprint)]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>Sends the certificate's chain too, for applications that trust by subject name and issuer.</summary>
    [Parameter(ParameterSetName = SignInSets.Certificate)]
    [Parameter(ParameterSetName = SignInSets.CertificatePath)]
    [Parameter(ParameterSetName = SignInSets.CertificateThumbprint)]
    public SwitchParameter SendCertificateChain { get; set; }

    /// <summary>
    /// Another issuer's token that the application trusts: a string, a SecureString, or a script block that gets it each time.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.FederatedToken)]
    [FederatedTokenArgument]
    public FederatedTokenReference? FederatedToken { get; set; }

    /// <summary>A file with another issuer's token that the application trusts, read again each time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.FederatedTokenFile)]
    [ValidateNotNullOrEmpty]
    public string? FederatedTokenFile { get; set; }

    /// <summary>Signs in as an application that trusts a managed identity of this host.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.FederatedIdentity)]
    public SwitchParameter FederatedIdentity { get; set; }

    /// <summary>The client id of the user-assigned identity that the application trusts. Default: the system-assigned identity.</summary>
    [Parameter(ParameterSetName = SignInSets.FederatedIdentity)]
    public string? FederatedIdentityClientId { get; set; }

    /// <summary>Signs in as the workload identity of this pod (AKS).</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.WorkloadIdentity)]
    public SwitchParameter WorkloadIdentity { get; set; }

    /// <summary>Signs in as an application that trusts this GitHub Actions job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.GitHubActions)]
    public SwitchParameter GitHubActions { get; set; }

    /// <summary>Signs in as the application of a service connection that this Azure Pipelines job may use.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.AzurePipelines)]
    public SwitchParameter AzurePipelines { get; set; }

    /// <summary>The id of the service connection. Default: the one of the task that runs this.</summary>
    [Parameter(ParameterSetName = SignInSets.AzurePipelines)]
    public string? ServiceConnectionId { get; set; }

    /// <summary>The job's token. Default: the variable SYSTEM_ACCESSTOKEN.</summary>
    [Parameter(ParameterSetName = SignInSets.AzurePipelines)]
    [SecretArgument]
    public SecureString? SystemAccessToken { get; set; }

    /// <summary>Signs in as who is signed in to the Azure CLI.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.AzureCli)]
    public SwitchParameter AzureCli { get; set; }

    /// <summary>Signs in as who is signed in to Azure PowerShell.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.AzurePowerShell)]
    public SwitchParameter AzurePowerShell { get; set; }

    /// <summary>Signs in as who is signed in to the Azure Developer CLI.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.AzureDeveloperCli)]
    public SwitchParameter AzureDeveloperCli { get; set; }

    /// <summary>Signs in as the environment variables say (AZURE_*, or ARM_* and AZDO_* as the Terraform provider reads them).</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.EnvironmentVariables)]
    public SwitchParameter EnvironmentVariables { get; set; }

    /// <summary>Signs in a person in the browser of this machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.Interactive)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>The account that the browser offers, for example an e-mail address.</summary>
    [Parameter(ParameterSetName = SignInSets.Interactive)]
    public string? LoginHint { get; set; }

    /// <summary>Signs in a person who enters a code in a browser anywhere.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.DeviceCode)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>An Entra access token for Azure DevOps that is there already. It cannot be renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.AccessToken)]
    [SecretArgument]
    public SecureString? AccessToken { get; set; }

    /// <summary>A personal access token. It cannot be renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SignInSets.PersonalAccessToken)]
    [SecretArgument]
    public SecureString? PersonalAccessToken { get; set; }
}
