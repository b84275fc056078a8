using System.Collections;
using System.Management.Automation;
using System.Security;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Binding;

/// <summary>Values of variables and of service connections, as users give them: some of them secret.</summary>
internal static class GivenValues
{
    /// <summary>A secret value.</summary>
    /// <param name="value">The parameter's value.</param>
    /// <param name="parameter">The parameter, without its dash.</param>
    /// <param name="warn">Called where a plain text was given.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is empty, or no secret.</exception>
    public static Secret ReadSecret(SecureString? value, string parameter, Action<string> warn) =>
        SecretArgument.Find(value, parameter, SecretKind.Password, warn)
        ?? throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"-{parameter} is empty.",
            "Pass the secret itself, for example (Read-Host -AsSecureString)."
        );

    /// <summary>The values of a table: a SecureString is a secret, anything else a text.</summary>
    /// <param name="table">Names and values.</param>
    /// <param name="parameter">The parameter, without its dash.</param>
    /// <param name="warn">Called where a plain text was given.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a secret is empty.</exception>
    public static (Dictionary<string, string?> Texts, Dictionary<string, Secret> Secrets) Divide(
        IDictionary table,
        string parameter,
        Action<string> warn
    )
    {
        Dictionary<string, string?> texts = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, Secret> secrets = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is SecureString secret) secrets[name] = ReadSecret(secret, parameter, warn);
            else texts[name] = LanguagePrimitives.ConvertTo<string>(value);
        }

        return (texts, secrets);
    }
}
