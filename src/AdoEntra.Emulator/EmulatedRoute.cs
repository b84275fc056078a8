using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>A group of addresses that is faulted, counted and listed as one.</summary>
public enum EmulatedRoute
{
    /// <summary>Every route except the control routes under <c>/_emulator</c>.</summary>
    [JsonStringEnumMemberName("any")]
    Any,

    /// <summary>The App Service identity endpoint, <c>/msi/token</c>.</summary>
    [JsonStringEnumMemberName("msi")]
    Msi,

    /// <summary>The metadata service, <c>/metadata/identity/oauth2/token</c>.</summary>
    [JsonStringEnumMemberName("imds")]
    Imds,

    /// <summary>The identity endpoint of Machine Learning and of hybrid workers, <c>/ml/msi/token</c>.</summary>
    [JsonStringEnumMemberName("machineLearning")]
    MachineLearning,

    /// <summary>Cloud Shell's, <c>/cloudshell/token</c>.</summary>
    [JsonStringEnumMemberName("cloudShell")]
    CloudShell,

    /// <summary>Service Fabric's, <c>/servicefabric/token</c>, with TLS.</summary>
    [JsonStringEnumMemberName("serviceFabric")]
    ServiceFabric,

    /// <summary>The Arc agent's, <c>/arc/token</c>.</summary>
    [JsonStringEnumMemberName("arc")]
    Arc,

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/token</c>.</summary>
    [JsonStringEnumMemberName("token")]
    Token,

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/devicecode</c>.</summary>
    [JsonStringEnumMemberName("deviceCode")]
    DeviceCode,

    /// <summary>Entra, <c>/{tenant}/oauth2/v2.0/authorize</c>.</summary>
    [JsonStringEnumMemberName("authorize")]
    Authorize,

    /// <summary>GitHub's tokens for its jobs, <c>/_emulator/oidc/github</c>.</summary>
    [JsonStringEnumMemberName("githubOidc")]
    GitHubOidc,

    /// <summary>Azure Pipelines' tokens for its jobs, <c>/{organization}/{project}/_apis/distributedtask/…/oidctoken</c>.</summary>
    [JsonStringEnumMemberName("pipelinesOidc")]
    PipelinesOidc,

    /// <summary>The organization's own address, <c>/{organization}</c>, asked for its tenant.</summary>
    [JsonStringEnumMemberName("discovery")]
    Discovery,

    /// <summary><c>/{organization}/_apis/connectionData</c>.</summary>
    [JsonStringEnumMemberName("connectionData")]
    ConnectionData,

    /// <summary>The list of projects and a single project.</summary>
    [JsonStringEnumMemberName("projects")]
    Projects,

    /// <summary>The lists of Git repositories, of a project or of the organization, and a single repository.</summary>
    [JsonStringEnumMemberName("repositories")]
    Repositories,

    /// <summary>Anything else that was asked for.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
