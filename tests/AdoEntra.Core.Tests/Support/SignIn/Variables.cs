using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Support.SignIn;

/// <summary>An environment that holds what a test puts there and nothing of the machine's.</summary>
internal static class Variables
{
    public static VariableReader None => static _ => null;

    public static VariableReader Of(params (string Name, string? Value)[] variables)
    {
        Dictionary<string, string?> map = variables.ToDictionary(static pair => pair.Name, static pair => pair.Value);
        return name => map.TryGetValue(name, out string? value) ? value : null;
    }
}
