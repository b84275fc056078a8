using AdoEntra.Http.Addresses;

namespace AdoEntra.Operations;

/// <summary>
/// The contract's operations as a table, <c>operations.tsv</c>, made from the contract's own files; with what those do not say: how lists
/// are divided (<see cref="PagingTable"/>) and which POST only reads (<see cref="ReadOnlyPosts"/>).
/// </summary>
internal static class OperationTable
{
    /// <summary>The columns. <c>-</c> stands for none; names in one column are separated by spaces.</summary>
    public const string Header = "host\tmethod\ttemplate\tarea\tversion\tbody\toptional\tquery\tproduces";

    private static readonly string[] s_none = [];

    public static IReadOnlyList<Operation> Read()
    {
        var texts = new SharedTexts();
        PagingTable paging = PagingTable.Read();
        var hosts = ServiceHost.All.ToDictionary(static host => host.Name, StringComparer.Ordinal);
        var operations = new List<Operation>(700);
        foreach (string[] row in TableResource.Rows("operations.tsv", Header))
        {
            ServiceHost host = hosts[row[0]];
            var method = new HttpMethod(texts.Share(row[1]));
            string template = row[2];
            operations.Add(new(
                host,
                texts.Share(row[3]),
                method,
                template,
                texts.Share(row[4]),
                paging.Find(host, method, template),
                method == HttpMethod.Get || method == HttpMethod.Head || ReadOnlyPosts.Contains(method, template),
                row[5] == "-" ? null : texts.Share(row[5]),
                Names(row[7]),
                Names(row[8]))
            { Optional = Names(row[6]) });
        }

        return operations;

        string[] Names(string column) => column == "-" ? s_none : Array.ConvertAll(column.Split(' '), texts.Share);
    }
}
