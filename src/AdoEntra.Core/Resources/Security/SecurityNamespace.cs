using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Security;

/// <summary>A set of permissions (SecurityNamespaceDescription, security 7.1).</summary>
internal sealed class SecurityNamespace : AdoResource
{
    public const string Project = "52d39943-cb85-4d7f-8fa8-c6baac873819";
    public const string Git = "2e9eb7ed-3c0a-47d4-87c1-0ffdd275fd87";
    public const string Build = "33344d9c-fc72-4d6f-aba5-fa317101a7e9";

    private static readonly JsonRecordReader<SecurityNamespace> s_reader = new(static json => new(json));

    private SecurityNamespace(JsonRecord json)
        : base(json)
    {
    }

    public string? NamespaceId => GetString();

    public string? Name => GetString();

    public IReadOnlyList<SecurityAction> Actions => GetList(SecurityAction.Reader);

    /// <summary>All of them: one request, where several are wanted.</summary>
    internal static ServiceRequest<SecurityNamespace> All() =>
        new(Route.To($"_apis/securitynamespaces"), "the kinds of permissions", s_reader);

    /// <param name="id">Its id, the same in every organization.</param>
    internal static ServiceRequest<SecurityNamespace> One(string id) =>
        new(Route.To($"_apis/securitynamespaces/{id}"), "the kinds of permissions", s_reader);
}

/// <summary>One permission (ActionDefinition, security 7.1).</summary>
internal sealed class SecurityAction : AdoResource
{
    internal static readonly JsonRecordReader<SecurityAction> Reader = new(static json => new(json));

    private SecurityAction(JsonRecord json)
        : base(json)
    {
    }

    public long? Bit => GetInt64();

    public string? Name => GetString();

    public string? DisplayName => GetString();
}
