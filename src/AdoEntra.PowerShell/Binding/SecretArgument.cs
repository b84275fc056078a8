using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Binding;

/// <summary>
/// What was given to a parameter that takes a secret. The shell's binder shows a value that it cannot convert, and a token with it: so
/// nothing is left for it to convert. What is no SecureString waits here, behind an empty one, until the command itself looks at it.
/// </summary>
internal sealed class SecretArgument
{
    // By the object: it lives as long as the parameter's value does.
    private static readonly ConditionalWeakTable<SecureString, SecretArgument> s_others = new();

    private readonly object _value;

    private SecretArgument(object value) => _value = value;

    /// <summary>The value as the binder gets it: nothing that it would have to convert. Never throws.</summary>
    public static SecureString? Take(object? value)
    {
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (bare is null or SecureString) return bare as SecureString;
        var stand = new SecureString();
        s_others.Add(stand, new SecretArgument(value!));
        return stand;
    }

    /// <summary>The secret that was given; null where nothing was, or nothing but blanks.</summary>
    /// <param name="value">The parameter's value.</param>
    /// <param name="parameter">The parameter, without its dash.</param>
    /// <param name="kind">What it should be.</param>
    /// <param name="warn">Called where a plain text was given, which others may read.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no such secret.</exception>
    public static Secret? Find(SecureString? value, string parameter, SecretKind kind, Action<string> warn)
    {
        if (value is null) return null;
        if (!s_others.TryGetValue(value, out SecretArgument? other)) return GivenSecret.Find(Plain(value), "-" + parameter, kind);
        string text = Text(other._value, parameter, kind, out bool isPlain);
        Secret? secret = GivenSecret.Find(text, "-" + parameter, kind);
        if (isPlain && secret is not null) warn(Warning(text, parameter, kind));
        return secret;
    }

    /// <summary>The whole text, with any NUL in it: what ends there would be another secret.</summary>
    public static string Plain(SecureString value)
    {
        IntPtr copy = Marshal.SecureStringToGlobalAllocUnicode(value);
        try
        {
            return Marshal.PtrToStringUni(copy, value.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }

    // Whatever it is wrapped in: a tool's lines, the object of a command, a header.
    private static string Text(object value, string parameter, SecretKind kind, out bool isPlain)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        isPlain = bare is not (SecureString or PSCredential);
        switch (bare)
        {
            case string text:
                return text;
            case SecureString secure:
                return Plain(secure);
            case PSCredential credential:
                return Plain(credential.Password);
            case char[] letters:
                return new string(letters);
            case IDictionary table:
                return Inner(Names(kind).Select(name => Entry(table, name)), parameter, kind, "a table", out isPlain);
            case IEnumerable list:
                object?[] items = [.. list.Cast<object?>()];
                if (items.Length == 1 && items[0] is not null) return Text(items[0]!, parameter, kind, out isPlain);
                return items.All(static item => (item is PSObject line ? line.BaseObject : item) is string)
                    ? string.Join("\n", items)
                    : throw GivenSecret.Foreign("-" + parameter, $"a list of {items.Length} values");
            case ScriptBlock:
                throw GivenSecret.Foreign("-" + parameter, "a script block");
            case ValueType:
                throw GivenSecret.Foreign("-" + parameter, $"a {bare.GetType().Name}");
            default:
                PSObject properties = value as PSObject ?? PSObject.AsPSObject(value);
                return Inner(Names(kind).Select(name => Property(properties, name)), parameter, kind, "an object", out isPlain);
        }
    }

    private static string Inner(IEnumerable<object?> candidates, string parameter, SecretKind kind, string what, out bool isPlain)
    {
        object? found = candidates.FirstOrDefault(
            static value => (value is PSObject inner ? inner.BaseObject : value) is string { Length: > 0 } or SecureString);
        if (found is not null) return Text(found, parameter, kind, out isPlain);
        string missing = kind is SecretKind.ClientSecret or SecretKind.Password ? "a secret" : "a token";
        throw GivenSecret.Foreign("-" + parameter, $"{what} without {missing} in it");
    }

    // 'Authorization' is what Get-AdoEntraToken -AsHeader gives.
    private static IEnumerable<string> Names(SecretKind kind) => [.. SecretJson.Names(kind), "Authorization"];

    private static object? Entry(IDictionary table, string name)
    {
        object? key = table
            .Keys.Cast<object>()
            .FirstOrDefault(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase));
        return key is null ? null : table[key];
    }

    private static object? Property(PSObject value, string name)
    {
        try
        {
            return value.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static string Warning(string text, string parameter, SecretKind kind)
    {
        string safe = kind switch
        {
            SecretKind.AccessToken when text.TrimStart().StartsWith("{", StringComparison.Ordinal) =>
                "better still, use -AzureCli, which gets and renews the token itself",
            SecretKind.AccessToken =>
                "better still, use an identity, whose tokens are renewed (-AzureCli, -AzurePowerShell, -Identity, ...)",
            SecretKind.JobToken => "better still, remove it: the variable SYSTEM_ACCESSTOKEN is read automatically",
            _ => "(Get-Secret <name>) reads it from a vault",
        };
        return $"The value of -{parameter} is plain text, which remains readable in the command history and in logs. Pass a SecureString: "
            + $"(Read-Host -AsSecureString), or in a job (ConvertTo-SecureString $env:NAME -AsPlainText -Force); {safe}.";
    }
}
