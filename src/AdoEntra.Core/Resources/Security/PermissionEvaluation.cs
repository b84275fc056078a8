using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Security;

/// <summary>
/// Whether the caller may do things (PermissionEvaluationBatch, security 7.1): all that an identity can learn that may not read access
/// control lists.
/// </summary>
internal sealed class PermissionEvaluation : AdoResource
{
    private static readonly JsonRecordReader<PermissionEvaluation> s_reader = new(static json => new(json));

    private PermissionEvaluation(JsonRecord json)
        : base(json)
    {
    }

    public IReadOnlyList<Item> Evaluations => GetList(Item.Reader);

    /// <param name="space">The id of the namespace.</param>
    /// <param name="token">On what.</param>
    /// <param name="bits">The permissions, one by one.</param>
    internal static ServiceRequest<PermissionEvaluation> Of(string space, string token, params long[] bits) =>
        new(Route.To($"_apis/security/permissionevaluationbatch"), "the permissions of this identity", s_reader)
        {
            Method = HttpMethod.Post,
            IsQuery = true,
            Body = RequestBody.Json(
                new Dictionary<string, object?>
                {
                    ["alwaysAllowAdministrators"] = false,
                    ["evaluations"] = bits
                        .Select(bit => new Dictionary<string, object?>
                        {
                            ["securityNamespaceId"] = space,
                            ["token"] = token,
                            ["permissions"] = bit,
                        })
                        .ToArray(),
                }
            ),
        };

    /// <summary>One permission.</summary>
    internal sealed class Item : AdoResource
    {
        internal static readonly JsonRecordReader<Item> Reader = new(static json => new(json));

        private Item(JsonRecord json)
            : base(json)
        {
        }

        public long? Permissions => GetInt64();

        public bool Value => GetBoolean();
    }
}
