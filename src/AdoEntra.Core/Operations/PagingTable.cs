using System.Globalization;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Operations;

/// <summary>
/// How lists are divided, <c>paging.tsv</c>: written by hand, for the contract tells the parameters and not what they do. Its last column
/// says where a row comes from; what is not in it is one response.
/// </summary>
internal sealed class PagingTable
{
    /// <summary>The columns. <c>-</c> stands for none, and for a number that is not documented.</summary>
    public const string Header = "host\tmethod\ttemplate\tkind\titems\ttoken\ttop\tskip\tdefault\tlargest\tsource";

    private readonly Dictionary<string, PagingStyle> _styles = new(StringComparer.Ordinal);

    private PagingTable()
    {
    }

    public static PagingTable Read()
    {
        var table = new PagingTable();
        var texts = new SharedTexts();
        foreach (string[] row in TableResource.Rows("paging.tsv", Header))
        {
            table._styles.Add(
                Key(row[0], row[1], row[2]),
                new(Kind(row[3]), Text(row[4]), Text(row[5]), Text(row[6]), Text(row[7]), Number(row[8]), Number(row[9]))
            );
        }

        return table;

        string Text(string column) => column == "-" ? string.Empty : texts.Share(column);
    }

    /// <summary>The style of an operation.</summary>
    public PagingStyle Find(ServiceHost host, HttpMethod method, string template) =>
        _styles.TryGetValue(Key(host.Name, method.Method, template), out PagingStyle? style) ? style : PagingStyle.None;

    // By hand: this is read at the first call of many a connection, and reflection is dear there.
    private static PagingKind Kind(string column) => column switch
    {
        nameof(PagingKind.None) => PagingKind.None,
        nameof(PagingKind.HeaderToken) => PagingKind.HeaderToken,
        nameof(PagingKind.BodyToken) => PagingKind.BodyToken,
        nameof(PagingKind.TopSkip) => PagingKind.TopSkip,
        _ => throw new InvalidDataException($"paging.tsv has '{column}', which is not a kind of paging."),
    };

    private static string Key(string host, string method, string template) => string.Join(" ", host, method, template);

    private static int Number(string column) => column == "-" ? 0 : int.Parse(column, NumberStyles.None, CultureInfo.InvariantCulture);
}
