using System.Globalization;
using System.Text.RegularExpressions;

namespace AdoEntra.Operations;

/// <summary>
/// A version of the API: <c>7.1</c>, <c>7.1-preview</c>, <c>7.1-preview.2</c> (protocol.md 3.7). A preview is older than what it is a
/// preview of.
/// </summary>
/// <param name="Major">7 in <c>7.1</c>.</param>
/// <param name="Minor">1 in <c>7.1</c>.</param>
/// <param name="IsPreview">Whether <c>-preview</c> follows.</param>
/// <param name="Revision">The number behind <c>-preview.</c>; null where there is none, and the service takes the latest.</param>
internal readonly record struct ApiVersion(int Major, int Minor, bool IsPreview = false, int? Revision = null) : IComparable<ApiVersion>
{
    // Digits enough for every version to come, and few enough for any number type.
    private static readonly Regex s_form = new(
        @"^(?<major>[0-9]{1,4})\.(?<minor>[0-9]{1,4})(?<preview>-preview(\.(?<revision>[0-9]{1,4}))?)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    /// <summary>The version without <c>-preview</c>.</summary>
    public ApiVersion Released => new(Major, Minor);

    /// <summary>Reads a version as a user or the service writes it; false where it is none.</summary>
    public static bool TryParse(string? text, out ApiVersion version)
    {
        version = default;
        if (text is null || s_form.Match(text) is not { Success: true } match) return false;
        Group revision = match.Groups["revision"];
        version = new(
            Number(match.Groups["major"]),
            Number(match.Groups["minor"]),
            match.Groups["preview"].Success,
            revision.Success ? Number(revision) : null
        );
        return true;
    }

    /// <summary>Older is less: <c>7.0</c>, <c>7.1-preview</c>, <c>7.1-preview.1</c>, <c>7.1</c>.</summary>
    public int CompareTo(ApiVersion other)
    {
        int order = Major.CompareTo(other.Major);
        if (order == 0) order = Minor.CompareTo(other.Minor);
        if (order == 0) order = other.IsPreview.CompareTo(IsPreview);
        return order != 0 ? order : (Revision ?? -1).CompareTo(other.Revision ?? -1);
    }

    /// <summary>As the service takes it.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Major}.{Minor}")
        + (IsPreview ? "-preview" : "")
        + (Revision is { } revision ? "." + revision.ToString(CultureInfo.InvariantCulture) : "");

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);
}
