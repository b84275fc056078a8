namespace AdoEntra.Connections.Organizations;

/// <summary>One setting in a file of sections, keys and values, as git and the Azure CLI write them.</summary>
/// <param name="Section">What stands between the brackets, as it stands there.</param>
/// <param name="Key">The name of the setting.</param>
/// <param name="Value">Its text, without surrounding blanks.</param>
internal sealed record IniLine(string Section, string Key, string Value)
{
    public static IEnumerable<IniLine> Read(string text)
    {
        string section = string.Empty;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[')
            {
                int end = line.LastIndexOf(']');
                section = end > 0 ? line.Substring(1, end - 1).Trim() : string.Empty;
                continue;
            }

            int at = line.IndexOfAny(['=', ':']);
            if (at > 0) yield return new(section, line.Substring(0, at).Trim(), line.Substring(at + 1).Trim());
        }
    }
}
