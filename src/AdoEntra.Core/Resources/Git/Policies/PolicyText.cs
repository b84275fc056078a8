using System.Globalization;

namespace AdoEntra.Resources.Git.Policies;

/// <summary>What a policy requires, in words for a table.</summary>
internal static class PolicyText
{
    private static readonly string[] s_units = ["bytes", "KB", "MB", "GB"];

    /// <summary>What is required; null where the type of the policy says all there is.</summary>
    /// <param name="type">The id of the type.</param>
    /// <param name="settings">The settings, by the service's names.</param>
    public static string? Of(string? type, IReadOnlyDictionary<string, object?> settings)
    {
        PolicyKind? kind = PolicyKind.Find(type);
        if (kind == PolicyKind.MinimumReviewers) return Votes(settings);
        if (kind == PolicyKind.RequiredReviewers) return Reviewers(settings) + Files(settings);
        if (kind == PolicyKind.Build)
            return (Text(settings, "displayName") ?? $"pipeline {Text(settings, "buildDefinitionId")}") + Files(settings);
        if (kind == PolicyKind.MergeStrategy) return Strategies(settings);
        if (kind == PolicyKind.FileSize) return $"at most {Size(settings)}";
        return Text(settings, "defaultDisplayName") ?? Text(settings, "displayName");
    }

    private static string Votes(IReadOnlyDictionary<string, object?> settings)
    {
        string count = Text(settings, "minimumApproverCount") ?? "1";
        string votes = count == "1" ? "1 approval" : $"{count} approvals";
        if (IsSet(settings, "creatorVoteCounts")) votes += ", the creator's counts";
        return IsSet(settings, "resetOnSourcePush") ? votes + ", reset by a push" : votes;
    }

    private static string Reviewers(IReadOnlyDictionary<string, object?> settings)
    {
        if (Text(settings, "message") is { Length: > 0 } message) return message;
        int count = Items(settings, "requiredReviewerIds").Count;
        return count == 1 ? "1 reviewer" : $"{count} reviewers";
    }

    private static string Files(IReadOnlyDictionary<string, object?> settings)
    {
        IReadOnlyList<object?> patterns = Items(settings, "filenamePatterns");
        return patterns.Count == 0 ? string.Empty : $" for {string.Join(", ", patterns)}";
    }

    private static string Strategies(IReadOnlyDictionary<string, object?> settings) =>
        string.Join(
            ", ",
            PolicyKind.MergeStrategy.Settings.Where(name => IsSet(settings, name)).Select(static name => name.Substring("allow".Length))
        );

    private static string Size(IReadOnlyDictionary<string, object?> settings)
    {
        double size = settings.TryGetValue("maximumGitBlobSizeInBytes", out object? value) && value is long bytes ? bytes : 0;
        int unit = 0;
        for (; size >= 1024 && unit < s_units.Length - 1; unit++) size /= 1024;
        return $"{size.ToString("0.#", CultureInfo.InvariantCulture)} {s_units[unit]}";
    }

    private static string? Text(IReadOnlyDictionary<string, object?> settings, string name) =>
        settings.TryGetValue(name, out object? value) ? Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text
            ? text
            : null
        : null;

    private static bool IsSet(IReadOnlyDictionary<string, object?> settings, string name) =>
        settings.TryGetValue(name, out object? value) && value is true;

    private static IReadOnlyList<object?> Items(IReadOnlyDictionary<string, object?> settings, string name) =>
        settings.TryGetValue(name, out object? value) && value is IReadOnlyList<object?> items ? items : [];
}
