using AdoEntra.Json.Reading;
using AdoEntra.Operations;

namespace AdoEntra;

/// <summary>A person, group or application as the graph of the organization has it (GraphSubject and GraphMember, graph 7.1).</summary>
public abstract class AdoGraphSubject : AdoResource
{
    /// <summary>No version of the graph is released.</summary>
    internal const string GraphVersion = "7.1-preview.1";

    /// <summary>The service alone decides how long a page is.</summary>
    internal static readonly PagingStyle GraphPaging =
        new(PagingKind.HeaderToken, TopQuery: "", SkipQuery: "", DefaultPage: 0, LargestPage: 0);

    private protected AdoGraphSubject(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name that is shown for it; several may have the same.</summary>
    public string? DisplayName => GetString();

    /// <summary>The name in the directory that it comes from: of a person mostly an email address, of a group
    /// <c>[scope]\name</c>.</summary>
    public string? PrincipalName => GetString();

    /// <summary>Its email address.</summary>
    public string? MailAddress => GetString();

    /// <summary><c>user</c>, <c>servicePrincipal</c> or <c>group</c>.</summary>
    public string? SubjectKind => GetString();

    /// <summary>The directory that it comes from: <c>aad</c> for Entra, <c>vsts</c> for Azure DevOps.</summary>
    public string? Origin => GetString();

    /// <summary>Its id in that directory; in Entra the object id.</summary>
    public string? OriginId => GetString();

    /// <summary>What it belongs to: the tenant, the organization or the project.</summary>
    public string? Domain => GetString();

    /// <summary>By what the graph of the organization knows it.</summary>
    public string? Descriptor => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (DisplayName, PrincipalName);

    /// <inheritdoc/>
    internal override string Summary => PrincipalName ?? ToString();

    /// <summary>The name that is shown for it.</summary>
    public override string ToString() => DisplayName ?? PrincipalName ?? Descriptor ?? string.Empty;
}
