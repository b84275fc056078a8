using System.Collections.Specialized;
using System.Text.Json;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities;

/// <summary>An identity as the service keeps it for its own use (Identity, ims 7.1).</summary>
internal sealed class FoundIdentity : AdoResource
{
    private static readonly JsonRecordReader<FoundIdentity> s_inner = new(static json => new(json));
    private static readonly Reader s_reader = new();

    private readonly JsonRecord _json;

    private FoundIdentity(JsonRecord json)
        : base(json)
    {
        _json = json;
    }

    public string? Id => GetString();

    public string? ProviderDisplayName => GetString();

    /// <summary>The descriptor of the graph.</summary>
    public string? SubjectDescriptor => GetString();

    public bool IsContainer => GetBoolean();

    /// <summary>The descriptor that access control lists have.</summary>
    internal string? AclDescriptor => Text(_json, "Descriptor");

    /// <summary>The groups that it is in, by such descriptors; empty where they were not asked for.</summary>
    internal IReadOnlyList<string> Groups =>
        _json.IndexOf("MemberOf") is >= 0 and int place && _json.ValueAt(place) is object?[] groups
            ? [.. groups.Select(DescriptorOf).OfType<string>()]
            : [];

    /// <param name="text">The account name, email address or display name, or the beginning of one.</param>
    internal static ServiceRequest<FoundIdentity> Search(string text) =>
        At.Graph(Route.To($"_apis/identities?searchFilter=General&filterValue={text}"), $"the identity '{text}'");

    /// <param name="ids">Ids in the organization, with commas between.</param>
    internal static ServiceRequest<FoundIdentity> ByIds(string ids) =>
        At.Graph(Route.To($"_apis/identities?identityIds={ids}"), "the identities");

    /// <param name="descriptors">Descriptors of the graph, with commas between.</param>
    internal static ServiceRequest<FoundIdentity> BySubjects(string descriptors) =>
        At.Graph(Route.To($"_apis/identities?subjectDescriptors={descriptors}"), "the identities");

    /// <param name="descriptors">Descriptors of access control lists, with commas between.</param>
    internal static ServiceRequest<FoundIdentity> ByDescriptors(string descriptors) =>
        At.Graph(Route.To($"_apis/identities?descriptors={descriptors}"), "the groups");

    /// <summary>One with all the groups that it is in, directly or by others.</summary>
    /// <param name="id">Its id in the organization.</param>
    internal static ServiceRequest<FoundIdentity> WithGroups(string id) =>
        At.Graph(Route.To($"_apis/identities?identityIds={id}&queryMembership=expandedUp"), "the groups of the identity");

    /// <inheritdoc cref="WithGroups"/>
    /// <param name="descriptor">Its descriptor in the graph.</param>
    internal static ServiceRequest<FoundIdentity> OfSubjectWithGroups(string descriptor) =>
        At.Graph(Route.To($"_apis/identities?subjectDescriptors={descriptor}&queryMembership=expandedUp"), "the groups of the identity");

    // A text, or as the contract has it an object of its two parts.
    private static string? Text(JsonRecord json, string field) =>
        json.IndexOf(field) is >= 0 and int place ? DescriptorOf(json.ValueAt(place)) : null;

    private static string? DescriptorOf(object? value) => value switch
    {
        string text => text,
        not null when JsonRecord.Of(value) is { } parts
            && Text(parts, "IdentityType") is { } type
            && Text(parts, "Identifier") is { } identifier => $"{type};{identifier}",
        _ => null,
    };

    // Of what is not known there is a null in the list.
    private sealed class Reader : IItemReader<FoundIdentity>
    {
        public ItemReader<FoundIdentity> ForResponse(DamagedText? damaged = null)
        {
            ItemReader<FoundIdentity> read = s_inner.ForResponse(damaged);
            return (ref Utf8JsonReader reader) =>
            {
                if (reader.TokenType == JsonTokenType.StartObject) return read(ref reader);
                reader.SkipValue();
                return s_inner.Create(JsonRecord.Of(new OrderedDictionary())!);
            };
        }
    }

    private static class At
    {
        public static ServiceRequest<FoundIdentity> Graph(string route, string what) =>
            new(route, what, s_reader) { Host = ServiceHost.Graph, AcceptsAny = true };
    }
}
