using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>An operation as the contract's files have it.</summary>
internal sealed record ContractOperation(
    ServiceHost Host,
    string Method,
    string Template,
    string Area,
    string Version,
    string? Body,
    IReadOnlyList<string> Optional,
    IReadOnlyList<string> Query,
    IReadOnlyList<string> Produces
)
{
    /// <summary>What makes it one operation.</summary>
    public (ServiceHost Host, string Method, string Template) Key => (Host, Method, Template);

    /// <summary>Its row in the table.</summary>
    public string Row =>
        string.Join("\t", Host.Name, Method, Template, Area, Version, Body ?? "-", Names(Optional), Names(Query), Names(Produces));

    /// <summary>The same with the query of another form of it, which the contract lists by itself and the service does not.</summary>
    public ContractOperation With(ContractOperation other)
    {
        // One form may be without a body.
        string? body = Body ?? other.Body;
        Assert.Equal(
            this with { Query = [], Produces = [], Body = body },
            other with { Query = [], Produces = [], Optional = Optional, Body = other.Body ?? body });
        Assert.Equal(Optional, other.Optional);
        return this with { Query = Union(Query, other.Query), Produces = Both(Produces, other.Produces), Body = body };
    }

    // The contract lists a form of an operation by itself where it gives something else: nothing in the column stands for JSON.
    private static IReadOnlyList<string> Both(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count == 0 && right.Count == 0
            ? []
            : Union(left.Count == 0 ? ["application/json"] : left, right.Count == 0 ? ["application/json"] : right);

    private static IReadOnlyList<string> Union(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        [.. left.Union(right).OrderBy(static name => name, StringComparer.Ordinal)];

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "-" : string.Join(" ", names);
}
