using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Operations;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// The parameters that take the size and the beginning of a page. The service knows more than one name for them: the contract has
/// <c>searchCriteria.$top</c> for commits, and the service's own clients send <c>$top</c>. What a user has given goes before the
/// contract's.
/// </summary>
/// <param name="Top">The name of the size; empty where there is none.</param>
/// <param name="Skip">The name of the beginning; empty where there is none.</param>
internal sealed record PageQuery(string Top, string Skip)
{
    private const string Criteria = "searchCriteria.";

    private static readonly PageQuery[] s_known = [new("$top", "$skip"), new("top", "skip"), new(Criteria + "$top", Criteria + "$skip")];

    /// <summary>
    /// The names that a request has, else those of its operation. Any other name is a slip where the operation is known: the service does
    /// not look at it, and the pages behind the first would be asked for by it in vain.
    /// </summary>
    public static PageQuery Of(ServiceRequest request, PagingStyle style)
    {
        var own = new PageQuery(style.TopQuery, style.SkipQuery);
        if (own.IsIn(request)) return own;
        bool isKnown = own.Top.Length > 0 || own.Skip.Length > 0;
        PageQuery[] others = !isKnown ? s_known : own.Top.StartsWith(Criteria, StringComparison.Ordinal) ? [s_known[0]] : [];
        return Array.Find(others, known => known.IsIn(request)) ?? own;
    }

    /// <summary>The size that a request asks for; null where it asks for none.</summary>
    public long? TopOf(ServiceRequest request) => Number(request, Top);

    /// <summary>How many items a request passes over.</summary>
    public long SkipOf(ServiceRequest request) => Number(request, Skip) ?? 0;

    private bool IsIn(ServiceRequest request) => Number(request, Top) is not null || Number(request, Skip) is not null;

    private static long? Number(ServiceRequest request, string name) =>
        name.Length > 0 && long.TryParse(request.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
}
