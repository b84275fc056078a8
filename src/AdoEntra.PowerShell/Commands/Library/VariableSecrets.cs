using System.Collections;
using System.Management.Automation;
using System.Security;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;
using AdoEntra.Resources.Library;

namespace AdoEntra.Commands;

/// <summary>The values of variables as users give them.</summary>
internal static class VariableSecrets
{
    /// <summary>The value of a secret variable.</summary>
    /// <param name="value">The parameter's value.</param>
    /// <param name="parameter">The parameter, without its dash.</param>
    /// <param name="warn">Called where a plain text was given.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is empty, or no secret.</exception>
    public static Secret Read(SecureString? value, string parameter, Action<string> warn) =>
        SecretArgument.Find(value, parameter, SecretKind.Password, warn)
        ?? throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"-{parameter} is empty.",
            "Pass the secret itself, for example (Read-Host -AsSecureString)."
        );

    /// <summary>The variables of a table: a SecureString is a secret, anything else a value that can be read.</summary>
    /// <param name="table">Names and values.</param>
    /// <param name="parameter">The parameter, without its dash.</param>
    /// <param name="warn">Called where a plain text was given.</param>
    public static IReadOnlyList<VariableSetting> Settings(IDictionary table, string parameter, Action<string> warn)
    {
        List<VariableSetting> settings = [];
        foreach (DictionaryEntry entry in table)
        {
            var setting = new VariableSetting(LanguagePrimitives.ConvertTo<string>(entry.Key));
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            settings.Add(value is SecureString secret
                ? setting with { Secret = Read(secret, parameter, warn) }
                : setting with { Value = LanguagePrimitives.ConvertTo<string>(value) });
        }

        return settings;
    }
}
