using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra;

/// <summary>A type of policies (PolicyType, policy 7.1).</summary>
public sealed class AdoPolicyType : AdoResource
{
    internal static readonly JsonRecordReader<AdoPolicyType> Reader = new(static json => new(json));

    private AdoPolicyType(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id, which is the same in every organization.</summary>
    public string? Id => GetString();

    /// <summary>The name that is shown for it.</summary>
    public string? DisplayName => GetString();

    /// <summary>What policies of this type do.</summary>
    public string? Description => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (DisplayName, Id);

    /// <summary>The name that is shown for it.</summary>
    public override string ToString() => DisplayName ?? Id ?? string.Empty;

    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoPolicyType> List(string project) =>
        new(Route.To($"{project}/_apis/policy/types"), $"the policy types of project '{project}'", Reader);
}
