using AdoEntra.Http.Operations;

namespace AdoEntra.Core.Tests.Http.Operations;

/// <summary>An operation as the contract's files have it.</summary>
internal sealed record ContractOperation(
    ServiceHost Host, string Method, string Template, string Area, string Version, string? Body, IReadOnlyList<string> Optional, IReadOnlyList<string> Query)
{
    /// <summary>What makes it one operation.</summary>
    public (ServiceHost Host, string Method, string Template) Key => (Host, Method, Template);

    /// <summary>Its row in the table.</summary>
    public string Row => string.Join("\t", Host.Name, Method, Template, Area, Version, Body ?? "-", Names(Optional), Names(Query));

    /// <summary>The same with the query of another form of it, which the contract lists by itself and the service does not.</summary>
    public ContractOperation With(ContractOperation other)
    {
        Assert.Equal(this with { Query = [] }, other with { Query = [], Optional = Optional });
        Assert.Equal(Optional, other.Optional);
        return this with { Query = [.. Query.Union(other.Query).OrderBy(static name => name, StringComparer.Ordinal)] };
    }

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "-" : string.Join(" ", names);
}
