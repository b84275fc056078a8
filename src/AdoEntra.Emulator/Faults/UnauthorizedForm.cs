using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>The ways in which Azure DevOps says 401.</summary>
public enum UnauthorizedForm
{
    /// <summary>Without a body: the credential was not accepted. [C] protocol 3.3.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>JSON, TF400813 naming the caller. [C] protocol 3.3.</summary>
    [JsonStringEnumMemberName("TF400813")]
    NotAuthorized,

    /// <summary>
    /// JSON, TF400813 naming the anonymous id <c>aaaaaaaa-…</c>: the credential was not accepted. [C] protocol 3.3, 3.10.
    /// </summary>
    [JsonStringEnumMemberName("anonymous")]
    Anonymous,

    /// <summary>JSON, TF401444: a good token of an identity that was not added to the organization. [D] protocol 3.3.</summary>
    [JsonStringEnumMemberName("TF401444")]
    NotInOrganization,
}
