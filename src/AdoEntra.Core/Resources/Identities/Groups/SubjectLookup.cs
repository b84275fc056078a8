using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities.Groups;

/// <summary>
/// Many subjects by their descriptors at once. The contract has them in an object with a field for each, the public clients look for this
/// object in a <c>value</c>: both are read.
/// </summary>
internal sealed class SubjectLookup : AdoResource
{
    /// <summary>How many are asked for at once.</summary>
    public const int Most = 100;

    private static readonly JsonRecordReader<SubjectLookup> s_reader = new(static json => new(json));

    private readonly JsonRecord _subjects;

    private SubjectLookup(JsonRecord json)
        : base(json)
    {
        _subjects = json.IndexOf("Value") is >= 0 and int place && JsonRecord.Of(json.ValueAt(place)) is { } inner ? inner : json;
    }

    /// <summary>The subject of a descriptor; null where there is none.</summary>
    public AdoGroupMember? Find(string descriptor)
    {
        for (int i = 0; i < _subjects.Count; i++)
        {
            if (_subjects.NameAt(i) != descriptor) continue;
            return JsonRecord.Of(_subjects.ValueAt(i)) is { } subject ? AdoGroupMember.Reader.Create(subject) : null;
        }

        return null;
    }

    /// <param name="descriptors">At most <see cref="Most"/>.</param>
    internal static ServiceRequest<SubjectLookup> Of(IReadOnlyList<string> descriptors) =>
        new(Route.To($"_apis/graph/subjectlookup"), "the names of the members", s_reader)
        {
            Host = ServiceHost.Graph,
            ApiVersion = AdoGraphSubject.GraphVersion,
            Method = HttpMethod.Post,
            IsQuery = true,
            Body = RequestBody.Json(
                new Dictionary<string, object?>
                {
                    ["lookupKeys"] = descriptors
                        .Select(static descriptor => new Dictionary<string, object?> { ["descriptor"] = descriptor })
                        .ToArray(),
                }
            ),
        };
}
