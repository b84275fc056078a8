using System.Text.RegularExpressions;

namespace AdoEntra.Errors.KnownCauses;

/// <summary>
/// Fills the names in a sentence of the table: <c>{application}</c> with its value, <c>{Application}</c> with the value as the beginning of
/// a sentence.
/// </summary>
internal static class CauseTemplate
{
    private static readonly Regex s_name = new(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.CultureInvariant);

    // What a name is called where no case is at hand: in the documentation, and where a text of another program is explained. One that is
    // not here is called after itself.
    private static readonly Dictionary<string, string> s_general = new(StringComparer.Ordinal)
    {
        ["application"] = "the application",
        ["tenant"] = "the tenant",
        ["identity"] = "this identity",
        ["what"] = "the resource",
        ["party"] = "this identity",
        ["host"] = "the host",
        ["tool"] = "the developer tool",
        ["failed"] = "return",
        ["did"] = "read",
        ["tokenName"] = "token",
        ["issuer"] = "The issuer",
        ["networkAdvice"] = "Check the network and the proxy of this machine, then retry.",
        ["tried"] = "tried several times",
        ["wait"] = "a minute",
        ["addCommand"] = "Add-AdoServicePrincipal -ObjectId <object id>",
        ["objectId"] = "<object id>",
        ["audience"] = "api://AzureADTokenExchange",
        ["authority"] = "login.microsoftonline.com",
        // What is said besides, where it is known.
        ["presented"] = string.Empty,
        ["by"] = string.Empty,
        ["limit"] = string.Empty,
        ["retried"] = string.Empty,
        ["details"] = string.Empty,
        ["occasion"] = string.Empty,
        ["changed"] = string.Empty,
        ["otherId"] = string.Empty,
        ["way"] = string.Empty,
    };

    /// <summary>The sentence with its names filled.</summary>
    /// <param name="template">The sentence of the table.</param>
    /// <param name="values">What the names stand for.</param>
    public static string Fill(string template, params (string Name, string? Value)[] values) =>
        s_name.Replace(
            template,
            match =>
            {
                string written = match.Groups["name"].Value;
                string name = char.ToLowerInvariant(written[0]) + written.Substring(1);
                string value = Array.Find(values, pair => pair.Name == name).Value ?? General(name);
                return written == name || value.Length == 0 ? value : Capitalized.Of(value);
            }
        );

    private static string General(string name) => s_general.TryGetValue(name, out string? words) ? words : $"<{name}>";
}
