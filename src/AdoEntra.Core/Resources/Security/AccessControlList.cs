using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Security;

/// <summary>Who was allowed and denied what on a token (AccessControlList, security 7.1).</summary>
internal sealed class AccessControlList : AdoResource
{
    private static readonly JsonRecordReader<AccessControlList> s_reader = new(static json => new(json));

    private readonly JsonRecord _json;

    private AccessControlList(JsonRecord json)
        : base(json)
    {
        _json = json;
    }

    public string? Token => GetString();

    /// <summary>The entries by the descriptors that they are for.</summary>
    internal IEnumerable<AccessControlEntry> Entries
    {
        get
        {
            if (Part(_json, "AcesDictionary") is not { } entries) yield break;
            for (int i = 0; i < entries.Count; i++)
            {
                if (JsonRecord.Of(entries.ValueAt(i)) is not { } entry) continue;
                JsonRecord? more = Part(entry, "ExtendedInfo");
                (long allow, long deny) = (Bits(entry, "Allow"), Bits(entry, "Deny"));
                yield return new(entries.NameAt(i), allow, deny, allow | Bits(more, "EffectiveAllow"), deny | Bits(more, "EffectiveDeny"));
            }
        }
    }

    /// <param name="space">The id of the namespace.</param>
    /// <param name="token">What the list is for.</param>
    /// <param name="descriptors">For whom, with commas between.</param>
    /// <param name="what">What is read, for messages.</param>
    internal static ServiceRequest<AccessControlList> Of(string space, string token, string descriptors, string what) =>
        new(
            Route.To(
                $"_apis/accesscontrollists/{space}?token={token}&descriptors={descriptors}&includeExtendedInfo=true&recurse=false"
            ),
            what,
            s_reader
        );

    private static JsonRecord? Part(JsonRecord json, string field) =>
        json.IndexOf(field) is >= 0 and int place ? JsonRecord.Of(json.ValueAt(place)) : null;

    private static long Bits(JsonRecord? json, string field) =>
        json?.IndexOf(field) is >= 0 and int place && json.ValueAt(place) is long bits ? bits : 0;
}

/// <summary>What was allowed and denied to one, and what follows for it with its groups and with what is above.</summary>
internal sealed record AccessControlEntry(string Descriptor, long Allow, long Deny, long EffectiveAllow, long EffectiveDeny);
