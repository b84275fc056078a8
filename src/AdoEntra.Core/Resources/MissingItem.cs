using AdoEntra.Errors;

namespace AdoEntra.Resources;

/// <summary>That something which is named exactly is not there.</summary>
internal static class MissingItem
{
    /// <summary>The error <c>NotFound</c>: the service does not tell what is not there from what may not be seen.</summary>
    /// <param name="kind">What it is: <c>environment</c>.</param>
    /// <param name="name">The name or id that was given.</param>
    /// <param name="where">Where it was looked for: <c>project 'SecretSauce'</c>.</param>
    public static AdoServiceException Of(string kind, string name, string where) => new(
        ErrorIds.NotFound,
        $"The {kind} '{name}' does not exist in {where}, or this identity is not allowed to see it.",
        "Check the name, or ask a project administrator to give this identity access to it.")
    { Target = name };
}
