using System.Globalization;
using AdoEntra.Http.Operations;

namespace AdoEntra.Http;

/// <summary>
/// The parameters that take the size and the beginning of a page. The service knows more than one name for them: the contract has
/// <c>searchCriteria.$top</c> for commits, and the service's own clients send <c>$top</c>. What a user has given goes before the
/// contract's.
/// </summary>
/// <param name="Top">The name of the size; empty where there is none.</param>
/// <param name="Skip">The name of the beginning; empty where there is none.</param>
internal sealed record PageQuery(string Top, string Skip)
{
    private static readonly PageQuery[] s_known = [new("$top", "$skip"), new("top", "skip"), new("searchCriteria.$top", "searchCriteria.$skip")];

    /// <summary>The names that a request has, else those of its operation.</summary>
    public static PageQuery Of(ServiceRequest request, PageStyle style)
    {
        var own = new PageQuery(style.TopQuery, style.SkipQuery);
        return own.IsIn(request) ? own : Array.Find(s_known, known => known.IsIn(request)) ?? own;
    }

    /// <summary>The size that a request asks for; null where it asks for none.</summary>
    public long? TopOf(ServiceRequest request) => Number(request, Top);

    /// <summary>How many items a request passes over.</summary>
    public long SkipOf(ServiceRequest request) => Number(request, Skip) ?? 0;

    private bool IsIn(ServiceRequest request) => Number(request, Top) is not null || Number(request, Skip) is not null;

    private static long? Number(ServiceRequest request, string name) =>
        name.Length > 0 && long.TryParse(request.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
