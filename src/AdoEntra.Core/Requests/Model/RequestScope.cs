namespace AdoEntra.Requests.Model;

/// <summary>What a request is limited to.</summary>
/// <param name="Project">The project, by the name or id that it is asked by; null for the whole organization.</param>
/// <param name="Repository">The repository likewise; null for all.</param>
internal sealed record RequestScope(string? Project, string? Repository = null);
