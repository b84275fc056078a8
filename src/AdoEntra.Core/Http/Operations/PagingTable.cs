using System.Globalization;

namespace AdoEntra.Http.Operations;

/// <summary>
/// How lists are divided, <c>paging.tsv</c>: written by hand, for the contract tells the parameters and not what they do. Its last column
/// says where a row comes from; what is not in it is one answer.
/// </summary>
internal sealed class PagingTable
{
    /// <summary>The columns. <c>-</c> stands for none, and for a number that nobody says.</summary>
    public const string Header = "host\tmethod\ttemplate\tkind\titems\ttoken\ttop\tskip\tdefault\tlargest\tsource";

    private readonly Dictionary<(string Host, string Method, string Template), PageStyle> _styles = [];

    private PagingTable()
    {
    }

    public static PagingTable Read()
    {
        var table = new PagingTable();
        var texts = new SharedTexts();
        foreach (string[] row in TableResource.Rows("paging.tsv", Header))
        {
            if (!Enum.TryParse(row[3], out PageKind kind)) throw new InvalidDataException($"paging.tsv has '{row[3]}', which is no kind of paging.");
            table._styles.Add((row[0], row[1], row[2]), new(kind, Text(row[4]), Text(row[5]), Text(row[6]), Text(row[7]), Number(row[8]), Number(row[9])));
        }

        return table;

        string Text(string column) => column == "-" ? string.Empty : texts.Share(column);
    }

    /// <summary>The style of an operation.</summary>
    public PageStyle Find(ServiceHost host, HttpMethod method, string template) =>
        _styles.TryGetValue((host.Name, method.Method, template), out PageStyle? style) ? style : PageStyle.None;

    private static int Number(string column) => column == "-" ? 0 : int.Parse(column, NumberStyles.None, CultureInfo.InvariantCulture);
}
