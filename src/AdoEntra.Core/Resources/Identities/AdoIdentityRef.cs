using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A person, group or application, as other objects refer to it (IdentityRef, git 7.1).</summary>
public sealed class AdoIdentityRef : AdoIdentityReference
{
    internal static readonly JsonRecordReader<AdoIdentityRef> Reader = new(static json => new(json));

    private AdoIdentityRef(JsonRecord json)
        : base(json)
    {
    }
}
